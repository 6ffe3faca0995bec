#include "formats/open_log.h"
#include "store/session_folder.h"
#include "support/sample_session.h"
#include "support/temporary_settings.h"
#include "ui/shell/session.h"

#include <QSignalSpy>
#include <QTest>

namespace lifeline {

class SessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheLabDoesReachesTheModelByItself();
    void aSessionEndsWithItsServerRunning();
    void whatHappensIsOnDiskWhenItHasEnded();
    void aSessionInWhichNothingHappenedLeavesNoFile();
    void anOpenedSessionIsReadToItsEndAndNotRecorded();
};

void SessionTest::whatTheLabDoesReachesTheModelByItself()
{
    Session session;
    ServerSettings settings;
    settings.port = 0;
    session.lab().startServer(settings);
    QTRY_VERIFY(session.model().rows() > 0);
    QCOMPARE(session.log().entry(0).kind, EventKind::Listening);
    QVERIFY(session.model().now() >= monotonicTime(session.log().entry(0).at));
}

void SessionTest::aSessionEndsWithItsServerRunning()
{
    std::uint16_t port = 0;
    {
        Session session;
        ServerSettings settings;
        settings.port = 0;
        session.lab().startServer(settings);
        QTRY_VERIFY(session.model().rows() > 0);
        port = session.log().event(0).as<event::Listening>()->port;
    }
    Session next;
    ServerSettings settings;
    settings.port = port; // is free again
    next.lab().startServer(settings);
    QTRY_VERIFY(next.model().rows() > 0);
    QCOMPARE(next.log().entry(0).kind, EventKind::Listening);
}

void SessionTest::whatHappensIsOnDiskWhenItHasEnded()
{
    const TemporarySettings settings;
    std::string path;
    std::uint64_t events = 0;
    {
        Session session{RecordingChoices()};
        path = session.recorder()->path();
        ServerSettings server;
        server.port = 0;
        session.lab().startServer(server);
        QTRY_VERIFY(session.model().rows() > 0);
        events = session.model().rows();
    }
    const OpenedLog read = openLog(path);
    QVERIFY(read.whole());
    QVERIFY(read.log->size() >= events);
    QCOMPARE(sessionsIn(sessionFolder()).size(), std::size_t{1});
}

void SessionTest::aSessionInWhichNothingHappenedLeavesNoFile()
{
    const TemporarySettings settings;
    {
        const Session session{RecordingChoices()};
        QCOMPARE(sessionsIn(sessionFolder()).size(), std::size_t{1});
    }
    QVERIFY(sessionsIn(sessionFolder()).empty());
}

void SessionTest::anOpenedSessionIsReadToItsEndAndNotRecorded()
{
    auto log = std::make_shared<EventLog>("2026-11-22T18:54:00.000Z");
    fillSampleSession(*log);
    Session session(log);
    QVERIFY(!session.isLive());
    QVERIFY(session.recorder() == nullptr);
    QTRY_COMPARE(session.model().rows(), log->size());
    QCOMPARE(session.model().connections().size(), sampleConnectionCount);
    QCOMPARE(session.model().now(), monotonicTime(log->entry(log->size() - 1).at));
}

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::SessionTest)
#include "session_test.moc"
