#include "support/sample_session.h"
#include "ui/shell/session_watch.h"

#include <QSignalSpy>
#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    EventLog log{"2026-11-22T18:54:00.000Z"};
    SessionModel model{log, [] { return monotonicTime(0); }};
    SessionWatch watch{model};
    QStringList told;

    Scene()
    {
        QObject::connect(&watch, &SessionWatch::failed, &watch,
                         [this](const QString& sentence) { told.append(sentence); });
    }
    void add(std::uint32_t connection, Phase phase, const EventBody& body)
    {
        Event event;
        event.connection = ConnectionId{connection};
        event.side = Side::Client;
        event.phase = phase;
        event.body = body;
        log.accept(event);
        model.poll();
    }
};

} // namespace

class SessionWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theServerIsWhereTheLastEventPutIt();
    void whatAFaultLeadsToIsNoFailure();
    void addressesReadAsPeopleWriteThem_data();
    void addressesReadAsPeopleWriteThem();
    void aPortThatCannotBeListenedOnIsToldAndStopsNothing();
    void aRefusedConnectIsToldWithItsAddress();
    void aClientThatWasNotLetInIsToldOnce();
    void aServersRefusalOfAStrangerIsNoFailureOfOurs();
};

void SessionWatchTest::theServerIsWhereTheLastEventPutIt()
{
    Scene scene;
    const QSignalSpy changed(&scene.watch, &SessionWatch::serverChanged);
    QVERIFY(!scene.watch.server());
    scene.add(0, Phase::Idle, event::Listening{"127.0.0.1", 9001, true});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(scene.watch.server()->text(), QStringLiteral("127.0.0.1:9001"));
    QVERIFY(scene.watch.server()->loopback);
    scene.add(0, Phase::Idle, event::ListeningStopped{"127.0.0.1", 9001});
    QCOMPARE(changed.size(), 2);
    QVERIFY(!scene.watch.server());
}

void SessionWatchTest::whatAFaultLeadsToIsNoFailure()
{
    Scene scene;
    scene.watch.expectTrouble(ConnectionId{1});
    scene.add(1, Phase::Connecting, event::Connecting{"ws://127.0.0.1:9/"});
    scene.add(1, Phase::Failed, event::ConnectFailed{Cause::Refused, "refused"});
    scene.add(2, Phase::Connecting, event::Connecting{"ws://127.0.0.1:9/"});
    scene.add(2, Phase::Upgrading, event::FaultBegun{"request-no-key"});
    scene.add(2, Phase::Failed, event::ResetReceived{});
    QCOMPARE(scene.told, QStringList());
}

void SessionWatchTest::addressesReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    const auto row = [](const char* address, const char* text, const char* url) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(text)
                               << QString::fromLatin1(url);
    };
    row("127.0.0.1", "127.0.0.1:81", "ws://127.0.0.1:81/");
    row("::1", "[::1]:81", "ws://[::1]:81/");
    row("0.0.0.0", "0.0.0.0:81", "ws://127.0.0.1:81/");
    row("::", "[::]:81", "ws://[::1]:81/");
}

void SessionWatchTest::addressesReadAsPeopleWriteThem()
{
    QFETCH(QString, address);
    QFETCH(QString, text);
    QFETCH(QString, url);
    const ListeningAt at{address, 81, true};
    QCOMPARE(at.text(), text);
    QCOMPARE(at.url(), url);
    QCOMPARE(at.httpUrl(), QString(url).replace(QStringLiteral("ws:"), QStringLiteral("http:")));
}

void SessionWatchTest::aPortThatCannotBeListenedOnIsToldAndStopsNothing()
{
    Scene scene;
    scene.add(0, Phase::Idle, event::ListenFailed{"127.0.0.1", 9001, Cause::AddressInUse, "in use"});
    QCOMPARE(scene.told.size(), 1);
    QVERIFY2(scene.told[0].contains(QStringLiteral("9001")), qPrintable(scene.told[0]));
    QVERIFY(!scene.watch.server());
}

void SessionWatchTest::aRefusedConnectIsToldWithItsAddress()
{
    Scene scene;
    scene.add(1, Phase::Connecting, event::Connecting{"ws://localhost:9/chat"});
    QVERIFY(scene.told.isEmpty());
    scene.add(1, Phase::Failed, event::ConnectFailed{Cause::Refused, "Connection refused"});
    QCOMPARE(scene.told.size(), 1);
    QVERIFY2(scene.told[0].contains(QStringLiteral("ws://localhost:9/chat")), qPrintable(scene.told[0]));
}

void SessionWatchTest::aClientThatWasNotLetInIsToldOnce()
{
    Scene scene;
    scene.add(1, Phase::Connecting, event::Connecting{"ws://localhost:9/chat"});
    scene.add(1, Phase::Upgrading, event::Connected{"127.0.0.1:40000", "127.0.0.1:9"});
    scene.add(1, Phase::Failed, event::ResetReceived{});
    QCOMPARE(scene.told.size(), 1);
    QVERIFY2(scene.told[0].startsWith(QStringLiteral("#1")), qPrintable(scene.told[0]));
    scene.add(1, Phase::Failed, event::FinSent{});
    QCOMPARE(scene.told.size(), 1);
}

void SessionWatchTest::aServersRefusalOfAStrangerIsNoFailureOfOurs()
{
    EventLog log{"2026-11-22T18:54:00.000Z"};
    SessionModel model{log, [] { return monotonicTime(0); }};
    const SessionWatch watch{model};
    QStringList told;
    connect(&watch, &SessionWatch::failed, this, [&told](const QString& sentence) { told.append(sentence); });
    fillSampleSession(log);
    while (model.rows() < log.size())
        model.poll();
    QCOMPARE(told.size(), 1); // of seven, only our client's 101 with a wrong accept
    QVERIFY2(told[0].startsWith(QStringLiteral("#3")), qPrintable(told[0]));
}

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::SessionWatchTest)
#include "session_watch_test.moc"
