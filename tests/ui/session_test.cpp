#include "ui/shell/session.h"

#include <QSignalSpy>
#include <QTest>

namespace lifeline {

class SessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheLabDoesReachesTheModelByItself();
    void aSessionEndsWithItsServerRunning();
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

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::SessionTest)
#include "session_test.moc"
