#include "support/timeline_fixture.h"
#include "ui/timeline/timeline_tracks.h"

#include <QTest>

using namespace lifeline;

namespace {

using Rows = std::vector<std::uint32_t>;

constexpr std::string_view textFrame("\x81\x00", 2);

} // namespace

class TimelineTracksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatCrossedTheWireStandsByItsDirection();
    void withBothEndsOursTheSenderCounts();
    void onlyWhatIsNewIsTaken();
    void finAndResetStandOnce();
    void whatEndsOrBreaksIsAFlag_data();
    void whatEndsOrBreaksIsAFlag();
    void deadlinesAreArmedUntilMetOrPassed();
    void whatWasInjectedAndAScriptThatWentWrongAreFlags();
    void aDeadlineThatMeansNothingAnyMoreIsNotWaitedFor_data();
    void aDeadlineThatMeansNothingAnyMoreIsNotWaitedFor();
};

void TimelineTracksTest::whatCrossedTheWireStandsByItsDirection()
{
    TimelineFixture f;
    f.open(1, 0); // rows 0 accepted, 1 request, 2 response
    const auto in = f.receive(1, 3);
    const auto message = f.put(1, 3, Phase::Open, event::MessageReceived{{Opcode::Text, 0, 1, {}}});
    const auto callback = f.put(1, 3, Phase::Open, event::Callback{.name = CallbackName::OnMessage});
    const auto out = f.send(1, 4);
    f.read();
    QCOMPARE(f.tracks[0].of(MarkKind::ToServer).rows, (Rows{1, in}));
    QCOMPARE(f.tracks[0].of(MarkKind::ToClient).rows, (Rows{2, out}));
    QCOMPARE(f.tracks[0].of(MarkKind::Callback).rows, Rows{callback});
    QCOMPARE(f.tracks[0].of(MarkKind::ToClient).times, (std::vector{atMs(2), atMs(4)}));
    QVERIFY(message > in); // it is the frame's mark that stands for it
}

void TimelineTracksTest::withBothEndsOursTheSenderCounts()
{
    TimelineFixture f;
    f.put(1, Side::Client, 0, Phase::Connecting, event::Connecting{"ws://127.0.0.1/"});
    f.put(1, Side::Server, 1, Phase::Upgrading, event::Accepted{"a", "b"});
    const auto sent = f.put(1, Side::Client, 2, Phase::Open, event::FrameSent{{textFrame, 0, 0, {}}});
    f.put(1, Side::Server, 3, Phase::Open, event::FrameReceived{{textFrame, 0, 0, {}}});
    const auto answer = f.put(1, Side::Server, 4, Phase::Open, event::FrameSent{{textFrame, 0, 0, {}}});
    f.put(1, Side::Client, 5, Phase::Open, event::FrameReceived{{textFrame, 0, 0, {}}});
    f.read();
    QCOMPARE(f.tracks[0].of(MarkKind::ToServer).rows, Rows{sent});
    QCOMPARE(f.tracks[0].of(MarkKind::ToClient).rows, Rows{answer});
}

void TimelineTracksTest::onlyWhatIsNewIsTaken()
{
    TimelineFixture f;
    f.open(1, 0);
    f.read().read();
    f.receive(1, 5);
    f.open(2, 6);
    f.read();
    QCOMPARE(f.tracks.size(), std::size_t{2});
    QCOMPARE(f.tracks[0].of(MarkKind::ToServer).size(), std::size_t{2});
    QCOMPARE(f.tracks[0].taken, std::size_t{4});
    QCOMPARE(f.tracks[1].taken, std::size_t{3});
}

void TimelineTracksTest::finAndResetStandOnce()
{
    TimelineFixture f;
    f.put(1, Side::Client, 0, Phase::Connecting, event::Connecting{"ws://127.0.0.1/"});
    f.put(1, Side::Server, 1, Phase::Upgrading, event::Accepted{"a", "b"});
    const auto server = f.put(1, Side::Server, 2, Phase::Failed, event::FinSent{});
    f.put(1, Side::Client, 3, Phase::Failed, event::FinReceived{});
    const auto client = f.put(1, Side::Client, 4, Phase::Failed, event::FinSent{});
    f.put(1, Side::Server, 5, Phase::Failed, event::FinReceived{});
    const auto unsent = f.put(1, Side::Client, 6, Phase::Failed, event::ResetReceived{}); // the kernel's
    f.read();
    Rows rows;
    for (const TimelineFlag& flag : f.tracks[0].flags)
        rows.push_back(flag.row);
    QCOMPARE(rows, (Rows{server, client, unsent}));
}

void TimelineTracksTest::whatEndsOrBreaksIsAFlag_data()
{
    QTest::addColumn<int>("event");
    QTest::addColumn<int>("kind");
    QTest::newRow("FIN received") << static_cast<int>(EventKind::FinReceived)
                                  << static_cast<int>(FlagKind::Fin);
    QTest::newRow("reset sent") << static_cast<int>(EventKind::ResetSent)
                                << static_cast<int>(FlagKind::Reset);
    QTest::newRow("reset received") << static_cast<int>(EventKind::ResetReceived)
                                    << static_cast<int>(FlagKind::Reset);
    QTest::newRow("lost") << static_cast<int>(EventKind::ConnectionLost) << static_cast<int>(FlagKind::Lost);
    QTest::newRow("connect failed") << static_cast<int>(EventKind::ConnectFailed)
                                    << static_cast<int>(FlagKind::ConnectFailed);
    QTest::newRow("violation") << static_cast<int>(EventKind::Finding)
                               << static_cast<int>(FlagKind::Violation);
}

void TimelineTracksTest::whatEndsOrBreaksIsAFlag()
{
    QFETCH(int, event);
    QFETCH(int, kind);
    const std::vector<EventBody> bodies{event::FinReceived{},   event::ResetSent{},
                                        event::ResetReceived{}, event::ConnectionLost{},
                                        event::ConnectFailed{}, event::Finding{Violation::ReservedBit, 0}};
    TimelineFixture f;
    for (const EventBody& body : bodies) {
        if (static_cast<int>(body.index()) == event)
            f.put(1, 1, Phase::Closed, body);
    }
    f.read();
    QCOMPARE(f.tracks[0].flags.size(), std::size_t{1});
    QCOMPARE(static_cast<int>(f.tracks[0].flags[0].kind), kind);
}

void TimelineTracksTest::deadlinesAreArmedUntilMetOrPassed()
{
    TimelineFixture f;
    const auto idle = [&] {
        return waiting(f.tracks[0], f.table.at(0).story, Side::Server, DeadlineName::Idle);
    };
    f.open(1, 0);
    f.put(1, 2, Phase::Open, event::DeadlineArmed{DeadlineName::Idle, atMs(60'000)});
    f.read();
    QCOMPARE(idle(), std::optional(atMs(60'000)));
    QCOMPARE(f.tracks.farthestDeadline(), atMs(60'000));
    f.put(1, 3, Phase::Open, event::DeadlineMet{DeadlineName::Idle});
    f.read();
    QCOMPARE(idle(), std::nullopt);
    f.put(1, 4, Phase::Open, event::DeadlineArmed{DeadlineName::Idle, atMs(50)});
    const auto passed = f.put(1, 50, Phase::Open, event::DeadlinePassed{DeadlineName::Idle});
    f.read();
    QCOMPARE(idle(), std::nullopt);
    QCOMPARE(f.tracks[0].passed.size(), std::size_t{1});
    QCOMPARE(f.tracks[0].passed[0].row, passed);
}

void TimelineTracksTest::whatWasInjectedAndAScriptThatWentWrongAreFlags()
{
    TimelineFixture f;
    f.open(1, 0);
    const auto injected = f.put(1, 10, Phase::Open, event::FaultInjected{"inject-reset"});
    f.put(1, 11, Phase::Open, event::FaultEnded{"good", true});
    const auto wrong = f.put(1, 12, Phase::Open, event::FaultEnded{"wrong", false});
    f.read();
    const auto& flags = f.tracks[0].flags;
    QCOMPARE(flags.size(), std::size_t{2});
    QCOMPARE(flags[0].kind, FlagKind::Fault);
    QCOMPARE(flags[0].row, injected);
    QCOMPARE(flags[1].row, wrong);
}

void TimelineTracksTest::aDeadlineThatMeansNothingAnyMoreIsNotWaitedFor_data()
{
    QTest::addColumn<int>("name");
    QTest::addColumn<int>("phase");
    QTest::addColumn<bool>("waits");
    const auto row = [](const char* tag, DeadlineName name, Phase phase, bool waits) {
        QTest::newRow(tag) << static_cast<int>(name) << static_cast<int>(phase) << waits;
    };
    row("upgrade while upgrading", DeadlineName::Upgrade, Phase::Upgrading, true);
    row("upgrade once open", DeadlineName::Upgrade, Phase::Open, false);
    row("idle while open", DeadlineName::Idle, Phase::Open, true);
    row("idle while closing", DeadlineName::Idle, Phase::ClosingByUs, false);
    row("pong once closed", DeadlineName::Pong, Phase::Closed, false);
    row("close while closing", DeadlineName::Close, Phase::ClosingByPeer, true);
    row("close after a refusal", DeadlineName::Close, Phase::Failed, true);
    row("close once closed", DeadlineName::Close, Phase::Closed, false);
    row("connect while connecting", DeadlineName::Connect, Phase::Connecting, true);
}

void TimelineTracksTest::aDeadlineThatMeansNothingAnyMoreIsNotWaitedFor()
{
    QFETCH(int, name);
    QFETCH(int, phase);
    QFETCH(bool, waits);
    TimelineFixture f;
    const auto deadline = static_cast<DeadlineName>(name);
    f.put(1, 1, static_cast<Phase>(phase), event::DeadlineArmed{deadline, atMs(99)});
    f.read();
    QCOMPARE(waiting(f.tracks[0], f.table.at(0).story, Side::Server, deadline).has_value(), waits);
}

QTEST_APPLESS_MAIN(TimelineTracksTest)
#include "timeline_tracks_test.moc"
