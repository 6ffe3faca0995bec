#include "ui/shell/selection_follower.h"

#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    EventLog log{"2026-11-22T18:54:00.000Z"};
    SessionModel model{log, [] { return monotonicTime(0); }};
    SelectionFollower follower{model};

    void accept(std::uint32_t connection)
    {
        Event event;
        event.connection = ConnectionId{connection};
        event.side = Side::Server;
        event.phase = Phase::Upgrading;
        event.body = event::Accepted{};
        log.accept(event);
        model.poll();
    }
    std::uint32_t selected() const { return number(model.selectedConnection().value_or(ConnectionId::None)); }
};

} // namespace

class SelectionFollowerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newConnectionsAreShownAsTheyCome();
    void anOlderOneAPersonPickedStays();
    void anEventAPersonPickedStays();
    void backAtTheNewestItFollowsAgain();
    void withNothingSelectedItFollowsAgain();
    void moreOfAnOldConnectionSelectsNothing();
};

void SelectionFollowerTest::newConnectionsAreShownAsTheyCome()
{
    Scene scene;
    for (const std::uint32_t connection : {1U, 2U, 3U}) {
        scene.accept(connection);
        QCOMPARE(scene.selected(), connection);
    }
}

void SelectionFollowerTest::anOlderOneAPersonPickedStays()
{
    Scene scene;
    scene.accept(1);
    scene.accept(2);
    scene.model.selectConnection(ConnectionId{1});
    scene.accept(3);
    QCOMPARE(scene.selected(), 1U);
}

void SelectionFollowerTest::anEventAPersonPickedStays()
{
    Scene scene;
    scene.accept(1);
    scene.model.selectRow(0);
    scene.accept(2);
    QCOMPARE(scene.selected(), 1U);
    QVERIFY(scene.model.selectedRow());
}

void SelectionFollowerTest::backAtTheNewestItFollowsAgain()
{
    Scene scene;
    scene.accept(1);
    scene.accept(2);
    scene.model.selectConnection(ConnectionId{1});
    scene.model.selectConnection(ConnectionId{2});
    scene.accept(3);
    QCOMPARE(scene.selected(), 3U);
}

void SelectionFollowerTest::withNothingSelectedItFollowsAgain()
{
    Scene scene;
    scene.accept(1);
    scene.accept(2);
    scene.model.selectConnection(ConnectionId{1});
    scene.model.clearSelection();
    scene.accept(3);
    QCOMPARE(scene.selected(), 3U);
}

void SelectionFollowerTest::moreOfAnOldConnectionSelectsNothing()
{
    Scene scene;
    scene.accept(1);
    scene.model.clearSelection();
    scene.accept(1);
    QCOMPARE(scene.selected(), 0U);
}

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::SelectionFollowerTest)
#include "selection_follower_test.moc"
