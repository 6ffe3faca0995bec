#include "cli/session_recording.h"
#include "session_files.h"
#include "store/open_session.h"
#include "support/collecting_sink.h"
#include "support/every_event.h"

#include <QTest>

using namespace lifeline;

class SessionRecordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventIsOnDiskAndGoesOn()
    {
        const std::string path = m_files.path("a.lifeline");
        EventLog next("");
        const auto all = everyEvent();
        {
            SessionRecording recording(next, path, "2026-11-22T18:54:00.000Z");
            QVERIFY(!hasStopped(recording.status()));
            for (const auto& named : all)
                recording.accept(named.event);
            recording.flush();
            QCOMPARE(recording.status().events, std::uint64_t(all.size()));
            QCOMPARE(recording.dropped(), std::uint64_t(0));
        }
        QCOMPARE(next.size(), std::uint64_t(all.size()));
        const OpenedSession session = openSession(path);
        QVERIFY(session.log && session.problems.empty());
        QCOMPARE(session.log->startedUtc(), std::string("2026-11-22T18:54:00.000Z"));
        QCOMPARE(session.log->size(), std::uint64_t(all.size()));
        for (std::uint64_t row = 0; row < all.size(); ++row)
            QCOMPARE(asLine(session.log->event(row)), asLine(next.event(row)));
    }

    /// The events go on all the same.
    void aFileThatCannotBeMadeIsTold()
    {
        EventLog next("");
        SessionRecording recording(next, "/no/such/folder/x.lifeline", "");
        QVERIFY(hasStopped(recording.status()));
        QCOMPARE(
            stoppedText("/no/such/folder/x.lifeline", recording.status()),
            std::string(
                "The session \"/no/such/folder/x.lifeline\" cannot be written: No such file or directory."));
        recording.accept(everyEvent()[0].event);
        QCOMPARE(next.size(), std::uint64_t(1));
    }

    void sentencesCount()
    {
        RecordingStatus status;
        status.events = 1;
        status.bytes = 8192;
        QCOMPARE(recordedText("a.lifeline", status),
                 std::string("session: 1 event in \"a.lifeline\", 8 KiB\n"));
        status.state = RecordingStatus::State::Full;
        status.events = 12;
        status.problem = "No space left on device";
        QVERIFY(hasStopped(status));
        QCOMPARE(stoppedText("a\x1b.lifeline", status),
                 std::string("The session \"a\\x1b.lifeline\" cannot be written: No space left on device. "
                             "12 events are in it."));
        status.behind = 34;
        QVERIFY(stoppedText("a", status).ends_with("12 events are in it, 34 are not."));
        QVERIFY(fullText("a", status).ends_with("12 events are in it."));
    }

    /// The details lie beside the session, and not in memory.
    void aLongSessionStaysSmall()
    {
        QCOMPARE(scratchFolderOf("a/b/c.lifeline"), std::string("a/b"));
        QCOMPARE(scratchFolderOf("c.lifeline"), std::string("."));
        QCOMPARE(recordedLimits().maxBytes, std::uint64_t{8} << 30);
        QCOMPARE(recordedLimits().maxMemory, std::uint64_t{1} << 30);
    }

private:
    SessionFiles m_files;
};

QTEST_GUILESS_MAIN(SessionRecordingTest)
#include "session_recording_test.moc"
