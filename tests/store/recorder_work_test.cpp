#include "store/opened.h"
#include "store/recorder_work.h"
#include "support/sample_session.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace lifeline;

class RecorderWorkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyThreadsMayAskWhileItRecords();
    void whatTheLogHadBeforeIsRecordedToo();
};

void RecorderWorkTest::manyThreadsMayAskWhileItRecords()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("a")).toStdString();
    EventLog log("");
    {
        Recorder recorder(log, {.path = path, .flushEvery = std::chrono::milliseconds(1)});
        std::vector<std::jthread> askers;
        for (int i = 0; i < 3; ++i) {
            askers.emplace_back([&, i] {
                for (int round = 0; round < 10; ++round) {
                    recorder.flush();
                    recorder.status();
                    if (i == 0)
                        recorder.moveTo(path + std::to_string(round));
                }
            });
        }
        fillManyEvents(log, 30'000);
    }
    QVERIFY(linesOf(*openSession(path + "9").log) == linesOf(log));
}

void RecorderWorkTest::whatTheLogHadBeforeIsRecordedToo()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("a")).toStdString();
    EventLog log("");
    fillManyEvents(log, 200'000);
    {
        const Recorder recorder(log, {.path = path});
    }
    QCOMPARE(openSession(path).log->size(), log.size());
}

QTEST_GUILESS_MAIN(RecorderWorkTest)
#include "recorder_work_test.moc"
