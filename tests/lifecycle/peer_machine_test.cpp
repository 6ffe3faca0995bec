#include "lifecycle/peer_machine.h"
#include "support/playbook.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

const input::Accepted accepted{"127.0.0.1:9001", "127.0.0.1:40000"};

PeerProfile withSettings(PeerSettings settings)
{
    PeerProfile profile;
    profile.settings = settings;
    return profile;
}

} // namespace

class PeerMachineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServerAcceptsAGoodRequest()
    {
        Playbook play(Side::Server);
        play.when(accepted).then(
            {"tcp accepted [upgrading]", "deadline armed upgrade 10s [upgrading]", "WAKE 10s"});
        play.after(1s)
            .whenBytes(goodRequest())
            .then({"http request [upgrading]", "callback upgrade [upgrading]", "http response 101 [open]",
                   "callback on-open [open]", "deadline met upgrade [open]", "deadline armed idle 61s [open]",
                   "SEND HTTP/1.1 101 Switching Protocols", "WAKE 61s"});
    }

    void theCurlCaseFiresUpgradeAndNothingElse()
    {
        Playbook play(Side::Server);
        play.when(accepted).thenWhatever();
        play.whenBytes("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")
            .then({"http request [upgrading]",
                   "http request-refused 426 missing-key missing-version [failed]",
                   "callback upgrade refused missing-key missing-version [failed]",
                   "http response 426 [failed]", "deadline met upgrade [failed]",
                   "deadline armed close 5s [failed]", "tcp fin-sent [failed]",
                   "SEND HTTP/1.1 426 Upgrade Required", "FIN", "WAKE 5s"});
        play.when(input::FinReceived{})
            .then({"deadline met close [failed]", "tcp fin-received [failed]", "RELEASE"});
        QVERIFY(play.sent().find("Sec-WebSocket-Version: 13") != std::string::npos);
    }

    void aPlainRequestFiresNoCallback()
    {
        Playbook play(Side::Server);
        play.when(accepted).thenWhatever();
        play.whenBytes("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            .then({"http request [upgrading]", "http request-refused 426 not-an-upgrade [failed]",
                   "http response 426 [failed]", "deadline met upgrade [failed]",
                   "deadline armed close 5s [failed]", "tcp fin-sent [failed]",
                   "SEND HTTP/1.1 426 Upgrade Required", "FIN", "WAKE 5s"});
    }

    void aRequestThatNeverEndsPassesTheUpgradeDeadline()
    {
        Playbook play(Side::Server);
        play.when(accepted).thenWhatever();
        play.whenBytes("GET / HT").then({});
        play.after(9s).when(input::Woken{}).then({"WAKE 10s"});
        play.after(1s)
            .when(input::Woken{})
            .then({"deadline passed upgrade [upgrading]", "http request [upgrading]",
                   "http response 408 [upgrading]", "deadline armed close 15s [failed]",
                   "tcp fin-sent [failed]", "SEND HTTP/1.1 408 Request Timeout", "FIN", "WAKE 15s"});
        play.after(5s).when(input::Woken{}).then({"deadline passed close [failed]", "RELEASE"});
    }

    void aSilentConnectionIsClosedWithoutAnAnswer()
    {
        Playbook play(Side::Server);
        play.when(accepted).thenWhatever();
        play.after(10s)
            .when(input::Woken{})
            .then({"deadline passed upgrade [upgrading]", "deadline armed close 15s [failed]",
                   "tcp fin-sent [failed]", "FIN", "WAKE 15s"});
    }

    void aClientOpens()
    {
        Playbook play(Side::Client);
        play.when(input::ConnectStarted{})
            .then({"tcp connecting [connecting]", "deadline armed connect 10s [connecting]", "WAKE 10s"});
        play.when(input::TcpConnected{"127.0.0.1:40000", "127.0.0.1:9001"})
            .then({"tcp connected [upgrading]", "deadline met connect [upgrading]",
                   "deadline armed upgrade 10s [upgrading]", "http request [upgrading]",
                   "SEND GET / HTTP/1.1"});
        play.whenBytes(goodResponse(play.sent()))
            .then({"http response 101 [open]", "callback on-open [open]", "deadline met upgrade [open]",
                   "deadline armed idle 1m [open]", "WAKE 1m"});
    }

    void aClientTellsWhyTcpFailed()
    {
        Playbook play(Side::Client);
        play.when(input::ConnectStarted{}).thenWhatever();
        play.when(input::ConnectFailed{Cause::Refused, "Connection refused"})
            .then({"tcp connect-failed refused [failed]", "callback on-error refused [failed]", "RELEASE"});
    }

    void aConnectThatNeverEndsPassesItsDeadline()
    {
        Playbook play(Side::Client);
        play.when(input::ConnectStarted{}).thenWhatever();
        play.after(10s)
            .when(input::Woken{})
            .then({"deadline passed connect [connecting]", "tcp connect-failed connect-timeout [failed]",
                   "callback on-error connect-timeout [failed]", "RELEASE"});
    }

    void aWrongAcceptNeverOpensAClient()
    {
        Playbook play(Side::Client);
        play.when(input::ConnectStarted{}).thenWhatever();
        play.when(input::TcpConnected{"a", "b"}).thenWhatever();
        play.whenBytes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n")
            .then({"http response 101 [upgrading]", "http response-refused wrong-accept [failed]",
                   "callback on-error upgrade-refused [failed]", "deadline met upgrade [failed]",
                   "deadline armed close 5s [failed]", "tcp fin-sent [failed]", "FIN", "WAKE 5s"});
    }

    void aRefusalsBodyIsWaitedForAndKept()
    {
        Playbook play(Side::Client);
        play.when(input::ConnectStarted{}).thenWhatever();
        play.when(input::TcpConnected{"a", "b"}).thenWhatever();
        play.whenBytes("HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\n\r\nno").then({});
        play.whenBytes(" way").then(
            {"http response 403 [upgrading]", "http response-refused status-not-101 [failed]",
             "callback on-error upgrade-refused [failed]", "deadline met upgrade [failed]",
             "deadline armed close 5s [failed]", "tcp fin-sent [failed]", "FIN", "WAKE 5s"});
    }

    void anApplicationMaySendFromInsideItsCallback()
    {
        Playbook play(Side::Server);
        play.open().answering({input::SendMessage{Opcode::Text, "yes"}, input::SendPing{"p"},
                               input::SendPong{""}, input::SendClose{4000, "enough"}});
        play.whenBytes(clientFrame(Opcode::Text, "a") + clientFrame(Opcode::Text, "b"))
            .then({"ws frame-received text 1 [open]", "ws message-received text 1 [open]",
                   "callback on-message text 1 [open]", "ws frame-sent text 3 [open]",
                   "ws message-sent text 3 [open]", "ws frame-sent ping 1 [open]",
                   "deadline armed pong 10s [open]", "ws frame-sent pong 0 [open]",
                   "ws frame-sent close 8 [closing-by-us]", "deadline armed close 5s [closing-by-us]",
                   "ws frame-received text 1 [closing-by-us]", "ws message-received text 1 [closing-by-us]",
                   "callback on-message text 1 [closing-by-us]", "SEND text(3) ping(1) pong(0) close(4000)",
                   "WAKE 5s"});
    }

    void framesGluedToTheRequestAreRead()
    {
        Playbook play(Side::Server);
        play.when(accepted).thenWhatever();
        play.whenBytes(goodRequest() + clientFrame(Opcode::Text, "hi"))
            .then({"http request [upgrading]", "callback upgrade [upgrading]", "http response 101 [open]",
                   "callback on-open [open]", "deadline met upgrade [open]", "deadline armed idle 1m [open]",
                   "ws frame-received text 2 [open]", "ws message-received text 2 [open]",
                   "callback on-message text 2 [open]", "SEND HTTP/1.1 101 Switching Protocols", "WAKE 1m"});
    }

    void aServerAnswersACloseAndEndsTcpFirst()
    {
        Playbook play(Side::Server);
        play.open();
        play.whenBytes(clientFrame(Opcode::Close, closePayload(1000, "bye")))
            .then({"ws frame-received close 5 [closing-by-peer]", "ws frame-sent close 2 [closing-by-peer]",
                   "deadline armed close 5s [closing-by-peer]", "tcp fin-sent [closing-by-peer]",
                   "SEND close(1000)", "FIN", "WAKE 5s"});
        play.when(input::FinReceived{})
            .then({"deadline met close [closing-by-peer]", "tcp fin-received [closed]",
                   "callback on-close 1000 clean bye [closed]", "RELEASE"});
    }

    void aClientWaitsForTheServerToEndTcp()
    {
        Playbook play(Side::Client);
        play.open();
        play.when(input::SendClose{1001, "later"})
            .then({"ws frame-sent close 7 [closing-by-us]", "deadline armed close 5s [closing-by-us]",
                   "SEND close(1001)", "WAKE 5s"});
        play.whenBytes(serverFrame(Opcode::Close, closePayload(1001)))
            .then({"ws frame-received close 2 [closing-by-us]"});
        play.when(input::FinReceived{})
            .then({"tcp fin-received [closing-by-us]", "deadline met close [closing-by-us]",
                   "tcp fin-sent [closed]", "callback on-close 1001 clean [closed]", "FIN", "RELEASE"});
    }

    void anEmptyCloseIs1005()
    {
        Playbook play(Side::Server);
        play.open();
        play.whenBytes(clientFrame(Opcode::Close, "")).thenWhatever();
        play.when(input::FinReceived{})
            .then({"deadline met close [closing-by-peer]", "tcp fin-received [closed]",
                   "callback on-close 1005 clean [closed]", "RELEASE"});
    }

    void aCloseThatIsNeverAnsweredPassesItsDeadline()
    {
        Playbook play(Side::Server);
        play.open();
        play.when(input::SendClose{1000, {}}).thenWhatever();
        play.after(5s)
            .when(input::Woken{})
            .then({"deadline passed close [closing-by-us]", "tcp fin-sent [closed]",
                   "callback on-error close-timeout [closed]", "callback on-close 1006 unclean [closed]",
                   "FIN", "RELEASE"});
    }

    void aPeerThatHoldsTcpAfterTheHandshakeStillGetsACleanClose()
    {
        Playbook play(Side::Server);
        play.open();
        play.whenBytes(clientFrame(Opcode::Close, closePayload(1000))).thenWhatever();
        play.after(5s)
            .when(input::Woken{})
            .then({"deadline passed close [closed]", "callback on-close 1000 clean [closed]", "RELEASE"});
    }

    void finAndResetLookDifferentAndBothAre1006()
    {
        Playbook fin(Side::Server);
        fin.open();
        fin.when(input::FinReceived{})
            .then({"tcp fin-received [open]", "tcp fin-sent [closed]",
                   "callback on-error fin-without-close [closed]", "callback on-close 1006 unclean [closed]",
                   "FIN", "RELEASE"});
        Playbook reset(Side::Server);
        reset.open();
        reset.when(input::ResetReceived{})
            .then({"tcp reset-received [closed]", "callback on-error reset [closed]",
                   "callback on-close 1006 unclean [closed]", "RELEASE"});
    }

    void aResetInsideAFrameShowsWhatHadArrived()
    {
        Playbook play(Side::Server);
        play.open();
        const std::string frame = clientFrame(Opcode::Text, std::string(128, 'x'));
        play.whenBytes(frame.substr(0, 8 + 64)).then({});
        play.when(input::ResetReceived{})
            .then({"ws frame-received text 128 partial 64 [open]", "tcp reset-received [closed]",
                   "callback on-error reset [closed]", "callback on-close 1006 unclean [closed]", "RELEASE"});
    }

    void aResetBeforeOpenOwesNothing()
    {
        Playbook play(Side::Server);
        play.when(accepted).thenWhatever();
        play.when(input::ResetReceived{}).then({"tcp reset-received [failed]", "RELEASE"});
    }

    void aClientThatNeverOpenedGetsOnErrorAlone()
    {
        Playbook play(Side::Client);
        play.when(input::ConnectStarted{}).thenWhatever();
        play.when(input::TcpConnected{"a", "b"}).thenWhatever();
        play.when(input::FinReceived{})
            .then({"tcp fin-received [upgrading]", "tcp fin-sent [failed]",
                   "callback on-error ended-before-upgrade [failed]", "FIN", "RELEASE"});
    }

    void anIdleConnectionIsClosedAndTrafficPutsThatOff()
    {
        Playbook play(Side::Server);
        play.open();
        play.after(40s)
            .whenBytes(clientFrame(Opcode::Pong, ""))
            .then({"ws frame-received pong 0 [open]", "callback on-pong [open]"});
        play.after(20s).when(input::Woken{}).then({"deadline armed idle 100s [open]", "WAKE 100s"});
        play.after(40s)
            .when(input::Woken{})
            .then({"deadline passed idle [open]", "ws frame-sent close 14 [closing-by-us]",
                   "deadline armed close 105s [closing-by-us]", "SEND close(1001)", "WAKE 105s"});
    }

    void aMessageThatLeavesSlowlyPutsIdleOff()
    {
        Playbook play(Side::Server);
        play.open();
        play.after(40s).when(input::OutputMoved{}).then({});
        play.after(20s).when(input::Woken{}).then({"deadline armed idle 100s [open]", "WAKE 100s"});
    }

    void aPingIsSentInTimeAndItsPongMeetsTheDeadline()
    {
        PeerSettings settings;
        settings.pingInterval = 2s;
        settings.idleTimeout = Duration::zero();
        Playbook play(Side::Server, withSettings(settings));
        play.open();
        play.after(2s)
            .when(input::Woken{})
            .then({"ws frame-sent ping 10 [open]", "deadline armed pong 12s [open]", "SEND ping(10)",
                   "WAKE 4s"});
        play.whenBytes(clientFrame(Opcode::Pong, "other"))
            .then({"ws frame-received pong 5 [open]", "callback on-pong [open]"});
        play.whenBytes(clientFrame(Opcode::Pong, "lifeline 1"))
            .then(
                {"ws frame-received pong 10 [open]", "callback on-pong [open]", "deadline met pong [open]"});
    }

    void anUnansweredPingEndsTheConnection()
    {
        PeerSettings settings;
        settings.pongTimeout = 3s;
        Playbook play(Side::Client, withSettings(settings));
        play.open();
        play.when(input::SendPing{"x"})
            .then(
                {"ws frame-sent ping 1 [open]", "deadline armed pong 3s [open]", "SEND ping(1)", "WAKE 3s"});
        play.after(3s)
            .when(input::Woken{})
            .then({"deadline passed pong [open]", "tcp fin-sent [closed]",
                   "callback on-error pong-timeout [closed]", "callback on-close 1006 unclean [closed]",
                   "FIN", "RELEASE"});
    }

    void droppingWithFinWaitsForThePeer()
    {
        Playbook play(Side::Client);
        play.open();
        play.when(input::DropFin{})
            .then({"tcp fin-sent [open]", "deadline armed close 5s [open]", "FIN", "WAKE 5s"});
        play.when(input::SendMessage{Opcode::Text, "too late"}).then({});
        play.whenBytes(serverFrame(Opcode::Close, closePayload(1000)))
            .then({"ws frame-received close 2 [closing-by-peer]"});
        play.when(input::FinReceived{})
            .then({"deadline met close [closing-by-peer]", "tcp fin-received [closed]",
                   "callback on-error fin-without-close [closed]", "callback on-close 1000 unclean [closed]",
                   "RELEASE"});
    }

    void droppingWithResetIsTheEnd()
    {
        Playbook play(Side::Client);
        play.open();
        play.when(input::DropReset{})
            .then({"tcp reset-sent [closed]", "callback on-error stopped [closed]",
                   "callback on-close 1006 unclean [closed]", "RESET", "RELEASE"});
        play.when(input::Woken{}).then({});
    }
};

QTEST_APPLESS_MAIN(PeerMachineTest)
#include "peer_machine_test.moc"
