#include "ui/ladder/ladder_flow.h"
#include "ui/story_log.h"

#include <QTest>

using namespace lifeline;

namespace {

void echoes(StoryLog& story, int count)
{
    for (int i = 0; i < count; ++i)
        story.echo("hello world!");
}

} // namespace

class LadderFlowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsKeepTheirOrderFromTopToBottom()
    {
        StoryLog story;
        story.open();
        const LadderRows rows = story.rows();
        LadderFlow flow;
        flow.update(rows);
        QCOMPARE(flow.items().size(), rows.size());
        for (std::size_t i = 1; i < flow.items().size(); ++i)
            QVERIFY(flow.items()[i].y > flow.items()[i - 1].y);
    }

    void nothingOverlapsInAColumn()
    {
        StoryLog story;
        story.open();
        echoes(story, 2);
        story.add(Side::Server, Phase::Open, event::Finding{Violation::UnmaskedFrame, 0});
        story.add(Side::Server, Phase::Closed, event::ResetSent{});
        story.callback(Side::Server, {.name = CallbackName::OnError}, Phase::Closed);
        story.callback(Side::Server, {.name = CallbackName::OnClose}, Phase::Closed);
        story.add(Side::Client, Phase::Closed, event::ExpectationMet{"f", 1, "expect end"});
        const LadderRows rows = story.rows();
        LadderFlow flow;
        flow.update(rows);
        std::array<int, 3> filled{};
        for (const LadderItem& item : flow.items()) {
            const LadderRow& row = rows[item.row];
            int& column = filled[!isFlag(row.kind) ? 1 : row.side == Side::Client ? 0 : 2];
            const LadderRoom room = LadderFlow::roomOf(row, item.fold);
            QVERIFY2(item.y - room.above >= column, qPrintable(QString::number(item.row)));
            column = item.y + room.below;
        }
        QVERIFY(flow.height() >= *std::max_element(filled.begin(), filled.end()));
    }

    void fewEqualMessagesStandEachForItself()
    {
        StoryLog story;
        echoes(story, 3);
        const LadderRows rows = story.rows();
        LadderFlow flow;
        flow.update(rows);
        QCOMPARE(flow.items().size(), rows.size());
    }

    void aLongRunFoldsBehindItsFirstExchange()
    {
        StoryLog story;
        echoes(story, 20);
        const LadderRows rows = story.rows();
        LadderFlow flow;
        flow.update(rows);
        QCOMPARE(flow.items().size(), std::size_t{5}); // two frames, their callbacks, and the fold
        const LadderItem& fold = flow.items().back();
        QCOMPARE(fold.fold, LadderFold::Closed);
        QCOMPARE(fold.frames, 38U);
        QCOMPARE(fold.row, 4U);
        QCOMPARE(fold.rows, 76U);
    }

    void aFoldGrowsWhileFramesCome()
    {
        StoryLog story;
        echoes(story, 10);
        LadderFlow flow;
        flow.update(story.rows());
        const std::size_t before = flow.items().size();
        const int y = flow.items().back().y;
        echoes(story, 10);
        flow.update(story.rows());
        QCOMPARE(flow.items().size(), before);
        QCOMPARE(flow.items().back().y, y);
        QCOMPARE(flow.items().back().frames, 38U);
    }

    void otherTrafficEndsARun()
    {
        StoryLog story;
        echoes(story, 10);
        story.echo("another length");
        const LadderRows rows = story.rows();
        LadderFlow flow;
        flow.update(rows);
        QCOMPARE(flow.items().size(), std::size_t{5 + 4});
        QCOMPARE(flow.items().back().fold, LadderFold::None);
    }

    void pingsAndPongsFoldTogether()
    {
        StoryLog story;
        for (int i = 0; i < 10; ++i) {
            story.frame<event::FrameSent>(Side::Server, Opcode::Ping, QByteArray(i, 'x').toStdString());
            story.frame<event::FrameReceived>(Side::Server, Opcode::Pong, "");
            story.callback(Side::Server, {.name = CallbackName::OnPong});
        }
        const LadderRows rows = story.rows();
        LadderFlow flow;
        flow.update(rows);
        QCOMPARE(flow.items().back().fold, LadderFold::Closed);
        QCOMPARE(flow.items().back().frames, 18U);
    }

    void anOpenedFoldShowsEachRowAndClosesAgain()
    {
        StoryLog story;
        echoes(story, 10);
        const LadderRows rows = story.rows();
        LadderFlow flow;
        flow.update(rows);
        const int closed = flow.height();
        flow.toggle(4, rows);
        QCOMPARE(flow.items()[4].fold, LadderFold::Open);
        QCOMPARE(flow.items().size(), rows.size() + 1);
        QVERIFY(flow.height() > closed);
        QCOMPARE(flow.items()[flow.itemOf(4)].fold, LadderFold::None);
        flow.toggle(4, rows);
        QCOMPARE(flow.height(), closed);
        QCOMPARE(flow.itemOf(30), std::size_t{4});
    }

    void theRangeHoldsWhatIsSeenAndLittleMore()
    {
        StoryLog story;
        for (int i = 0; i < 2000; ++i)
            story.echo(i % 2 == 0 ? "one" : "four");
        const LadderRows rows = story.rows();
        LadderFlow flow;
        flow.update(rows);
        const int top = flow.height() / 2;
        const auto [first, last] = flow.range(top, top + 300);
        QVERIFY(last - first < 80);
        QVERIFY(flow.items()[first].y <= top);
        QVERIFY(flow.items()[last].y >= top + 300);
    }

    void noItemForARowThatIsNotThere()
    {
        LadderFlow flow;
        QCOMPARE(flow.itemOf(0), flow.items().size());
        QCOMPARE(flow.height(), 0);
    }
};

QTEST_APPLESS_MAIN(LadderFlowTest)
#include "ladder_flow_test.moc"
