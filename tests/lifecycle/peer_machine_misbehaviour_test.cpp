// What a person can let a live side do wrong: in every phase, as a client and as a server.
#include "lifecycle/peer_machine.h"
#include "support/playbook.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

constexpr std::array phases{Phase::Idle,        Phase::Connecting,    Phase::Upgrading, Phase::Open,
                            Phase::ClosingByUs, Phase::ClosingByPeer, Phase::Failed,    Phase::Closed};

/// Brings a fresh playbook to the phase; false where that side has none such.
bool bringTo(Playbook& play, Side side, Phase phase)
{
    const bool client = side == Side::Client;
    const auto frame = client ? serverFrame : clientFrame;
    const auto tcp = [&] {
        if (client)
            play.when(input::ConnectStarted{}).thenWhatever();
        client ? play.when(input::TcpConnected{"a", "b"}).thenWhatever()
               : play.when(input::Accepted{"a", "b"}).thenWhatever();
    };
    switch (phase) {
    case Phase::Idle: break;
    case Phase::Connecting:
        if (client)
            play.when(input::ConnectStarted{}).thenWhatever();
        break;
    case Phase::Upgrading: tcp(); break;
    case Phase::Open: play.open(); break;
    case Phase::ClosingByUs: play.open().when(input::SendClose{1000, {}}).thenWhatever(); break;
    case Phase::ClosingByPeer:
        play.open().whenBytes(frame(Opcode::Close, closePayload(1000), true)).thenWhatever();
        break;
    case Phase::Failed:
        tcp();
        play.whenBytes("no HTTP at all\r\n\r\n").thenWhatever();
        break;
    default: play.open().when(input::ResetReceived{}).thenWhatever(); break;
    }
    return play.machine().phase() == phase;
}

const char* nameOf(Phase phase) { return phaseName(phase).data(); }
const char* nameOf(Side side) { return side == Side::Client ? "client" : "server"; }

void sidesAndPhases()
{
    QTest::addColumn<int>("side");
    QTest::addColumn<int>("phase");
    for (const Side side : {Side::Client, Side::Server}) {
        for (const Phase phase : phases) {
            if (side == Side::Client || phase != Phase::Connecting)
                QTest::addRow("%s, %s", nameOf(side), nameOf(phase)) << int(side) << int(phase);
        }
    }
}

} // namespace

class PeerMachineMisbehaviourTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anInjectionIsRecordedWhileTheSideLives_data() { sidesAndPhases(); }
    void anInjectionIsRecordedWhileTheSideLives()
    {
        QFETCH(int, side);
        QFETCH(int, phase);
        const auto at = static_cast<Phase>(phase);
        Playbook play(static_cast<Side>(side));
        QVERIFY(bringTo(play, static_cast<Side>(side), at));
        std::vector<std::string> expected;
        if (at != Phase::Closed)
            expected.push_back("fault injected inject-x [" + std::string(phaseName(at)) + "]");
        play.when(input::Injected{"inject-x"}).then(expected);
    }

    void anyFrameGoesOutWhereFramesCanAndChangesNoPhase_data() { sidesAndPhases(); }
    void anyFrameGoesOutWhereFramesCanAndChangesNoPhase()
    {
        QFETCH(int, side);
        QFETCH(int, phase);
        const auto who = static_cast<Side>(side);
        const auto at = static_cast<Phase>(phase);
        Playbook play(who);
        QVERIFY(bringTo(play, who, at));
        const std::size_t before = play.sent().size();
        FrameHeader header;
        header.opcode = static_cast<Opcode>(3);
        header.rsv = 7;
        header.fin = false;
        header.length = 1000;
        header.form = LengthForm::Sixteen;
        PeerCommands commands;
        play.machine().handle(input::SendFrame{header, "abcdef", 4}, {}, commands);
        // A server that has answered a close has ended its direction.
        const bool goes = at == Phase::Open || at == Phase::ClosingByUs ||
                          (at == Phase::ClosingByPeer && who == Side::Client);
        QCOMPARE(play.sent().size(), before);
        QCOMPARE(commands.list.size(), std::size_t{goes ? 1U : 0U});
        if (goes)
            QCOMPARE(QByteArray::fromStdString(std::get<command::SendBytes>(commands.list[0]).bytes).toHex(),
                     QByteArray("737e03e861626364"));
        QCOMPARE(play.machine().phase(), at);
    }

    void aFrameIsRecordedAsItStoodOnTheWire()
    {
        Playbook play(Side::Client);
        play.open();
        const FrameHeader header = wellFormed(Opcode::Text, 5); // a client's, and no mask
        const std::size_t before = play.sent().size();
        play.when(input::SendFrame{header, "hello"})
            .then({"ws frame-sent text 5 [open]", "SEND text(0)!unmasked-frame"});
        play.when(input::SendFrame{header, "hello", 2})
            .then({"ws frame-sent text 5 partial 2 [open]", "SEND text(0)!unmasked-frame"});
        QCOMPARE(QByteArray::fromStdString(play.sent().substr(before)),
                 QByteArray("\x81\x05hello\x81\x05he"));
    }

    void pingsAreLeftUnanswered_data()
    {
        QTest::addColumn<int>("side");
        QTest::newRow("client") << int(Side::Client);
        QTest::newRow("server") << int(Side::Server);
    }
    void pingsAreLeftUnanswered()
    {
        QFETCH(int, side);
        const bool client = static_cast<Side>(side) == Side::Client;
        const auto frame = client ? serverFrame : clientFrame;
        Playbook play(static_cast<Side>(side));
        play.open();
        play.when(input::StopAnsweringPings{}).then({});
        play.whenBytes(frame(Opcode::Ping, "abc", true))
            .then({"ws frame-received ping 3 [open]", "callback on-ping [open]"});
        play.when(input::SendMessage{Opcode::Text, "x"})
            .then({"ws frame-sent text 1 [open]", "ws message-sent text 1 [open]", "SEND text(1)"});
    }

    void aCloseIsLeftUnansweredUntilTheOtherEndGivesUp_data() { pingsAreLeftUnanswered_data(); }
    void aCloseIsLeftUnansweredUntilTheOtherEndGivesUp()
    {
        QFETCH(int, side);
        const bool client = static_cast<Side>(side) == Side::Client;
        const auto frame = client ? serverFrame : clientFrame;
        Playbook play(static_cast<Side>(side));
        play.open();
        play.when(input::StopAnsweringClose{}).then({});
        play.whenBytes(frame(Opcode::Close, closePayload(1000), true))
            .then({"ws frame-received close 2 [closing-by-peer]", "WAKE never"});
        play.after(10min).when(input::Woken{}).then({});
        play.when(input::FinReceived{}).thenWhatever();
        QVERIFY(play.machine().done());
        QCOMPARE(play.machine().phase(), Phase::Closed);
        QVERIFY(play.sent().find("\x03\xe8") == std::string::npos);
    }

    /// The server ends TCP first, §7.1.1, also when it would have left their close unanswered.
    void aCloseOfOursStillEndsAsItShould()
    {
        Playbook play(Side::Server);
        play.open();
        play.when(input::StopAnsweringClose{}).then({});
        play.when(input::SendClose{1000, {}}).thenWhatever();
        play.whenBytes(clientFrame(Opcode::Close, closePayload(1000)))
            .then({"ws frame-received close 2 [closing-by-us]", "tcp fin-sent [closing-by-us]", "FIN"});
    }

    void vanishingEndsReadingWritingAndDeadlines_data() { sidesAndPhases(); }
    void vanishingEndsReadingWritingAndDeadlines()
    {
        QFETCH(int, side);
        QFETCH(int, phase);
        const auto who = static_cast<Side>(side);
        const auto at = static_cast<Phase>(phase);
        Playbook play(who);
        QVERIFY(bringTo(play, who, at));
        // Nobody is there yet, or our FIN is out: then it means nothing.
        const bool vanishes = at == Phase::Upgrading || at == Phase::Open || at == Phase::ClosingByUs ||
                              (at == Phase::ClosingByPeer && who == Side::Client);
        play.when(input::Vanish{})
            .then(vanishes ? std::vector<std::string>{"DEAF", "WAKE never"} : std::vector<std::string>{});
        if (!vanishes)
            return;
        const auto frame = who == Side::Client ? serverFrame : clientFrame;
        play.whenBytes(frame(Opcode::Ping, "x", true)).then({});
        play.when(input::SendMessage{Opcode::Text, "x"}).then({});
        play.when(input::SendClose{1000, {}}).then({});
        play.when(input::SendFrame{wellFormed(Opcode::Text, 1), "x"}).then({});
        play.after(1h).when(input::Woken{}).then({});
        QCOMPARE(play.machine().phase(), at);
        QVERIFY(!play.machine().done());
    }

    void whoeverVanishedStillEnds_data()
    {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("phase");
        QTest::addColumn<int>("end");
        const std::array ends{"a reset comes", "the connection is lost", "it is reset", "a fin of ours"};
        for (const Side side : {Side::Client, Side::Server}) {
            for (const Phase phase : {Phase::Upgrading, Phase::Open, Phase::ClosingByUs}) {
                for (std::size_t end = 0; end < ends.size(); ++end)
                    QTest::addRow("%s, %s, %s", nameOf(side), nameOf(phase), ends[end])
                        << int(side) << int(phase) << int(end);
            }
        }
    }
    void whoeverVanishedStillEnds()
    {
        QFETCH(int, side);
        QFETCH(int, phase);
        QFETCH(int, end);
        Playbook play(static_cast<Side>(side));
        QVERIFY(bringTo(play, static_cast<Side>(side), static_cast<Phase>(phase)));
        play.when(input::Vanish{}).thenWhatever();
        const std::array<PeerInput, 4> ends{input::ResetReceived{},
                                            input::ConnectionLost{Cause::TcpTimedOut, "gone"},
                                            input::DropReset{}, input::DropFin{}};
        play.when(ends[static_cast<std::size_t>(end)]).thenWhatever();
        if (end == 3) {
            QVERIFY(!play.machine().done());
            play.after(5s).when(input::Woken{}).thenWhatever(); // the close deadline
        }
        QVERIFY(play.machine().done());
        QVERIFY(isFinal(play.machine().phase()));
    }

    void aPeerMachineDoesNotCareForCallbacksOfTheOtherEnd()
    {
        Playbook play(Side::Server);
        play.open();
        play.when(input::CallbackSeen{CallbackName::OnOpen, 0}).then({});
    }
};

QTEST_APPLESS_MAIN(PeerMachineMisbehaviourTest)
#include "peer_machine_misbehaviour_test.moc"
