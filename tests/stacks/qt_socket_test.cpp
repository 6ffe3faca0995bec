// What the server's and the client's tests do not reach; those run it on real connections.
#include "stacks/qt_socket.h"
#include "told_signals.h"

using namespace lifeline;

/// A socket as before Qt 6.5: one name for the signal and for what it told last.
class OlderSocket : public QObject {
    Q_OBJECT
public:
    QAbstractSocket::SocketError error() const { return QAbstractSocket::UnknownSocketError; }
Q_SIGNALS:
    void error(QAbstractSocket::SocketError error);
};

/// As since Qt 6.5: the old signal is still there, and no longer the one to listen to.
class NewerSocket : public OlderSocket {
    Q_OBJECT
Q_SIGNALS:
    void errorOccurred(QAbstractSocket::SocketError error);
};

class QtSocketTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addressesAreWrittenAsTheLabWritesThem_data();
    void addressesAreWrittenAsTheLabWritesThem();
    void aClientWithoutAnAddressWaits();
    void aServerNeverWaits();
    void theStackHasItsVersion();
    void theErrorSignalHasTwoNames();
};

void QtSocketTest::addressesAreWrittenAsTheLabWritesThem_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("IPv4") << QStringLiteral("127.0.0.1") << 40312 << QByteArray("127.0.0.1:40312");
    QTest::newRow("IPv6") << QStringLiteral("::1") << 80 << QByteArray("[::1]:80");
    QTest::newRow("no port") << QStringLiteral("127.0.0.1") << 0 << QByteArray();
}

void QtSocketTest::addressesAreWrittenAsTheLabWritesThem()
{
    QFETCH(QString, address);
    QFETCH(int, port);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(addressText(QHostAddress(address), static_cast<quint16>(port))), text);
}

void QtSocketTest::aClientWithoutAnAddressWaits()
{
    QWebSocket socket;
    ToldSignals told;
    QtSocket own(socket, Side::Client, {}, {}, told.teller());
    own.tell("stateChanged", CallbackName::Other);
    QCOMPARE(told.names(), QByteArray());
    Q_EMIT socket.disconnected();
    QCOMPARE(told.names(), QByteArray("stateChanged disconnected:1000"));
    QVERIFY(own.ended());
}

void QtSocketTest::aServerNeverWaits()
{
    QWebSocket socket;
    ToldSignals told;
    QtSocket own(socket, Side::Server, "key", "127.0.0.1:1", told.teller());
    own.tell("newConnection", CallbackName::OnOpen);
    QCOMPARE(told.names(), QByteArray("newConnection"));
    QCOMPARE(told.reports().front().subject, std::string("key"));
    QCOMPARE(told.reports().front().address, std::string("127.0.0.1:1"));
}

void QtSocketTest::theStackHasItsVersion()
{
    QCOMPARE(QByteArray::fromStdString(qtStackName()), QByteArray("qt ") + qVersion());
}

void QtSocketTest::theErrorSignalHasTwoNames()
{
    OlderSocket older;
    NewerSocket newer;
    QByteArray told;
    const auto refused = QAbstractSocket::ConnectionRefusedError;
    connect(&older, errorSignal<OlderSocket>(), this,
            [&] { told += errorSignalName<OlderSocket>() + QByteArray(" "); });
    connect(&newer, errorSignal<NewerSocket>(), this,
            [&] { told += errorSignalName<NewerSocket>() + QByteArray(" "); });
    Q_EMIT older.error(refused);
    Q_EMIT newer.error(refused);
    Q_EMIT newer.errorOccurred(refused);
    QCOMPARE(told, QByteArray("error errorOccurred "));
    QVERIFY(TellsErrorOccurred<QWebSocket> == (QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)));
}

QTEST_GUILESS_MAIN(QtSocketTest)
#include "qt_socket_test.moc"
