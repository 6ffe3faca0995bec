#include "ui/shell/beacon_desk.h"
#include "ui/shell/session.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace lifeline;

namespace {

/// One report from a program outside; the line is as a beacon sends it.
void report(const BeaconDesk& desk, const QString& token)
{
    const QStringList at = desk.address().split(u':');
    QTcpSocket socket;
    socket.connectToHost(at[0], at[1].toUShort());
    QVERIFY(socket.waitForConnected());
    socket.write(QStringLiteral("{\"token\":\"%1\"}\n").arg(token).toUtf8());
    socket.write("{\"stack\":\"jetty 9.4.57\",\"side\":\"server\",\"connection\":\"127.0.0.1:1\","
                 "\"callback\":\"onWebSocketConnect\",\"detail\":{}}\n");
    QVERIFY(socket.waitForBytesWritten());
    socket.disconnectFromHost();
    if (socket.state() != QAbstractSocket::UnconnectedState)
        QVERIFY(socket.waitForDisconnected());
}

} // namespace

class BeaconDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itListensOnlyWhileItIsAskedTo();
    void reportsAreCounted_data();
    void reportsAreCounted();
    void eachSessionHasATokenOfItsOwn();
    void aPortInUseIsSaid();
    void countsReadAsPeopleWriteThem();
};

void BeaconDeskTest::itListensOnlyWhileItIsAskedTo()
{
    Session session;
    BeaconDesk desk;
    desk.setSession(session);
    const QSignalSpy changed(&desk, &BeaconDesk::changed);
    QVERIFY(!desk.listens() && desk.address().isEmpty() && desk.environment().isEmpty());
    desk.apply({true, 0});
    QTRY_VERIFY(desk.listens());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(desk.environment(),
             QStringLiteral("LIFELINE_BEACON=%1\nLIFELINE_TOKEN=%2").arg(desk.address(), desk.token()));
    const QString address = desk.address();
    desk.apply({true, 0}); // nothing new: it goes on
    QCOMPARE(desk.address(), address);
    desk.apply({false, 0});
    QVERIFY(!desk.listens());
    QCOMPARE(changed.size(), 2);
}

void BeaconDeskTest::reportsAreCounted_data()
{
    QTest::addColumn<bool>("known");
    QTest::addColumn<int>("accepted");
    QTest::addColumn<int>("refused");
    QTest::newRow("the session's token") << true << 1 << 0;
    QTest::newRow("another token") << false << 0 << 1;
}

void BeaconDeskTest::reportsAreCounted()
{
    QFETCH(bool, known);
    QFETCH(int, accepted);
    QFETCH(int, refused);
    Session session;
    BeaconDesk desk;
    desk.setSession(session);
    desk.apply({true, 0});
    QTRY_VERIFY(desk.listens());
    report(desk, known ? desk.token() : QStringLiteral("guessed"));
    QTRY_COMPARE(desk.accepted(), static_cast<std::uint64_t>(accepted));
    QTRY_COMPARE(desk.refused(), static_cast<std::uint64_t>(refused));
}

void BeaconDeskTest::eachSessionHasATokenOfItsOwn()
{
    Session first, second;
    BeaconDesk desk;
    desk.apply({true, 0}); // before there is a session
    QVERIFY(!desk.listens());
    desk.setSession(first);
    QTRY_VERIFY(desk.listens());
    const QString token = desk.token();
    desk.setSession(second);
    QVERIFY(!desk.listens());
    QTRY_VERIFY(desk.listens());
    QVERIFY(desk.token() != token && desk.token().size() == token.size());
    desk.leaveSession();
    QVERIFY(!desk.listens());
}

void BeaconDeskTest::aPortInUseIsSaid()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    Session session;
    BeaconDesk desk;
    desk.setSession(session);
    const QSignalSpy failed(&desk, &BeaconDesk::failed);
    desk.apply({true, other.serverPort()});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(QString::number(other.serverPort())));
    QVERIFY(!desk.listens());
    other.close();
    desk.apply({true, 0});
    QTRY_VERIFY(desk.listens());
}

void BeaconDeskTest::countsReadAsPeopleWriteThem()
{
    QLocale::setDefault(QLocale::c());
    QCOMPARE(reportsText(0, 0), QStringLiteral("0 reports accepted · 0 refused"));
    QCOMPARE(reportsText(1, 2), QStringLiteral("1 report accepted · 2 refused"));
}

QTEST_GUILESS_MAIN(BeaconDeskTest)
#include "beacon_desk_test.moc"
