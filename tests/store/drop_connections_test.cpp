#include "store/drop_connections.h"
#include "store/opened.h"
#include "support/sample_session.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

class DropConnectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allOfThemGoesAndAllElseStays();
};

void DropConnectionsTest::allOfThemGoesAndAllElseStays()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("a")).toStdString();
    EventLog log("");
    {
        Recorder recorder(log, {.path = path});
        fillSampleSession(log);
        fillManyEvents(log, 3'000); // over connections 1 to 50
    }
    SessionWriter writer;
    QVERIFY(writer.resume(path, 0) && writer.begin());
    const ConnectionAges::Batch batch{{2, 3, 49}, 0, log.size() - 1, 0};
    const auto dropped = dropConnections(writer, batch, 5);
    QVERIFY(dropped && *dropped > 100 && writer.commit() && writer.finish(0));
    const OpenedSession opened = openSession(path);
    QCOMPARE(textOf(opened.problems), std::string());
    QCOMPARE(opened.log->size() + *dropped, log.size());
    std::vector<std::string> expected;
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        if (!batch.connections.contains(log.entry(row).connection))
            expected.push_back(asLine(log.event(row)));
    }
    QVERIFY(linesOf(*opened.log) == expected);
}

QTEST_GUILESS_MAIN(DropConnectionsTest)
#include "drop_connections_test.moc"
