#include "lifecycle/frame_exchange.h"
#include "support/playbook.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

PeerProfile withPongTimeout(Duration time)
{
    PeerProfile profile;
    profile.settings.pongTimeout = time;
    return profile;
}

} // namespace

/// Played through a whole peer machine, which is where its events and commands come together.
class FrameExchangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesAndPingsAreAnswered()
    {
        Playbook play(Side::Server);
        play.open();
        play.whenBytes(clientFrame(Opcode::Text, "hello") + clientFrame(Opcode::Ping, "abc"))
            .then({"ws frame-received text 5 [open]", "ws message-received text 5 [open]",
                   "callback on-message text 5 [open]", "ws frame-received ping 3 [open]",
                   "callback on-ping [open]", "ws frame-sent pong 3 [open]", "SEND pong(3)"});
        play.when(input::SendMessage{Opcode::Binary, "x"})
            .then({"ws frame-sent binary 1 [open]", "ws message-sent binary 1 [open]", "SEND binary(1)"});
    }

    void fragmentsBecomeOneMessage()
    {
        Playbook play(Side::Server);
        play.open();
        play.whenBytes(clientFrame(Opcode::Text, "he", false) + clientFrame(Opcode::Ping, "") +
                       clientFrame(Opcode::Continuation, "llo"))
            .then({"ws frame-received text 2 [open]", "ws frame-received ping 0 [open]",
                   "callback on-ping [open]", "ws frame-sent pong 0 [open]",
                   "ws frame-received continuation 3 [open]", "ws message-received text 5 in 2 [open]",
                   "callback on-message text 5 [open]", "SEND pong(0)"});
    }

    void aViolationIsAnsweredByName_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("frame");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const std::string& bytes, const char* frame,
                            const char* finding, int code) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromLatin1(frame)
                                << QString::fromLatin1(finding) << code;
        };
        row("unmasked", serverFrame(Opcode::Text, ""), "text 0", "unmasked-frame", 1002);
        row("reserved opcode", clientFrame(static_cast<Opcode>(3), ""), "reserved-3 0",
            "reserved-data-opcode", 1002);
        row("stray continuation", clientFrame(Opcode::Continuation, "a"), "continuation 1",
            "unexpected-continuation", 1002);
        row("bad text", clientFrame(Opcode::Text, "\xff"), "text 1", "invalid-utf8", 1007);
        row("one byte of close", clientFrame(Opcode::Close, "a"), "close 1", "close-payload-too-short", 1002);
        row("close 1006", clientFrame(Opcode::Close, closePayload(1006)), "close 2", "invalid-close-code",
            1002);
        row("bad close reason", clientFrame(Opcode::Close, closePayload(1000, "\xff")), "close 3",
            "invalid-close-reason", 1007);
        row("fragmented ping", clientFrame(Opcode::Ping, "", false), "ping 0", "fragmented-control", 1002);
    }

    void aViolationIsAnsweredByName()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, frame);
        QFETCH(QString, finding);
        QFETCH(int, code);
        const std::string number = std::to_string(code);
        const std::string title(info(*violationFromId(finding.toStdString())).title);
        Playbook play(Side::Server);
        play.open();
        play.whenBytes(bytes.toStdString())
            .then({"ws frame-received " + frame.toStdString() + " [open]",
                   "finding " + finding.toStdString() + " at 0 [closing-by-us]",
                   "ws frame-sent close " + std::to_string(2 + title.size()) + " [closing-by-us]",
                   "deadline armed close 5s [closing-by-us]", "tcp fin-sent [closing-by-us]",
                   "SEND close(" + number + ")", "FIN", "WAKE 5s"});
        play.whenBytes(clientFrame(Opcode::Text, "ignored")).then({});
        play.when(input::FinReceived{})
            .then({"deadline met close [closing-by-us]", "tcp fin-received [closed]",
                   "callback on-error protocol-violation [closed]",
                   "callback on-close " + number + " unclean [closed]", "RELEASE"});
    }

    void textFailsBeforeItsFrameEnds()
    {
        Playbook play(Side::Server);
        play.open();
        const std::string frame = clientFrame(Opcode::Text, "good\xff and much more");
        play.whenBytes(frame.substr(0, 6 + 4)).then({});
        play.whenBytes(frame.substr(6 + 4, 1))
            .then({"ws frame-received text 19 partial 5 [open]", "finding invalid-utf8 at 0 [closing-by-us]",
                   "ws frame-sent close 24 [closing-by-us]", "deadline armed close 5s [closing-by-us]",
                   "tcp fin-sent [closing-by-us]", "SEND close(1007)", "FIN", "WAKE 5s"});
    }

    /// Over a line slower than the pings each pong comes after the next ping has left.
    void pongsThatLagBehindKeepTheConnection()
    {
        Playbook play(Side::Client, withPongTimeout(3s));
        play.open();
        play.when(input::SendPing{"1"}).thenWhatever();
        play.after(2s).when(input::SendPing{"2"}).then({"ws frame-sent ping 1 [open]", "SEND ping(1)"});
        play.whenBytes(serverFrame(Opcode::Pong, "1"))
            .then({"ws frame-received pong 1 [open]", "callback on-pong [open]", "deadline met pong [open]",
                   "deadline armed pong 5s [open]", "WAKE 5s"});
        play.after(2s).when(input::SendPing{"3"}).thenWhatever();
        play.whenBytes(serverFrame(Opcode::Pong, "3"))
            .then({"ws frame-received pong 1 [open]", "callback on-pong [open]", "deadline met pong [open]",
                   "WAKE 1m"});
    }

    void aPongToALaterPingLeavesNoneBefore()
    {
        Playbook play(Side::Client, withPongTimeout(3s));
        play.open();
        play.when(input::SendPing{"1"}).thenWhatever();
        play.when(input::SendPing{"2"}).thenWhatever();
        play.whenBytes(serverFrame(Opcode::Pong, "2")).thenWhatever();
        play.whenBytes(serverFrame(Opcode::Pong, "1"))
            .then({"ws frame-received pong 1 [open]", "callback on-pong [open]"});
    }

    void aPingAfterACloseIsNoCallbackAndHasNoPong()
    {
        Playbook play(Side::Server);
        play.open();
        play.whenBytes(clientFrame(Opcode::Close, closePayload(1000))).thenWhatever();
        play.whenBytes(clientFrame(Opcode::Ping, "late"))
            .then({"ws frame-received ping 4 [closing-by-peer]",
                   "finding data-after-close at 8 [closing-by-peer]"});
    }

    void dataAfterACloseIsNotedOnceAndIgnored()
    {
        Playbook play(Side::Server);
        play.open();
        play.whenBytes(clientFrame(Opcode::Close, closePayload(1000))).thenWhatever();
        play.whenBytes(clientFrame(Opcode::Text, "late") + clientFrame(Opcode::Text, "later"))
            .then({"ws frame-received text 4 [closing-by-peer]",
                   "finding data-after-close at 8 [closing-by-peer]"});
        play.when(input::FinReceived{})
            .then({"deadline met close [closing-by-peer]", "tcp fin-received [closed]",
                   "callback on-close 1000 clean [closed]", "RELEASE"});
    }
};

QTEST_APPLESS_MAIN(FrameExchangeTest)
#include "frame_exchange_test.moc"
