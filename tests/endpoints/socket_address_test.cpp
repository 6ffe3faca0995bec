#include "endpoints/socket_address.h"

#include <QTest>

using namespace lifeline;

class SocketAddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addressesAreRead_data();
    void addressesAreRead();
    void endpointsAreWritten();
    void bothEndsNameAnAddressAlike_data();
    void bothEndsNameAnAddressAlike();
};

void SocketAddressTest::addressesAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("address"); // empty: none
    QTest::newRow("four") << QByteArray("127.0.0.1") << QByteArray("127.0.0.1");
    QTest::newRow("six") << QByteArray("::1") << QByteArray("::1");
    QTest::newRow("six in brackets") << QByteArray("[2001:db8::1]") << QByteArray("2001:db8::1");
    QTest::newRow("the name") << QByteArray("Localhost") << QByteArray("127.0.0.1");
    QTest::newRow("another name") << QByteArray("example.org") << QByteArray();
    QTest::newRow("a number too large") << QByteArray("127.0.0.256") << QByteArray();
    QTest::newRow("brackets alone") << QByteArray("[]") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("a NUL") << QByteArray("127.0.0.1\0x", 11) << QByteArray();
}

void SocketAddressTest::addressesAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, address);
    const auto read = parseAddress(text.toStdString());
    QCOMPARE(read.has_value(), !address.isEmpty());
    if (read)
        QCOMPARE(QByteArray::fromStdString(read->to_string()), address);
}

void SocketAddressTest::endpointsAreWritten()
{
    QCOMPARE(endpointText({asio::ip::make_address("127.0.0.1"), 9001}), std::string("127.0.0.1:9001"));
    QCOMPARE(endpointText({asio::ip::make_address("::1"), 80}), std::string("[::1]:80"));
}

void SocketAddressTest::bothEndsNameAnAddressAlike_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("normal");
    QTest::newRow("four") << QByteArray("127.0.0.1") << QByteArray("127.0.0.1");
    QTest::newRow("four in six") << QByteArray("::ffff:10.1.2.3") << QByteArray("10.1.2.3");
    QTest::newRow("anywhere") << QByteArray("0.0.0.0") << QByteArray("127.0.0.1");
    QTest::newRow("anywhere, six") << QByteArray("::") << QByteArray("::1");
    QTest::newRow("anywhere, four in six") << QByteArray("::ffff:0.0.0.0") << QByteArray("127.0.0.1");
    QTest::newRow("six") << QByteArray("2001:db8::1") << QByteArray("2001:db8::1");
}

void SocketAddressTest::bothEndsNameAnAddressAlike()
{
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, normal);
    const TcpEndpoint endpoint = normalised({asio::ip::make_address(address.toStdString()), 9001});
    QCOMPARE(QByteArray::fromStdString(endpoint.address().to_string()), normal);
    QCOMPARE(endpoint.port(), std::uint16_t{9001});
}

QTEST_APPLESS_MAIN(SocketAddressTest)
#include "socket_address_test.moc"
