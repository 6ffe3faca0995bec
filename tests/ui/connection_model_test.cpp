#include "support/sample_session.h"
#include "ui/accepted_event.h"
#include "ui/connections/connection_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace lifeline {
class ConnectionModelTest : public QObject {
    Q_OBJECT
private:
    static constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

private Q_SLOTS:
    void theNewestComesFirst()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        SessionModel session(log, [] { return monotonicTime(0); });
        ConnectionModel model(session);
        QAbstractItemModelTester tester(&model, strict);
        fillSampleSession(log);
        session.poll();
        QCOMPARE(model.rowCount(), static_cast<int>(sampleConnectionCount));
        const ConnectionTable& connections = session.connections();
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto& record = connections.at(connections.size() - 1 - static_cast<std::size_t>(row));
            QCOMPARE(&model.recordAt(row), &record);
            QCOMPARE(model.rowOf(record.story.id), row);
            QCOMPARE(model.index(row, 0).data().toString(), QString::number(number(record.story.id)));
        }
        QCOMPARE(model.rowOf(ConnectionId{99}), -1);
    }

    void onlyRowsThatChangedAreAnnounced()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        SessionModel session(log, [] { return monotonicTime(0); });
        ConnectionModel model(session);
        QAbstractItemModelTester tester(&model, strict);
        for (std::uint32_t id = 1; id <= 1000; ++id)
            log.accept(accepted(id));
        QSignalSpy inserted(&model, &ConnectionModel::rowsInserted);
        session.poll();
        QCOMPARE(inserted.size(), 1); // all at once
        QCOMPARE(model.rowCount(), 1000);

        QSignalSpy changed(&model, &ConnectionModel::dataChanged);
        for (const std::uint32_t id : {500U, 501U, 502U, 9U})
            log.accept(accepted(id));
        log.accept(accepted(1001));
        session.poll();
        QCOMPARE(model.rowCount(), 1001);
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(changed.size(), 2); // neighbours together
        const auto firstRow = [&](int i) { return changed[i][0].toModelIndex().row(); };
        const auto lastRow = [&](int i) { return changed[i][1].toModelIndex().row(); };
        QCOMPARE(firstRow(0), model.rowOf(ConnectionId{502}));
        QCOMPARE(lastRow(0), model.rowOf(ConnectionId{500}));
        QCOMPARE(firstRow(1), model.rowOf(ConnectionId{9}));
        QCOMPARE(lastRow(1), model.rowOf(ConnectionId{9}));
    }

    void cellsSayWhatBecameOfTheConnection_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("close");
        QTest::addColumn<bool>("abnormal");
        QTest::addColumn<int>("tone");
        QTest::newRow("clean") << 4 << QStringLiteral("1000") << false
                               << static_cast<int>(StageTone::Neutral);
        QTest::newRow("open") << 5 << QStringLiteral("–") << false << static_cast<int>(StageTone::Open);
        QTest::newRow("reset") << 6 << QStringLiteral("1006") << true << static_cast<int>(StageTone::Failed);
        QTest::newRow("refused") << 7 << QStringLiteral("–") << false << static_cast<int>(StageTone::Failed);
    }
    void cellsSayWhatBecameOfTheConnection()
    {
        QFETCH(int, id);
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        SessionModel session(log, [] { return monotonicTime(0); });
        session.poll();
        ConnectionModel model(session);
        const int row = model.rowOf(ConnectionId{static_cast<std::uint32_t>(id)});
        QTEST(model.index(row, ConnectionModel::CloseColumn).data().toString(), "close");
        QTEST(model.index(row, ConnectionModel::CloseColumn).data(ConnectionModel::AbnormalRole).toBool(),
              "abnormal");
        QTEST(model.index(row, ConnectionModel::StageColumn).data(ConnectionModel::ToneRole).toInt(), "tone");
    }

    void aLiveConnectionAges()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        log.accept(accepted(1));
        MonotonicTime now = monotonicTime(0) + std::chrono::seconds(2);
        SessionModel session(log, [&] { return now; });
        session.poll();
        ConnectionModel model(session);
        const auto life = [&] { return model.index(0, ConnectionModel::LifeColumn).data().toString(); };
        QCOMPARE(life(), QStringLiteral("2.0 s"));
        now += std::chrono::seconds(40);
        QCOMPARE(life(), QStringLiteral("0:42"));
    }
};

} // namespace lifeline

using lifeline::ConnectionModelTest;
QTEST_MAIN(ConnectionModelTest)
#include "connection_model_test.moc"
