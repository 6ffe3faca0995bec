// What the engine of a script does with time, TCP and long scripts; scripted_peer_test.cpp plays the steps.
#include "faults/script_player.h"
#include "support/script_book.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

step::Expect expect(Awaited what, Duration within = 2s)
{
    step::Expect step;
    step.what = std::move(what);
    step.within = within;
    return step;
}

} // namespace

class ScriptPlayerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aConnectThatFailsBeginsNoScript()
    {
        ScriptBook play(Side::Client, std::vector<Step>{{step::SendRequest{}}});
        play.when(input::ConnectStarted{}).then({"tcp connecting [connecting]"});
        play.when(input::ConnectFailed{Cause::Refused, "no"})
            .then({"tcp connect-failed refused [failed]", "RELEASE"});
    }

    void aLongScriptLetsOthersComeFirst()
    {
        ScriptBook play(Side::Server,
                        std::vector<Step>{{Loop{600, {{step::AnswerPings{}}}}}, {step::Wait{1s}}});
        std::size_t turns = 1;
        play.connect().thenWhatever();
        while (play.wakeAt() == MonotonicTime{} && turns < 10) {
            play.when(input::Woken{}).thenWhatever();
            ++turns;
        }
        QCOMPARE(turns, std::size_t{2});
        QCOMPARE(*play.wakeAt(), MonotonicTime{1s});
    }

    void theLimitMissesWhatStillWaits()
    {
        const auto fault = faultWith(Side::Server, {{expect(await::Request{}, 1min)}, {step::Wait{1s}}});
        fault->limit = 3s;
        ScriptBook play(fault);
        play.connect().thenWhatever();
        play.after(3s)
            .when(input::Woken{})
            .then({"fault expectation-missed 1 expect request, saw nothing [upgrading]",
                   "fault ended not as expected [upgrading]", "WAKE 4s"});
    }

    void bytesThatCannotGoAnyMoreAreSkipped()
    {
        step::SendBytes bytes;
        bytes.bytes = "late";
        ScriptBook play(Side::Server, std::vector<Step>{{step::Fin{}}, {bytes}});
        play.connect().then({"tcp accepted [upgrading]", "fault begun [upgrading]",
                             "fault step 1 fin [upgrading]", "tcp fin-sent [upgrading]",
                             "fault step 2 send-bytes 4 B [upgrading]", "fault ended as expected [upgrading]",
                             "FIN", "WAKE 1s"});
    }

    void whatIsHeldBackGoesBeforeTheEnd_data()
    {
        QTest::addColumn<bool>("resets");
        QTest::newRow("a FIN") << false;
        QTest::newRow("a RST") << true;
    }
    void whatIsHeldBackGoesBeforeTheEnd()
    {
        QFETCH(bool, resets);
        step::SendBytes bytes;
        bytes.bytes = "held";
        bytes.pace.glued = true;
        ScriptBook play(Side::Server,
                        std::vector<Step>{{bytes}, resets ? Step{step::Reset{}} : Step{step::Fin{}}});
        play.connect().thenWhatever();
        QCOMPARE(play.sent(), std::string("held"));
    }

    void aFinIsNotAnsweredBeforeTheScriptIsOver()
    {
        ScriptBook play(Side::Server, std::vector<Step>{{step::Wait{1s}}});
        play.connect().thenWhatever();
        play.when(input::FinReceived{}).then({"tcp fin-received [upgrading]"});
        play.after(1s)
            .when(input::Woken{})
            .then({"fault ended as expected [upgrading]", "tcp fin-sent [failed]", "FIN", "RELEASE"});
    }

    void aLostConnectionEndsIt()
    {
        ScriptBook play(Side::Server, std::vector<Step>{{expect(await::End{})}});
        play.connect().thenWhatever();
        play.when(input::ConnectionLost{Cause::TcpTimedOut, "gone"})
            .then({"tcp connection-lost tcp-timed-out [failed]",
                   "fault expectation-missed 1 expect end, saw connection-lost [failed]",
                   "fault ended not as expected [failed]", "RELEASE"});
    }

    void whatAnApplicationAsksForIsIgnored()
    {
        ScriptBook play(Side::Server, std::vector<Step>{{step::Wait{1s}}});
        play.connect().thenWhatever();
        play.when(input::SendMessage{Opcode::Text, "x"}).then({});
        play.when(input::SendClose{1000, {}}).then({});
        play.when(input::DropFin{}).then({});
    }

    void whoGivesThePlayUpResetsIt()
    {
        ScriptBook play(Side::Server, std::vector<Step>{{step::Wait{1s}}});
        play.connect().thenWhatever();
        play.when(input::DropReset{})
            .then({"fault ended not as expected [upgrading]", "tcp reset-sent [failed]", "RESET", "RELEASE"});
        play.when(input::BytesReceived{"late"}).then({});
    }
};

QTEST_GUILESS_MAIN(ScriptPlayerTest)
#include "script_player_test.moc"
