#include "store/open_session.h"
#include "store/recorder.h"
#include "support/every_event.h"
#include "support/sample_session.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

namespace {

std::string linesOf(const EventLog& log)
{
    std::string lines;
    for (std::uint64_t row = 0; row < log.size(); ++row)
        lines += asLine(log.event(row)) + "\n";
    return lines;
}

} // namespace

class RecorderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasRecordedOpensEqual();

private:
    std::string pathOf(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }

    QTemporaryDir m_folder;
};

void RecorderTest::whatWasRecordedOpensEqual()
{
    EventLog log("2026-11-22T18:54:00.000Z");
    const std::string path = pathOf("equal.lifeline");
    {
        Recorder recorder(log, {.path = path});
        QCOMPARE(recorder.status().problem, std::string());
        for (const auto& named : everyEvent())
            log.accept(named.event);
        recorder.flush();
        QCOMPARE(recorder.status().events, log.size());
        fillManyEvents(log, 5'000);
    }
    const OpenedSession opened = openSession(path);
    for (const auto& problem : opened.problems)
        qWarning("%s", problem.text().c_str());
    QVERIFY(opened.problems.empty() && opened.notes.empty());
    QVERIFY(opened.log != nullptr);
    QCOMPARE(opened.log->startedUtc(), log.startedUtc());
    QCOMPARE(opened.log->size(), log.size());
    QCOMPARE(linesOf(*opened.log), linesOf(log));
}

QTEST_GUILESS_MAIN(RecorderTest)
#include "recorder_test.moc"
