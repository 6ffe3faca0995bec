#include "support/script_book.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

step::SendFrame frame(Opcode opcode, std::string payload, Pace pace = {})
{
    step::SendFrame step;
    step.frame.opcode = opcode;
    step.frame.payload = std::move(payload);
    step.pace = pace;
    return step;
}

step::Expect expect(Awaited what, Duration within = 2s)
{
    step::Expect step;
    step.what = std::move(what);
    step.within = within;
    return step;
}

const std::vector<Step> serverOpens{{expect(await::Request{})}, {step::SendResponse{}}};

std::vector<Step> opened(std::vector<Step> steps)
{
    steps.insert(steps.begin(), serverOpens.begin(), serverOpens.end());
    return steps;
}

void openBy(ScriptBook& play)
{
    play.connect().thenWhatever();
    play.whenBytes(goodRequest()).thenWhatever();
}

} // namespace

class ScriptedPeerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aServerAnswersTheRequestAndSeesTheConnectionOut()
    {
        ScriptBook play(Side::Server, serverOpens);
        play.connect().then({"tcp accepted [upgrading]", "fault begun [upgrading]",
                             "fault step 1 expect request [upgrading]", "WAKE 2s"});
        play.whenBytes(goodRequest())
            .then({"http request [upgrading]", "fault expectation-met 1 expect request [upgrading]",
                   "fault step 2 send-response 101 [upgrading]", "http response 101 [open]",
                   "fault ended as expected [open]", "SEND 129", "WAKE 1s"});
        QVERIFY(play.sent().find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") != std::string::npos);
        play.after(10ms)
            .when(input::FinReceived{})
            .then({"tcp fin-received [open]", "tcp fin-sent [closed]", "FIN", "RELEASE"});
        QVERIFY(play.peer().done());
    }

    void aClientSendsTheRequestAndReadsTheAnswer()
    {
        ScriptBook play(Side::Client, {{step::SendRequest{}}, {expect(await::Response{{101}, {}, {}})}});
        play.connect().thenWhatever();
        play.whenBytes(goodResponse(play.sent()))
            .then({"http response 101 [open]", "fault expectation-met 2 expect response 101 [open]",
                   "fault ended as expected [open]", "WAKE 1s"});
    }

    void whoeverDoesNotEndIsReset()
    {
        ScriptBook play(Side::Server, std::vector<Step>{});
        play.connect().then({"tcp accepted [upgrading]", "fault begun [upgrading]",
                             "fault ended as expected [upgrading]", "WAKE 1s"});
        play.after(1s).when(input::Woken{}).then({"tcp reset-sent [failed]", "RESET", "RELEASE"});
    }

    void afterAMissTheScriptGoesOn()
    {
        ScriptBook play(Side::Server, {{expect(await::Request{}, 50ms)}, {step::Fin{}}});
        play.connect().thenWhatever();
        play.after(50ms)
            .when(input::Woken{})
            .then({"fault expectation-missed 1 expect request, saw nothing [upgrading]",
                   "fault step 2 fin [upgrading]", "tcp fin-sent [upgrading]",
                   "fault ended not as expected [upgrading]", "FIN", "WAKE 1.05s"});
    }

    void theLimitEndsAScriptThatHangs()
    {
        const auto fault = faultWith(Side::Server, {{step::Wait{60s}}});
        fault->limit = 3s;
        ScriptBook play(fault);
        play.connect().then({"tcp accepted [upgrading]", "fault begun [upgrading]",
                             "fault step 1 wait 1m [upgrading]", "WAKE 3s"});
        play.after(3s).when(input::Woken{}).then({"fault ended not as expected [upgrading]", "WAKE 4s"});
    }

    void illegalFramesAreReadAsTheyAre()
    {
        ScriptBook play(Side::Server, opened({{expect(await::Close{{1000}})}}));
        openBy(play);
        std::string bytes;
        FrameHeader unmasked = wellFormed(Opcode{0xB}, 3);
        unmasked.rsv = 7;
        appendFrame(bytes, unmasked, "abc");
        appendFrame(bytes, wellFormed(Opcode::Close, 2), closePayload(1000));
        play.whenBytes(bytes).then({"ws frame-received reserved-b 3 [open]",
                                    "ws frame-received close 2 [closing-by-peer]",
                                    "fault expectation-met 3 expect close 1000 [closing-by-peer]",
                                    "fault ended as expected [closing-by-peer]", "WAKE 1s"});
    }

    void pingsAreAnsweredOnlyWhenTheScriptSaysSo()
    {
        ScriptBook deaf(Side::Server, opened({{step::Wait{1s}}}));
        openBy(deaf);
        deaf.whenBytes(clientFrame(Opcode::Ping, "hi")).then({"ws frame-received ping 2 [open]"});
        ScriptBook polite(Side::Server, opened({{step::AnswerPings{}}, {step::Wait{1s}}}));
        openBy(polite);
        polite.whenBytes(clientFrame(Opcode::Ping, "hi"))
            .then({"ws frame-received ping 2 [open]", "ws frame-sent pong 2 [open]", "SEND 4"});
    }

    void aCallbackThatCannotBeSeenCountsNeitherWay()
    {
        const std::vector<Step> steps{{expect(await::CallbackFired{CallbackName::OnOpen, {}})}};
        ScriptBook blind(Side::Server, steps, false);
        blind.connect().then({"tcp accepted [upgrading]", "fault begun [upgrading]",
                              "fault step 1 expect on-open [upgrading]",
                              "fault ended as expected [upgrading]", "WAKE 1s"});
        ScriptBook seeing(Side::Server, steps);
        seeing.connect().thenWhatever();
        seeing.when(input::CallbackSeen{CallbackName::Upgrade}).then({});
        seeing.when(input::CallbackSeen{CallbackName::OnOpen})
            .then({"fault expectation-met 1 expect on-open [upgrading]",
                   "fault ended as expected [upgrading]", "WAKE 1s"});
    }

    void aResetOfItsOwnEndsTcpButNotTheScript()
    {
        ScriptBook play(Side::Server,
                        {{step::Reset{}}, {expect(await::CallbackFired{CallbackName::OnError, {}})}});
        play.connect().then({"tcp accepted [upgrading]", "fault begun [upgrading]",
                             "fault step 1 reset [upgrading]", "tcp reset-sent [failed]",
                             "fault step 2 expect on-error [failed]", "RESET", "WAKE 2s"});
        play.when(input::CallbackSeen{CallbackName::OnError})
            .then({"fault expectation-met 2 expect on-error [failed]", "fault ended as expected [failed]",
                   "RELEASE"});
    }

    void whatIsGluedGoesInOneWrite()
    {
        step::SendResponse response;
        response.pace.glued = true;
        ScriptBook play(Side::Server, {{expect(await::Request{})}, {response}, {frame(Opcode::Text, "hi")}});
        play.connect().thenWhatever();
        play.whenBytes(goodRequest())
            .then({"http request [upgrading]", "fault expectation-met 1 expect request [upgrading]",
                   "fault step 2 send-response 101 glue [upgrading]",
                   "fault step 3 send-frame text 2 B [upgrading]", "http response 101 [open]",
                   "ws frame-sent text 2 [open]", "fault ended as expected [open]", "SEND 133", "WAKE 1s"});
    }

    void piecesGoAtTheirTimeAndAreToldWithTheLast()
    {
        ScriptBook play(Side::Server, opened({{frame(Opcode::Text, "abcd", {3, 20ms, {}, false})}}));
        openBy(play);
        play.after(20ms)
            .when(input::Woken{})
            .then({"ws frame-sent text 4 [open]", "fault ended as expected [open]", "SEND 3", "WAKE 1.02s"});
    }

    void aPeerThatIsGoneEndsTheWaitingAtOnce()
    {
        ScriptBook play(Side::Server, opened({{expect(await::Frame{Opcode::Text, {}})}, {step::Fin{}}}));
        openBy(play);
        play.when(input::ResetReceived{})
            .then({"tcp reset-received [closed]",
                   "fault expectation-missed 3 expect frame text, saw reset [closed]",
                   "fault step 4 fin [closed]", "fault ended not as expected [closed]", "RELEASE"});
    }

    void readingStopsAndBeginsAgainAtTheEnd()
    {
        ScriptBook play(Side::Server, {{step::StopReading{}}, {step::Wait{50ms}}});
        play.connect().then({"tcp accepted [upgrading]", "fault begun [upgrading]",
                             "fault step 1 stop-reading [upgrading]", "fault step 2 wait 50ms [upgrading]",
                             "DEAF", "WAKE 50ms"});
        play.after(50ms)
            .when(input::Woken{})
            .then({"fault ended as expected [upgrading]", "READ", "WAKE 1.05s"});
    }
};

QTEST_GUILESS_MAIN(ScriptedPeerTest)
#include "scripted_peer_test.moc"
