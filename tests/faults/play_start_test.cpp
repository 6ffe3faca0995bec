#include "base/steady_clock.h"
#include "faults/play_start.h"
#include "support/collecting_sink.h"

#include <QTest>

using namespace lifeline;

namespace {

std::shared_ptr<Fault> faultOf(Side side, Reach reach = Reach::Normal)
{
    auto fault = std::make_shared<Fault>();
    fault->id = "x";
    fault->side = side;
    fault->reach = reach;
    fault->subject.peer = subjectDefaults();
    if (side == Side::Client)
        fault->steps = {
            {step::SendRequest{}}, {step::Expect{await::Response{{101}, {}, {}}, {}}}, {step::Reset{}}};
    else
        fault->steps = {{step::Expect{await::Request{}, {}}}, {step::SendResponse{}}, {step::Reset{}}};
    return fault;
}

} // namespace

class PlayStartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothSidesMeetUnderTheIdOfTheLetter_data()
    {
        QTest::addColumn<int>("side");
        QTest::newRow("a scripted client") << int(Side::Client);
        QTest::newRow("a scripted server") << int(Side::Server);
    }

    void bothSidesMeetUnderTheIdOfTheLetter()
    {
        QFETCH(int, side);
        const auto scripted = static_cast<Side>(side);
        CollectingSink sink;
        const SteadyClock clock;
        Lab lab(sink, clock, 1);
        const auto mailbox = std::make_shared<PlayMailbox>();
        QVERIFY(startBuiltIn(lab, faultOf(scripted), 7, mailbox) != 0);
        const auto begun = sink.waitFor("begun", scripted);
        QVERIFY(begun);
        QVERIFY(mailbox->filled());
        const auto letters = mailbox->take();
        QCOMPARE(letters.size(), std::size_t{1});
        QCOMPARE(letters[0].play, PlayNumber{7});
        const ConnectionId id = std::get<ConnectionId>(letters[0].news);
        QCOMPARE(begun->connection, id);
        QVERIFY(sink.waitFor("on-open", otherEnd(scripted), id));
        QVERIFY(!mailbox->filled());
    }

    void theSideUnderTestIsSetUpAsTheFaultSays()
    {
        CollectingSink sink;
        const SteadyClock clock;
        Lab lab(sink, clock, 1);
        const auto fault = faultOf(Side::Server);
        fault->subject.subprotocols = {"chat"};
        fault->subject.peer.upgradeTimeout = std::chrono::seconds(77);
        startBuiltIn(lab, fault, 1, std::make_shared<PlayMailbox>());
        const auto request = sink.waitFor("request", Side::Client);
        QVERIFY(request);
        const std::string_view head = request->as<event::Request>()->head;
        QVERIFY(head.find("Sec-WebSocket-Protocol: chat") != std::string_view::npos);
        const auto armed = sink.waitFor([](const Event& event) {
            const auto* deadline = event.as<event::DeadlineArmed>();
            return deadline && deadline->name == DeadlineName::Upgrade;
        });
        QVERIFY(armed);
        QCOMPARE(armed->as<event::DeadlineArmed>()->at - armed->at, Duration(std::chrono::seconds(77)));
    }

    void aScriptedServerCanBeOutOfReach_data()
    {
        QTest::addColumn<int>("reach");
        QTest::addColumn<int>("cause");
        QTest::newRow("nobody") << int(Reach::Nobody) << int(Cause::Refused);
        QTest::newRow("a full queue") << int(Reach::FullBacklog) << int(Cause::ConnectTimeout);
    }

    void aScriptedServerCanBeOutOfReach()
    {
        QFETCH(int, reach);
        QFETCH(int, cause);
        CollectingSink sink;
        const SteadyClock clock;
        Lab lab(sink, clock, 1);
        const auto fault = faultOf(Side::Server, static_cast<Reach>(reach));
        fault->subject.peer.connectTimeout = std::chrono::milliseconds(100);
        startBuiltIn(lab, fault, 1, std::make_shared<PlayMailbox>());
        const auto failed = sink.waitFor("connect-failed", Side::Client);
        QVERIFY(failed);
        QCOMPARE(int(failed->as<event::ConnectFailed>()->cause), cause);
    }

    void aClosedMailboxConnectsNobodyAnyMore()
    {
        PlayMailbox mailbox;
        mailbox.close();
        mailbox.put(1, []() -> PlayMailbox::News {
            QTest::qFail("it connected", __FILE__, __LINE__);
            return ConnectionId{1};
        });
        QVERIFY(!mailbox.filled());
        QVERIFY(mailbox.take().empty());
    }

    void anActIsWhatTheLabSends_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("sent");
        using Act = SubjectAct::What;
        using Sent = Outgoing::What;
        const auto row = [](const char* name, Act what, Sent sent) {
            QTest::newRow(name) << int(what) << int(sent);
        };
        row("text", Act::Text, Sent::Text);
        row("binary", Act::Binary, Sent::Binary);
        row("ping", Act::Ping, Sent::Ping);
        row("close", Act::Close, Sent::Close);
        row("fin", Act::Fin, Sent::Fin);
        row("reset", Act::Reset, Sent::Reset);
    }

    void anActIsWhatTheLabSends()
    {
        QFETCH(int, what);
        QFETCH(int, sent);
        const auto outgoing = outgoingOf({static_cast<SubjectAct::What>(what), "bytes", 4001, 0, {}});
        QCOMPARE(int(outgoing.what), sent);
        const bool ends = outgoing.what == Outgoing::What::Fin || outgoing.what == Outgoing::What::Reset;
        QCOMPARE(outgoing.bytes, std::string(ends ? "" : "bytes"));
        QCOMPARE(outgoing.code.value_or(0), std::uint16_t(outgoing.what == Outgoing::What::Close ? 4001 : 0));
    }

    void aSizeStandsForSoManyBytes()
    {
        const auto outgoing = outgoingOf({SubjectAct::What::Text, "ignored", {}, 1000, {}});
        QCOMPARE(outgoing.bytes, std::string(1000, 'x'));
    }
};

QTEST_APPLESS_MAIN(PlayStartTest)
#include "play_start_test.moc"
