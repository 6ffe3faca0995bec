#include "base/steady_clock.h"
#include "cli/connection_book.h"
#include "cli/faults_serve_command.h"
#include "cli_run.h"
#include "fault_folder.h"
#include "support/collecting_sink.h"
#include "support/raw_socket.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace lifeline;

namespace {

/// A command on a free port and what it wrote.
struct Run {
    explicit Run(const std::string& file, const char* name) : catalogue(loadCatalogue({file}, console))
    {
        options.port = 0;
        options.name = name;
        command.emplace(options, catalogue, catalogue->find(name), console);
    }

    std::uint16_t begin()
    {
        command->start(lab);
        static const QRegularExpression address(QStringLiteral("ws://127\\.0\\.0\\.1:(\\d+)/"));
        return address.match(QString::fromUtf8(written())).captured(1).toUShort();
    }
    /// Hands over what has happened up to the first event of that name.
    bool takeUntil(std::string_view name)
    {
        const bool came = sink.waitFor(name).has_value();
        for (; taken < sink.log().size(); ++taken) {
            command->take(sink.log().event(taken));
            book.take(sink.log().event(taken));
        }
        return came;
    }
    QByteArray written()
    {
        stream.flush();
        return out.content();
    }
    /// One request and all of its answer.
    QByteArray ask(std::uint16_t port, std::string_view path)
    {
        RawSocket client = RawSocket::connectTo(port);
        client.send(upgradeRequestText(path));
        const QByteArray answer = QByteArray::fromStdString(client.receiveUntil("no such end"));
        client.finish();
        takeUntil("fin-received");
        return answer;
    }

    MemoryFile out;
    OutputStream stream{out.descriptor()};
    Console console{stream, stream, false, false};
    std::shared_ptr<const Catalogue> catalogue;
    FaultsServeOptions options;
    std::optional<FaultsServeCommand> command;
    ConnectionBook book{[this](const ConnectionStory& story) { command->over(story); }};
    CollectingSink sink;
    std::uint64_t taken = 0;
    SteadyClock clock;
    Lab lab{sink, clock, 1};
};

} // namespace

class FaultsServeCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyClientIsPlayedTheFault();
    void aClientThatDoesNotFitFails();
    void thePathChooses();
    void anUnknownPathIsToldWhatThereIs();
    void aTakenPortEndsIt();
    void aPortThatNobodyListensOnIsSaid();
    void anAddressOthersReachIsAWarning();
    void stopEndsItWell();
    void theReportIsAboutTheFaultsPlayed();

private:
    FaultFolder m_folder;
    std::string m_file;
};

void FaultsServeCommandTest::initTestCase()
{
    m_file = m_folder.write(QStringLiteral("faults.json"),
                            R"({"faults": [)" + FaultFolder::serversFault("teapot") + R"(,
  {"id": "gone", "title": "Nobody", "group": "timeout", "side": "server", "rfc": ["4.1"], "does": "Is not there.",
   "must": "Fail.", "reach": "nobody", "steps": [], "expect": {"callbacks": ["on-error"]}}]})");
}

void FaultsServeCommandTest::everyClientIsPlayedTheFault()
{
    Run run(m_file, "teapot");
    const std::uint16_t port = run.begin();
    QCOMPARE(run.written(), "listening on ws://127.0.0.1:" + QByteArray::number(port) + "/\n");
    QVERIFY(run.ask(port, "/").startsWith("HTTP/1.1 418 "));
    QVERIFY2(run.written().endsWith("\n#1 passed   teapot\n"), run.written());
}

void FaultsServeCommandTest::aClientThatDoesNotFitFails()
{
    Run run(m_file, "teapot");
    RawSocket client = RawSocket::connectTo(run.begin());
    client.finish();
    QVERIFY(run.takeUntil("ended"));
    run.book.finish();
    QVERIFY2(run.written().contains("#1 failed   teapot  1 expect request: seen "), run.written());
}

void FaultsServeCommandTest::thePathChooses()
{
    Run run(m_file, "by-path");
    const std::uint16_t port = run.begin();
    QVERIFY2(run.written().contains("/ID plays that fault"), run.written());
    QVERIFY(run.ask(port, "/teapot").startsWith("HTTP/1.1 418 "));
    QVERIFY2(run.written().endsWith("#1 passed   teapot\n"), run.written());
}

void FaultsServeCommandTest::anUnknownPathIsToldWhatThereIs()
{
    Run run(m_file, "by-path");
    const QByteArray answer = run.ask(run.begin(), "/no-such");
    QVERIFY2(answer.startsWith("HTTP/1.1 404 "), answer);
    QVERIFY2(answer.contains("\n/teapot  A teapot\n"), answer);
    QVERIFY(!answer.contains("/gone "));
}

void FaultsServeCommandTest::aTakenPortEndsIt()
{
    const RawListener taken;
    Run run(m_file, "teapot");
    run.options.port = taken.port();
    run.begin();
    QVERIFY(run.command->done());
    QCOMPARE(run.command->exitCode(), ExitCode::NotConnected);
    QCOMPARE(run.written(),
             "lifeline-cli: Port " + QByteArray::number(taken.port()) + " is already in use on 127.0.0.1.\n");
}

void FaultsServeCommandTest::aPortThatNobodyListensOnIsSaid()
{
    Run run(m_file, "gone");
    const std::uint16_t port = run.begin();
    QVERIFY(port != 0);
    QVERIFY2(run.written().startsWith("nobody listens on ws://127.0.0.1:"), run.written());
    QVERIFY(!RawSocket::connectTo(port).connected());
}

void FaultsServeCommandTest::anAddressOthersReachIsAWarning()
{
    Run run(m_file, "teapot");
    run.options.bindAddress = "0.0.0.0";
    run.begin();
    QVERIFY2(run.written().contains("0.0.0.0 can be reached from other machines"), run.written());
}

void FaultsServeCommandTest::stopEndsItWell()
{
    Run run(m_file, "teapot");
    const std::uint16_t port = run.begin();
    const RawSocket client = RawSocket::connectTo(port); // says nothing, and is not waited for
    QVERIFY(!run.command->done());
    run.command->stop(1, run.clock.now());
    QVERIFY(run.command->done());
    QCOMPARE(run.command->exitCode(), ExitCode::Expected);
}

void FaultsServeCommandTest::theReportIsAboutTheFaultsPlayed()
{
    Run run(m_file, "teapot");
    run.options.common.json = "some file";
    run.ask(run.begin(), "/");
    const auto reports = run.command->reports("now");
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(reports->json)).object();
    QCOMPARE(json[QStringLiteral("passed")].toInt(), 1);
    QVERIFY(json[QStringLiteral("target")].toString().startsWith(QStringLiteral("ws://127.0.0.1:")));
}

QTEST_APPLESS_MAIN(FaultsServeCommandTest)
#include "faults_serve_command_test.moc"
