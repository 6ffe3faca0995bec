#include "support/sample_session.h"
#include "ui/ladder/ladder_view.h"
#include "ui/story_log.h"
#include "words/words.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QTest>
#include <QToolTip>

using namespace lifeline;

namespace {

/// A shown view of a story.
struct Shown {
    explicit Shown(const EventLog& log, ConnectionId connection = ConnectionId{1}) : model(log), view(model)
    {
        view.resize(800, 500);
        model.selectConnection(connection);
        view.show();
        settle();
    }
    QPoint inView(QPointF point) const { return (point + view.contentOrigin()).toPoint(); }
    void click(QPointF point)
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, inView(point));
        settle();
    }
    void key(Qt::Key key)
    {
        QTest::keyClick(&view, key);
        settle();
    }
    QString tip(QPointF point)
    {
        QToolTip::hideText();
        QHelpEvent event(QEvent::ToolTip, inView(point), view.viewport()->mapToGlobal(inView(point)));
        QApplication::sendEvent(view.viewport(), &event);
        return QToolTip::text();
    }

    ReadModel model;
    LadderView view;
};

void fillEchoes(StoryLog& story)
{
    story.open();
    for (int i = 0; i < 10; ++i)
        story.echo("hello world!");
}

} // namespace

class LadderViewInputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMenuIsAskedForTheShownConnection()
    {
        StoryLog story;
        fillEchoes(story);
        Shown shown(story.log);
        std::optional<ConnectionId> asked;
        QObject::connect(&shown.view, &LadderView::menuRequested, &shown.view,
                         [&asked](ConnectionId id, const QPoint&) { asked = id; });
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(40, 80), QPoint(40, 80));
        QApplication::sendEvent(shown.view.viewport(), &event);
        QCOMPARE(asked, std::optional(ConnectionId{1}));
    }

    void aClickSelectsTheEventAtThatEnd()
    {
        StoryLog story;
        story.open();
        Shown shown(story.log);
        const LadderArrow request = shown.view.picture().arrows[1];
        shown.click(request.from + QPointF(10, 0));
        QCOMPARE(shown.model.selectedRow(), std::optional<std::uint64_t>(3));
        shown.click(request.to - QPointF(10, 0));
        QCOMPARE(shown.model.selectedRow(), std::optional<std::uint64_t>(4));
        QVERIFY(shown.view.picture().arrows[1].selected);
        shown.click(shown.view.picture().flags[0].box.center());
        QCOMPARE(shown.model.selectedRow(), std::optional<std::uint64_t>(5));
    }

    void theNamesAboveAreNoPartOfTheStory()
    {
        StoryLog story;
        story.open();
        Shown shown(story.log);
        shown.view.resize(800, 100);
        shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->maximum());
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {},
                          QPoint(400, LadderView::namesHeight / 2));
        QVERIFY(!shown.model.selectedRow());
    }

    void aSelectionElsewhereIsMarkedAndSeen()
    {
        StoryLog story;
        for (int i = 0; i < 40; ++i)
            story.echo(i % 2 == 0 ? "one" : "four");
        Shown shown(story.log);
        shown.model.selectRow(0);
        settle();
        QCOMPARE(shown.view.verticalScrollBar()->value(), 0);
        QVERIFY(shown.view.picture().arrows[0].selected);
        shown.model.selectRow(story.log.size() - 1);
        settle();
        QVERIFY(shown.view.picture().flags.back().selected);
    }

    void upAndDownMoveThroughTheStory()
    {
        StoryLog story;
        story.open();
        Shown shown(story.log);
        shown.key(Qt::Key_Down);
        QCOMPARE(shown.model.selectedRow(), std::optional<std::uint64_t>(2));
        shown.key(Qt::Key_Down);
        QCOMPARE(shown.model.selectedRow(), std::optional<std::uint64_t>(3));
        shown.key(Qt::Key_Up);
        shown.key(Qt::Key_Up);
        QCOMPARE(shown.model.selectedRow(), std::optional<std::uint64_t>(2));
        shown.key(Qt::Key_End);
        QCOMPARE(shown.model.selectedRow(), std::optional<std::uint64_t>(9));
        shown.key(Qt::Key_Home);
        QCOMPARE(shown.model.selectedRow(), std::optional<std::uint64_t>(2));
    }

    void aFoldOpensByClickAndClosesByKey()
    {
        StoryLog story;
        fillEchoes(story);
        Shown shown(story.log);
        QCOMPARE(shown.view.picture().folds.size(), std::size_t{1});
        const std::size_t arrows = shown.view.picture().arrows.size();
        shown.click(shown.view.picture().folds[0].box.center());
        QVERIFY(shown.view.picture().folds[0].open);
        QVERIFY(shown.view.picture().arrows.size() > arrows);
        shown.model.selectRow(story.log.size() - 1);
        settle();
        shown.key(Qt::Key_Left);
        QCOMPARE(shown.view.picture().folds.size(), std::size_t{1});
        QVERIFY(!shown.view.picture().folds[0].open);
        QVERIFY(shown.view.picture().folds[0].selected);
        shown.key(Qt::Key_Return);
        shown.key(Qt::Key_Up);
        shown.key(Qt::Key_Up);
        QVERIFY(shown.model.selectedRow() < story.log.size() - 2);
    }

    void anOpenFoldIsPassedByKey()
    {
        StoryLog story;
        fillEchoes(story);
        Shown shown(story.log);
        shown.click(shown.view.picture().folds[0].box.center());
        shown.key(Qt::Key_Home);
        std::uint64_t before = 0;
        for (int i = 0; i < 15; ++i) {
            shown.key(Qt::Key_Down);
            QVERIFY(*shown.model.selectedRow() > before);
            before = *shown.model.selectedRow();
        }
    }

    void tipsSayWhatHappened()
    {
        StoryLog story;
        story.open();
        Shown shown(story.log);
        const LadderArrow request = shown.view.picture().arrows[1];
        QVERIFY(shown.tip(request.from + QPointF(10, 0)).contains(words::eventTitle(story.log.event(3))));
        shown.tip(QPointF(2, 2));
        QTRY_VERIFY(QToolTip::text().isEmpty());
    }

    void tipsNeverReadWhatAPeerSentAsMarkup()
    {
        StoryLog story;
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, "<b>bold</b>");
        Shown shown(story.log);
        const QString tip = shown.tip(shown.view.picture().arrows[0].from + QPointF(30, 0));
        QVERIFY2(tip.contains(QStringLiteral("&lt;b&gt;")), qPrintable(tip));
    }

    void aGhostTellsItsReason()
    {
        EventLog log("2026-01-01T00:00:00.000Z");
        fillSampleSession(log);
        Shown shown(log, ConnectionId{7});
        const auto& flags = shown.view.picture().flags;
        const auto ghost =
            std::find_if(flags.begin(), flags.end(), [](const LadderFlag& flag) { return flag.ghost; });
        QVERIFY(ghost != flags.end());
        QVERIFY(!shown.tip(ghost->box.center()).isEmpty());
    }
};

QTEST_MAIN(LadderViewInputTest)
#include "ladder_view_input_test.moc"
