#include "base/steady_clock.h"
#include "cli/serve_command.h"
#include "cli_run.h"
#include "support/collecting_sink.h"
#include "support/raw_socket.h"

#include <QTest>

using namespace lifeline;

class ServeCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itSaysWhereItListens();
    void anAddressOthersReachIsAWarning();
    void aTakenPortEndsIt();
    void theFirstStopWaitsForTheConnections();
    void aPeerThatDoesNotAnswerIsNotWaitedForForever();
    void theSecondStopIsAtOnce();
    void eachEndIsAVerdict();
    void anotherStackAnswersBehindTheDoor();
    void leakedResourcesAreCountedAtTheEnd();

private:
    /// A command on a free port and what it wrote.
    struct Run {
        Run() { options.server.port = 0; }

        bool begin()
        {
            command.start(lab);
            return takeUntil("listening");
        }
        /// Hands the command what happened up to the first event of that name.
        bool takeUntil(std::string_view name)
        {
            const bool came = sink.waitFor(name).has_value();
            for (; taken < sink.log().size(); ++taken)
                command.take(sink.log().event(taken));
            return came;
        }
        QByteArray written()
        {
            outStream.flush();
            return out.content();
        }

        ServeOptions options;
        MemoryFile out, errors;
        OutputStream outStream{out.descriptor()}, errorStream{errors.descriptor()};
        Console console{outStream, errorStream};
        ServeCommand command{options, console};
        CollectingSink sink;
        std::uint64_t taken = 0;
        SteadyClock clock;
        Lab lab{sink, clock, 1};
    };
};

void ServeCommandTest::itSaysWhereItListens()
{
    Run run;
    QVERIFY(run.begin());
    const auto port = run.sink.waitFor("listening")->as<event::Listening>()->port;
    QCOMPARE(run.written(), "listening on ws://127.0.0.1:" + QByteArray::number(port) + "/\n");
    QCOMPARE(run.errors.content(), QByteArray());
    QVERIFY(!run.command.done());
    QCOMPARE(serverUrl({"::1", 80, true}), std::string("ws://[::1]:80/"));
}

void ServeCommandTest::anAddressOthersReachIsAWarning()
{
    Run run;
    Event event;
    event.body = event::Listening{"0.0.0.0", 9001, false};
    run.command.take(event);
    QVERIFY(run.errors.content().contains("0.0.0.0 can be reached from other machines"));
}

void ServeCommandTest::aTakenPortEndsIt()
{
    const RawListener taken;
    Run run;
    run.options.server.port = taken.port();
    run.command.start(run.lab);
    QVERIFY(run.takeUntil("listen-failed"));
    QVERIFY(run.command.done());
    QCOMPARE(run.command.exitCode(), ExitCode::NotConnected);
    QCOMPARE(run.errors.content(),
             "lifeline-cli: Port " + QByteArray::number(taken.port()) + " is already in use on 127.0.0.1.\n");
}

void ServeCommandTest::theFirstStopWaitsForTheConnections()
{
    Run run;
    QVERIFY(run.begin());
    RawSocket peer = openRaw(run.sink.waitFor("listening")->as<event::Listening>()->port);
    run.command.stop(1, run.clock.now());
    QVERIFY(run.takeUntil("frame-sent"));
    run.command.woken(run.clock.now());
    QVERIFY(!run.command.done());
    QVERIFY(run.command.wakeAt());
    QCOMPARE(QByteArray::fromStdString(peer.receive(4)).toHex(), QByteArray("880203e9"));
    peer.send(maskedFrame(0x88, "\x03\xe9"));
    peer.finish();
    QVERIFY(run.takeUntil("on-close"));
    QTRY_COMPARE(run.lab.liveCount(), std::size_t{0});
    run.command.woken(run.clock.now());
    QVERIFY(run.command.done());
    QCOMPARE(run.command.exitCode(), ExitCode::Expected);
}

void ServeCommandTest::aPeerThatDoesNotAnswerIsNotWaitedForForever()
{
    Run run;
    QVERIFY(run.begin());
    const RawSocket peer = openRaw(run.sink.waitFor("listening")->as<event::Listening>()->port);
    const MonotonicTime now = run.clock.now();
    run.command.stop(1, now);
    run.command.woken(now + run.options.server.peer.closeTimeout);
    QVERIFY(!run.command.done());
    run.command.woken(now + std::chrono::hours(1));
    QVERIFY(run.command.done());
}

void ServeCommandTest::theSecondStopIsAtOnce()
{
    Run run;
    QVERIFY(run.begin());
    const RawSocket peer = openRaw(run.sink.waitFor("listening")->as<event::Listening>()->port);
    run.command.stop(1, run.clock.now());
    QVERIFY(!run.command.done());
    run.command.stop(2, run.clock.now());
    QVERIFY(run.command.done());
    QCOMPARE(run.command.exitCode(), ExitCode::Expected);
}

void ServeCommandTest::eachEndIsAVerdict()
{
    Run run;
    ConnectionStory story;
    story.id = static_cast<ConnectionId>(12);
    run.command.over(story);
    QVERIFY(run.written().startsWith("#12 "));
}

void ServeCommandTest::anotherStackAnswersBehindTheDoor()
{
    Run run;
    run.options.stack = StackKind::Qt;
    QVERIFY(run.begin());
    RawSocket peer = openRaw(run.sink.waitFor("listening")->as<event::Listening>()->port);
    QVERIFY(run.takeUntil("newConnection"));
    peer.send(maskedFrame(0x81, "hi"));
    QCOMPARE(QByteArray::fromStdString(peer.receive(4)).toHex(), QByteArray("81026869"));
    run.command.stop(1, run.clock.now());
    QCOMPARE(QByteArray::fromStdString(peer.receive(4)).toHex(), QByteArray("880203e9"));
    QVERIFY(run.takeUntil("disconnected"));
    run.command.leave();
}

/// The handler took one for each upgrade; on-close of the connection that opened gave both back.
void ServeCommandTest::leakedResourcesAreCountedAtTheEnd()
{
    Run run;
    const auto fire = [&run](std::uint32_t connection, event::Callback callback) {
        Event event;
        event.connection = ConnectionId{connection};
        event.side = Side::Server;
        event.body = callback;
        run.command.take(event);
    };
    RuleSet refusal;
    refusal.add(UpgradeRule::MissingKey);
    fire(1, {.name = CallbackName::Upgrade, .refusal = refusal});
    fire(2, {.name = CallbackName::Upgrade});
    fire(2, {.name = CallbackName::OnOpen});
    fire(2, {.name = CallbackName::OnClose, .code = 1000});
    ConnectionStory story;
    story.id = ConnectionId{1};
    run.command.over(story);
    run.command.ended();
    QVERIFY2(run.written().endsWith("resources: 3 taken, 2 released, 1 leaked\n"), run.written());
}

QTEST_GUILESS_MAIN(ServeCommandTest)
#include "serve_command_test.moc"
