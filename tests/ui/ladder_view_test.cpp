#include "support/sample_session.h"
#include "ui/ladder/ladder_view.h"
#include "ui/story_log.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace lifeline;

class LadderViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsNothingUntilAConnectionIsSelected()
    {
        StoryLog story;
        story.open();
        ReadModel model(story.log);
        LadderView view(model);
        view.resize(700, 400);
        view.show();
        QVERIFY(view.picture().arrows.empty());
        model.selectConnection(ConnectionId{1});
        settle();
        QCOMPARE(view.picture().arrows.size(), std::size_t{3});
    }

    void growsWithTheLog()
    {
        StoryLog story;
        story.open();
        ReadModel model(story.log);
        model.selectConnection(ConnectionId{1});
        LadderView view(model);
        view.resize(700, 600);
        view.show();
        story.echo("hello world!");
        model.readAll();
        settle();
        QCOMPARE(view.picture().arrows.size(), std::size_t{5});
    }

    void staysAtTheEndWhileLiveUntilScrolledAway()
    {
        StoryLog story;
        story.open();
        for (int i = 0; i < 30; ++i)
            story.echo(i % 2 == 0 ? "one" : "four");
        ReadModel model(story.log);
        model.selectConnection(ConnectionId{1});
        LadderView view(model);
        view.resize(700, 300);
        view.show();
        QScrollBar* bar = view.verticalScrollBar();
        QVERIFY(bar->maximum() > 100);
        QCOMPARE(bar->value(), bar->maximum());
        const int before = bar->maximum();
        story.echo("three");
        model.readAll();
        settle();
        QVERIFY(bar->maximum() > before);
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(50);
        story.echo("seven");
        model.readAll();
        settle();
        QCOMPARE(bar->value(), 50);
    }

    void aFinishedConnectionIsReadFromTheTop()
    {
        EventLog log("2026-01-01T00:00:00.000Z");
        fillSampleSession(log);
        ReadModel model(log);
        LadderView view(model);
        view.resize(700, 150);
        view.show();
        model.selectConnection(ConnectionId{6});
        settle();
        QVERIFY(view.verticalScrollBar()->maximum() > 0);
        QCOMPARE(view.verticalScrollBar()->value(), 0);
    }

    void ghostsAreAnnounced()
    {
        EventLog log("2026-01-01T00:00:00.000Z");
        fillSampleSession(log);
        ReadModel model(log);
        LadderView view(model);
        QSignalSpy changed(&view, &LadderView::ghostsChanged);
        model.selectConnection(ConnectionId{7});
        settle();
        QVERIFY(view.hasGhosts());
        QCOMPARE(changed.count(), 1);
        model.selectConnection(ConnectionId{4});
        settle();
        QVERIFY(!view.hasGhosts());
    }

    void theLifelineIsPaintedInTheColourOfItsPhase_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("dark") << ThemeChoice::Dark;
        QTest::newRow("light") << ThemeChoice::Light;
    }
    void theLifelineIsPaintedInTheColourOfItsPhase()
    {
        QFETCH(ThemeChoice, choice);
        ThemeManager::instance().setChoice(choice);
        StoryLog story;
        story.open();
        ReadModel model(story.log);
        model.selectConnection(ConnectionId{1});
        LadderView view(model);
        view.resize(700, 400);
        view.show();
        const QImage image = pictureOf(*view.viewport());
        for (const LadderSegment& segment : view.picture().segments)
            QVERIFY(
                hasColour(image, segment.box.center() + view.contentOrigin(), theme().phase(segment.phase)));
    }

    void aMillionEventsMakeOneScreen()
    {
        StoryLog story;
        story.open();
        while (story.log.size() < 1'000'000)
            story.echo(story.log.size() % 4 == 0 ? "one" : "four");
        ReadModel model(story.log);
        model.selectConnection(ConnectionId{1});
        LadderView view(model);
        view.resize(700, 400);
        view.show();
        settle();
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
        QVERIFY(view.picture().hits.size() < 200);
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
        QVERIFY(!view.picture().arrows.empty());
        QVERIFY(view.picture().hits.size() < 200);
    }
};

QTEST_MAIN(LadderViewTest)
#include "ladder_view_test.moc"
