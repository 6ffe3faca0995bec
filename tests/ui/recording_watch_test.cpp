#include "support/sample_session.h"
#include "ui/sessions/recording_watch.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    QTemporaryDir folder;
    EventLog log{"2026-11-22T18:54:00.000Z"};

    RecordingSettings settings(const QString& name) const
    {
        RecordingSettings settings;
        settings.path = folder.filePath(name).toStdString();
        return settings;
    }
};

} // namespace

class RecordingWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingRecordedIsStoppedAndNoTrouble();
    void whatIsOnDiskIsCounted();
    void aFileThatCannotBeMadeIsToldOnce();
};

void RecordingWatchTest::nothingRecordedIsStoppedAndNoTrouble()
{
    RecordingWatch watch(nullptr);
    QSignalSpy stopped(&watch, &RecordingWatch::stopped);
    watch.look();
    QCOMPARE(watch.status().state, RecordingStatus::State::Stopped);
    QCOMPARE(watch.path(), QString());
    QCOMPARE(stopped.size(), qsizetype{0});
}

void RecordingWatchTest::whatIsOnDiskIsCounted()
{
    Scene scene;
    Recorder recorder(scene.log, scene.settings(QStringLiteral("a.lifeline")));
    RecordingWatch watch(&recorder);
    fillSampleSession(scene.log);
    recorder.flush();
    watch.look();
    QCOMPARE(watch.status().events, scene.log.size());
    QVERIFY(watch.path().endsWith(QStringLiteral("/a.lifeline")));
}

void RecordingWatchTest::aFileThatCannotBeMadeIsToldOnce()
{
    Scene scene;
    Recorder recorder(scene.log, scene.settings(QStringLiteral("no/such/folder.lifeline")));
    RecordingWatch watch(&recorder);
    QSignalSpy stopped(&watch, &RecordingWatch::stopped);
    watch.look();
    watch.look();
    QCOMPARE(stopped.size(), qsizetype{1});
    QVERIFY(stopped[0][0].toString().contains(QStringLiteral("not recorded")));
}

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::RecordingWatchTest)
#include "recording_watch_test.moc"
