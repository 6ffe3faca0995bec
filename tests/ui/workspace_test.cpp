#include "ui/faults/faults_pane.h"
#include "ui/sample_faults.h"
#include "ui/shell/commands.h"
#include "ui/shell/session.h"
#include "ui/shell/workspace.h"
#include "ui/table/event_table_pane.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_pane.h"

#include <QAction>
#include <QDockWidget>
#include <QTest>

namespace lifeline {
namespace {

constexpr const char* dockNames[] = {"connections-dock", "faults-dock",    "timeline-dock",
                                     "ladder-dock",      "inspector-dock", "events-dock"};

struct Scene {
    explicit Scene(QSize size = {1600, 900})
    {
        workspace.setSession(session);
        workspace.setFaults(new FaultsPane(sample.library));
        workspace.resize(size);
        workspace.show();
        QCoreApplication::processEvents(); // docks take their sizes when the loop runs
    }
    QDockWidget& dock(const char* name) const
    {
        return *workspace.findChild<QDockWidget*>(QString::fromLatin1(name));
    }

    SampleFaults sample;
    Session session;
    Workspace workspace;
};

} // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().setChoice(ThemeChoice::Dark); }
    void thePanesStandInTheirPlaces_data();
    void thePanesStandInTheirPlaces();
    void aLayoutIsRestored();
    void aLayoutWithoutTheFaultsGetsThem();
    void theFaultsCanBeShown();
    void aBrokenLayoutChangesNothing();
    void resetBringsEverythingBack();
    void everyPaneHasItsAction();
    void theTimelinesCommandsReachTheTimelineThatIsThere();
};

void WorkspaceTest::thePanesStandInTheirPlaces_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(1084, 580);
    QTest::newRow("usual") << QSize(1584, 880);
    QTest::newRow("large") << QSize(1904, 960);
}

void WorkspaceTest::thePanesStandInTheirPlaces()
{
    QFETCH(QSize, size);
    const Scene scene(size);
    QCOMPARE(scene.workspace.size(), size); // nothing needs more
    const QRect connections = scene.dock("connections-dock").geometry();
    const QRect timeline = scene.dock("timeline-dock").geometry();
    const QRect ladder = scene.dock("ladder-dock").geometry();
    const QRect inspector = scene.dock("inspector-dock").geometry();
    const QRect events = scene.dock("events-dock").geometry();
    QCOMPARE(connections.topLeft(), QPoint(metrics::grid, metrics::grid));
    const QRect faults = scene.dock("faults-dock").geometry();
    QVERIFY(connections.bottom() < faults.top());
    QCOMPARE(faults.left(), connections.left());
    QCOMPARE(faults.right(), connections.right());
    QCOMPARE(faults.bottom(), events.bottom());
    QCOMPARE(events.bottom(), size.height() - metrics::grid - 1);
    QVERIFY(connections.right() < timeline.left());
    QCOMPARE(timeline.right(), size.width() - metrics::grid - 1);
    QVERIFY(timeline.bottom() < ladder.top());
    QVERIFY(ladder.bottom() < events.top());
    QVERIFY(ladder.right() < inspector.left());
    QCOMPARE(inspector.top(), ladder.top());
    QCOMPARE(events.left(), timeline.left());
    QCOMPARE(events.right(), timeline.right());
    QVERIFY(connections.width() >= 300 && connections.width() < size.width() / 3);
}

void WorkspaceTest::aLayoutIsRestored()
{
    Scene scene;
    scene.dock("events-dock").hide();
    const int before = scene.dock("connections-dock").width();
    scene.workspace.resizeDocks({&scene.dock("connections-dock"), &scene.dock("timeline-dock")}, {500, 1000},
                                Qt::Horizontal);
    QTRY_VERIFY(scene.dock("connections-dock").width() > before + 50);
    const int width = scene.dock("connections-dock").width();
    const QByteArray layout = scene.workspace.saveState();
    Session session;
    Workspace next;
    next.setSession(session);
    next.resize(scene.workspace.size());
    next.restoreLayout(layout);
    next.show();
    QVERIFY(!next.findChild<QDockWidget*>(QStringLiteral("events-dock"))->isVisible());
    QTRY_COMPARE(next.findChild<QDockWidget*>(QStringLiteral("connections-dock"))->width(), width);
}

/// As it was saved before there were faults.
void WorkspaceTest::aLayoutWithoutTheFaultsGetsThem()
{
    Scene scene;
    scene.workspace.removeDockWidget(&scene.dock("faults-dock"));
    scene.dock("faults-dock").setObjectName(QString()); // not saved under its name
    scene.dock("events-dock").hide();
    const QByteArray older = scene.workspace.saveState();
    Session session;
    SampleFaults sample;
    Workspace next;
    next.setSession(session);
    next.setFaults(new FaultsPane(sample.library));
    next.resize(scene.workspace.size());
    next.restoreLayout(older);
    next.show();
    QCoreApplication::processEvents();
    const auto* connections = next.findChild<QDockWidget*>(QStringLiteral("connections-dock"));
    const auto* faults = next.findChild<QDockWidget*>(QStringLiteral("faults-dock"));
    QVERIFY(!next.findChild<QDockWidget*>(QStringLiteral("events-dock"))->isVisible());
    QVERIFY(faults->isVisible() && !faults->isFloating());
    QCOMPARE(faults->geometry().left(), connections->geometry().left());
    QVERIFY(faults->geometry().top() > connections->geometry().bottom());
    QVERIFY2(faults->height() > 150 && connections->height() > 100,
             qPrintable(QString::number(faults->height())));
}

void WorkspaceTest::theFaultsCanBeShown()
{
    Scene scene;
    scene.dock("faults-dock").hide();
    scene.workspace.showFaults();
    QVERIFY(scene.dock("faults-dock").isVisible());
}

void WorkspaceTest::aBrokenLayoutChangesNothing()
{
    Session session;
    Workspace workspace;
    workspace.setSession(session);
    workspace.restoreLayout(QByteArray("no layout at all"));
    workspace.resize(1600, 900);
    workspace.show();
    for (const char* name : dockNames)
        QVERIFY2(workspace.findChild<QDockWidget*>(QString::fromLatin1(name))->isVisible(), name);
}

void WorkspaceTest::resetBringsEverythingBack()
{
    Scene scene;
    const QRect before = scene.dock("events-dock").geometry();
    scene.dock("timeline-dock").hide();
    scene.dock("events-dock").setFloating(true);
    scene.workspace.resetLayout();
    for (const char* name : dockNames)
        QVERIFY2(scene.dock(name).isVisible() && !scene.dock(name).isFloating(), name);
    QTRY_COMPARE(scene.dock("events-dock").geometry(), before);
}

void WorkspaceTest::everyPaneHasItsAction()
{
    const Scene scene;
    const auto actions = scene.workspace.paneActions();
    QCOMPARE(actions.size(), qsizetype{6});
    for (QAction* action : actions)
        QVERIFY(action->isChecked() && !action->text().isEmpty());
}

void WorkspaceTest::theTimelinesCommandsReachTheTimelineThatIsThere()
{
    Session first, second;
    Workspace workspace;
    const Commands commands(workspace);
    workspace.connectTimeline(commands);
    workspace.setSession(first);
    workspace.setSession(second);
    TimelineWindow& window = workspace.findChild<TimelinePane*>()->window();
    QCOMPARE(commands.timelineFollow->isChecked(), window.isFollowing());
    commands.timelineSkipIdle->trigger();
    QVERIFY(window.skipsIdle());
    window.setSkipsIdle(false);
    QVERIFY(!commands.timelineSkipIdle->isChecked());
    window.setFollowing(false);
    QVERIFY(!commands.timelineFollow->isChecked());
}

} // namespace lifeline

QTEST_MAIN(lifeline::WorkspaceTest)
#include "workspace_test.moc"
