#include "support/sample_session.h"
#include "ui/shell/session_model.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace lifeline {
namespace {

struct Scene {
    EventLog log{"2026-11-22T18:54:00.000Z"};
    SessionModel model{log, [] { return monotonicTime(7); }};
};

void add(EventSink& sink, std::uint32_t connection, Phase phase, EventBody body)
{
    Event event;
    event.connection = ConnectionId{connection};
    event.side = Side::Server;
    event.phase = phase;
    event.body = body;
    sink.accept(event);
}

} // namespace

class SessionModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSeenBeforePoll();
    void pollTakesOverEveryRowOnceAndInOrder();
    void anythingAsLongAsTheLogIsTakenOverInSeveralPolls();
    void changedConnectionsAreNamedOnce();
    void itIsLiveWhileAConnectionIs();
    void selectingARowSelectsItsConnection();
    void selectingAConnectionDropsTheRow();
    void aSelectionIsToldOnlyWhenItChanges();
    void rowsThatAreNotThereCannotBeSelected();
    void rowsOfNoConnectionLeaveNoneSelected();
};

void SessionModelTest::nothingIsSeenBeforePoll()
{
    Scene scene;
    fillSampleSession(scene.log);
    QCOMPARE(scene.model.rows(), std::uint64_t{0});
    QCOMPARE(scene.model.connections().size(), std::size_t{0});
    QCOMPARE(nanoseconds(scene.model.now()), std::int64_t{7});
}

void SessionModelTest::pollTakesOverEveryRowOnceAndInOrder()
{
    Scene scene;
    fillSampleSession(scene.log);
    std::uint64_t next = 0;
    connect(&scene.model, &SessionModel::rowsAppended, this,
            [&next](std::uint64_t first, std::uint64_t count) {
                QCOMPARE(first, next);
                next = first + count;
            });
    for (int i = 0; i < 1000 && scene.model.rows() < scene.log.size(); ++i)
        scene.model.poll();
    QCOMPARE(next, scene.log.size());
    QCOMPARE(scene.model.connections().size(), sampleConnectionCount);
    const QSignalSpy appended(&scene.model, &SessionModel::rowsAppended);
    scene.model.poll();
    QCOMPARE(appended.size(), 0);
}

void SessionModelTest::anythingAsLongAsTheLogIsTakenOverInSeveralPolls()
{
    Scene scene;
    fillManyEvents(scene.log, 200'000);
    int polls = 0;
    while (scene.model.rows() < scene.log.size() && polls < 100'000) {
        scene.model.poll();
        ++polls;
    }
    QCOMPARE(scene.model.rows(), scene.log.size());
    QVERIFY(polls >= 1);
}

void SessionModelTest::changedConnectionsAreNamedOnce()
{
    Scene scene;
    std::vector<std::size_t> seen;
    connect(&scene.model, &SessionModel::connectionsChanged, this,
            [&seen](const std::vector<std::size_t>& positions) { seen = positions; });
    for (int round = 0; round < 3; ++round) {
        for (const std::uint32_t connection : {5U, 9U})
            add(scene.log, connection, Phase::Open, event::FinReceived{});
    }
    scene.model.poll();
    QCOMPARE(seen, (std::vector<std::size_t>{0, 1}));
    add(scene.log, 9, Phase::Open, event::FinReceived{});
    scene.model.poll();
    QCOMPARE(seen, std::vector<std::size_t>{1});
}

void SessionModelTest::itIsLiveWhileAConnectionIs()
{
    Scene scene;
    QVERIFY(!scene.model.anyLive());
    add(scene.log, 1, Phase::Upgrading, event::Accepted{});
    add(scene.log, 2, Phase::Upgrading, event::Accepted{});
    scene.model.poll();
    QVERIFY(scene.model.anyLive());
    add(scene.log, 1, Phase::Failed, event::ResetReceived{});
    scene.model.poll();
    QVERIFY(scene.model.anyLive());
    add(scene.log, 2, Phase::Failed, event::ResetReceived{});
    scene.model.poll();
    QVERIFY(!scene.model.anyLive());
}

void SessionModelTest::selectingARowSelectsItsConnection()
{
    Scene scene;
    add(scene.log, 4, Phase::Upgrading, event::Accepted{});
    scene.model.poll();
    scene.model.selectRow(0);
    QCOMPARE(scene.model.selectedRow(), std::optional<std::uint64_t>(0));
    QCOMPARE(scene.model.selectedConnection(), std::optional(ConnectionId{4}));
}

void SessionModelTest::selectingAConnectionDropsTheRow()
{
    Scene scene;
    add(scene.log, 4, Phase::Upgrading, event::Accepted{});
    scene.model.poll();
    scene.model.selectRow(0);
    scene.model.selectConnection(ConnectionId{4});
    QVERIFY(!scene.model.selectedRow());
    scene.model.clearSelection();
    QVERIFY(!scene.model.selectedConnection());
}

void SessionModelTest::aSelectionIsToldOnlyWhenItChanges()
{
    Scene scene;
    add(scene.log, 4, Phase::Upgrading, event::Accepted{});
    scene.model.poll();
    const QSignalSpy changed(&scene.model, &SessionModel::selectionChanged);
    scene.model.clearSelection();
    QCOMPARE(changed.size(), 0);
    scene.model.selectRow(0);
    scene.model.selectRow(0);
    QCOMPARE(changed.size(), 1);
    scene.model.selectConnection(ConnectionId{4});
    scene.model.selectConnection(ConnectionId{4});
    QCOMPARE(changed.size(), 2);
}

void SessionModelTest::rowsThatAreNotThereCannotBeSelected()
{
    Scene scene;
    add(scene.log, 4, Phase::Upgrading, event::Accepted{});
    scene.model.selectRow(0); // in the log, but nobody was told of it yet
    QVERIFY(!scene.model.selectedRow());
}

void SessionModelTest::rowsOfNoConnectionLeaveNoneSelected()
{
    Scene scene;
    add(scene.log, 0, Phase::Idle, event::Listening{"127.0.0.1", 9001, true});
    scene.model.poll();
    scene.model.selectRow(0);
    QVERIFY(scene.model.selectedRow());
    QVERIFY(!scene.model.selectedConnection());
}

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::SessionModelTest)
#include "session_model_test.moc"
