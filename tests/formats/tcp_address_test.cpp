#include "formats/tcp_address.h"

#include <QTest>

using namespace lifeline;

class TcpAddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addresses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("hex"); // empty: none
        QTest::addColumn<int>("port");
        const auto row = [](const char* text, const char* hex, int port) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(hex) << port;
        };
        row("127.0.0.1:9001", "7f000001", 9001);
        row("255.255.255.255:65535", "ffffffff", 65535);
        row("[::1]:80", "00000000000000000000000000000001", 80);
        row("[::]:0", "00000000000000000000000000000000", 0);
        row("[2001:db8::a:1]:443", "20010db80000000000000000000a0001", 443);
        row("[1:2:3:4:5:6:7:8]:1", "00010002000300040005000600070008", 1);
        row("[fe80::1%lo]:1", "fe800000000000000000000000000001", 1);
        row("[::ffff:127.0.0.1]:1", "00000000000000000000ffff7f000001", 1);
        for (const char* bad :
             {"", "localhost:80", "127.0.0.1", "127.0.0:1", "256.0.0.1:1", "1.2.3.4.5:1",
              "1.2.3.4:", "1.2.3.4:65536", "[::1]", "[]:1", "[1:2:3]:1", "[1:2:3:4:5:6:7:8:9]:1", "[::g]:1",
              "[1::2::3]:1", "[12345::]:1", "0001.2.3.4:1", "-1.2.3.4:1", ":80"})
            row(bad, "", 0);
    }

    void addresses()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, hex);
        QFETCH(const int, port);
        const auto read = parseTcpAddress(text.toStdString());
        QCOMPARE(read.has_value(), !hex.isEmpty());
        if (!read)
            return;
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(read->bytes.data()), hex.size() / 2).toHex(), hex);
        QCOMPARE(int(read->port), port);
        QCOMPARE(read->v6, hex.size() == 32);
    }

    void madeUpOnesAreForDocumentation()
    {
        const TcpAddress client = madeUpAddress(true, 7), server = madeUpAddress(false, 7);
        QVERIFY(!(client == server));
        QCOMPARE(int(client.bytes[0]), 192);
        QCOMPARE(int(client.bytes[2]), 2);
        QCOMPARE(client.port, std::uint16_t{10'007});
        QCOMPARE(madeUpAddress(true, UINT32_MAX).port, std::uint16_t(10'000 + UINT32_MAX % 50'000));
    }
};

QTEST_APPLESS_MAIN(TcpAddressTest)
#include "tcp_address_test.moc"
