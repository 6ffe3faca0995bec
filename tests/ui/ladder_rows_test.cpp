#include "ui/ladder/ladder_rows.h"
#include "ui/story_log.h"

#include <QTest>

using namespace lifeline;

namespace {

/// "c0 s1" for a row known at both ends, "c0 s-" for one end.
QString ends(const LadderRow& row)
{
    const auto end = [](std::uint32_t at) {
        return at == LadderRow::none ? QStringLiteral("-") : QString::number(at);
    };
    return QStringLiteral("c%1 s%2").arg(end(row.clientRow), end(row.serverRow));
}

} // namespace

class LadderRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOpeningIsThreeArrowsAndThreeCallbacks()
    {
        StoryLog story;
        story.open();
        const LadderRows rows = story.rows();
        QCOMPARE(rows.size(), std::size_t{6});
        QCOMPARE(rows[0].kind, LadderRowKind::TcpOpen);
        QCOMPARE(ends(rows[0]), QStringLiteral("c2 s1"));
        QVERIFY(rows[0].answered);
        QCOMPARE(rows[1].kind, LadderRowKind::Request);
        QCOMPARE(ends(rows[1]), QStringLiteral("c3 s4"));
        QCOMPARE(rows[2].kind, LadderRowKind::Callback);
        QCOMPARE(rows[3].kind, LadderRowKind::Response);
        QCOMPARE(rows[3].side, Side::Server);
        QCOMPARE(ends(rows[3]), QStringLiteral("c8 s6"));
        QCOMPARE(ends(rows[5]), QStringLiteral("c9 s-"));
    }

    void theKthFrameSentIsTheKthReceived()
    {
        StoryLog story;
        for (int i = 0; i < 3; ++i)
            story.frame<event::FrameSent>(Side::Client, Opcode::Text, "a");
        story.frame<event::FrameSent>(Side::Server, Opcode::Text, "b");
        for (int i = 0; i < 2; ++i)
            story.frame<event::FrameReceived>(Side::Server, Opcode::Text, "a");
        story.frame<event::FrameReceived>(Side::Client, Opcode::Text, "b");
        const LadderRows rows = story.rows();
        QCOMPARE(rows.size(), std::size_t{4});
        QCOMPARE(ends(rows[0]), QStringLiteral("c0 s4"));
        QCOMPARE(ends(rows[1]), QStringLiteral("c1 s5"));
        QCOMPARE(ends(rows[2]), QStringLiteral("c2 s-"));
        QCOMPARE(ends(rows[3]), QStringLiteral("c6 s3"));
    }

    void aReceiverLoggedFirstStillPairs()
    {
        StoryLog story;
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, "a");
        story.frame<event::FrameSent>(Side::Client, Opcode::Text, "a");
        story.frame<event::FrameSent>(Side::Client, Opcode::Text, "b");
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, "b");
        const LadderRows rows = story.rows();
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(ends(rows[0]), QStringLiteral("c1 s0"));
        QCOMPARE(ends(rows[1]), QStringLiteral("c2 s3"));
        QCOMPARE(rows[0].logRow(), 1U);
    }

    void finAndResetPairByWhoSentThem()
    {
        StoryLog story;
        story.add(Side::Client, Phase::Closed, event::FinSent{});
        story.add(Side::Server, Phase::Closed, event::FinSent{});
        story.add(Side::Server, Phase::Closed, event::FinReceived{});
        story.add(Side::Client, Phase::Closed, event::FinReceived{});
        story.add(Side::Server, Phase::Closed, event::ResetReceived{});
        const LadderRows rows = story.rows();
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(ends(rows[0]), QStringLiteral("c0 s2"));
        QCOMPARE(ends(rows[1]), QStringLiteral("c3 s1"));
        QCOMPARE(rows[2].kind, LadderRowKind::Reset);
        QCOMPARE(rows[2].side, Side::Client);
    }

    void anUnansweredConnectIsNotOpen()
    {
        StoryLog story;
        story.add(Side::Client, Phase::Connecting, event::Connecting{"ws://127.0.0.1:1/"});
        story.add(Side::Client, Phase::Failed, event::ConnectFailed{Cause::Refused, "refused"});
        const LadderRows rows = story.rows();
        QVERIFY(!rows[0].answered);
        QCOMPARE(rows[1].kind, LadderRowKind::ConnectFailed);
    }

    void deadlinesArmedOrMetAreNoRowsAndMessagesStandWithTheirFrame()
    {
        StoryLog story;
        story.add(Side::Client, Phase::Open, event::DeadlineArmed{});
        const std::uint32_t frame = story.frame<event::FrameSent>(Side::Client, Opcode::Text, "a");
        const std::uint32_t message = story.add(Side::Client, Phase::Open, event::MessageSent{});
        story.add(Side::Client, Phase::Open, event::DeadlineMet{});
        story.add(Side::Client, Phase::Open, event::DeadlinePassed{DeadlineName::Pong});
        const LadderRows rows = story.rows();
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows.rowOfEvent(0), LadderRow::none);
        QCOMPARE(rows.rowOfEvent(message), rows.rowOfEvent(frame));
        QCOMPARE(rows.rowOfEvent(3), LadderRow::none);
        QCOMPARE(rows[1].kind, LadderRowKind::Deadline);
        QCOMPARE(rows[1].aux, static_cast<std::uint8_t>(DeadlineName::Pong));
    }

    void whatAScriptDoesStandsOnItsSideUnlessTheWireShowsIt()
    {
        StoryLog story;
        const auto add = [&story](EventBody body) { story.add(Side::Client, Phase::Open, std::move(body)); };
        add(event::FaultBegun{"f"});
        add(event::FaultStep{"f", 1, "send-request"});
        add(event::FaultStep{"f", 2, "expect response 400"});
        add(event::ExpectationMet{"f", 2, "expect response 400"});
        add(event::FaultStep{"f", 3, "wait 200ms"});
        add(event::ExpectationMissed{"f", 4, "expect end", ""});
        add(event::FaultEnded{"f", false});
        add(event::FaultInjected{"inject-reset"});
        const LadderRows rows = story.rows();
        QCOMPARE(rows.size(), std::size_t{6});
        QCOMPARE(rows.rowOfEvent(1), LadderRow::none);
        QCOMPARE(rows.rowOfEvent(2), LadderRow::none);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].kind, LadderRowKind::Script);
            QCOMPARE(rows[i].side, Side::Client);
            QVERIFY(isFlag(rows[i].kind) && !crossesWire(rows[i].kind));
        }
        QCOMPARE(rows[2].aux, static_cast<std::uint8_t>(EventKind::FaultStep));
        StoryLog good;
        good.add(Side::Client, Phase::Closed, event::FaultEnded{"f", true});
        QCOMPARE(good.rows().size(), std::size_t{0});
    }

    void rowsKnowThePhaseOfBothSides()
    {
        StoryLog story;
        story.open();
        const LadderRows rows = story.rows();
        QCOMPARE(rows[1].serverPhase, Phase::Upgrading);
        QCOMPARE(rows[3].serverPhase, Phase::Open);
        QCOMPARE(rows[3].clientPhase, Phase::Upgrading);
        QCOMPARE(rows[5].clientPhase, Phase::Open);
    }

    void aMillionFramesFromOneEndTakeOneRowEach()
    {
        StoryLog story;
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, "a");
        LadderRows rows;
        for (std::uint32_t i = 0; i < 1'000'000; ++i)
            rows.take(i, story.log.entry(0));
        QCOMPARE(rows.size(), std::size_t{1'000'000});
        QCOMPARE(rows[999'999].serverRow, 999'999U);
    }
};

QTEST_APPLESS_MAIN(LadderRowsTest)
#include "ladder_rows_test.moc"
