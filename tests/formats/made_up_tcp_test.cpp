#include "formats/made_up_tcp.h"
#include "packets_of.h"

#include <QTest>

using namespace lifeline;

namespace {

ReadPacket read(const std::string& packet)
{
    ReadPacket out;
    out.bytes = QByteArray::fromStdString(packet);
    return out;
}

/// One's complement sum: 0xFFFF where the checksum within is right.
std::uint32_t sum(const QByteArray& bytes, std::uint32_t start = 0)
{
    for (int i = 0; i < bytes.size(); i += 2)
        start += static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) << 8U |
                 (i + 1 < bytes.size() ? static_cast<unsigned char>(bytes[i + 1]) : 0U);
    while (start > 0xFFFF)
        start = (start & 0xFFFF) + (start >> 16U);
    return start;
}

MadeUpTcp tcp(const char* client = "127.0.0.1:40312", const char* server = "127.0.0.1:9001")
{
    return {*parseTcpAddress(client), *parseTcpAddress(server), 7};
}

} // namespace

class MadeUpTcpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersGoOn()
    {
        MadeUpTcp made = tcp();
        const ReadPacket syn = read(made.packet(Side::Client, tcp_flag::syn));
        const ReadPacket synAck = read(made.packet(Side::Server, tcp_flag::syn | tcp_flag::ack));
        const ReadPacket ack = read(made.packet(Side::Client, tcp_flag::ack));
        const ReadPacket data = read(made.packet(Side::Client, tcp_flag::ack, "hello"));
        const ReadPacket fin = read(made.packet(Side::Server, tcp_flag::fin | tcp_flag::ack));
        const ReadPacket last = read(made.packet(Side::Client, tcp_flag::ack));
        QCOMPARE(syn.ack(), 0U);
        QCOMPARE(synAck.ack(), syn.seq() + 1);
        QCOMPARE(ack.seq(), syn.seq() + 1);
        QCOMPARE(ack.ack(), synAck.seq() + 1);
        QCOMPARE(data.payload(), QByteArray("hello"));
        QCOMPARE(data.seq(), ack.seq());
        QCOMPARE(fin.ack(), data.seq() + 5);
        QCOMPARE(last.ack(), fin.seq() + 1);
        QCOMPARE(last.seq(), data.seq() + 5);
        QCOMPARE(int(data.port(0)), 40312);
        QCOMPARE(int(data.port(1)), 9001);
        QCOMPARE(int(fin.port(0)), 9001);
    }

    void checksumsAreRight_data()
    {
        QTest::addColumn<QByteArray>("client");
        QTest::addColumn<QByteArray>("server");
        QTest::newRow("IPv4") << QByteArray("127.0.0.1:40312") << QByteArray("10.255.0.1:9001");
        QTest::newRow("IPv6") << QByteArray("[::1]:40312") << QByteArray("[2001:db8::ff]:9001");
    }

    void checksumsAreRight()
    {
        QFETCH(const QByteArray, client);
        QFETCH(const QByteArray, server);
        MadeUpTcp made = tcp(client.constData(), server.constData());
        for (const std::string& bytes : {std::string(), std::string("odd"), std::string(60'000, '\xFF')}) {
            const ReadPacket packet = read(made.packet(Side::Client, tcp_flag::ack, bytes));
            const QByteArray segment = packet.bytes.mid(packet.ipSize());
            const QByteArray addresses = packet.v6() ? packet.bytes.mid(8, 32) : packet.bytes.mid(12, 8);
            QCOMPARE(sum(segment, sum(addresses) + 6 + static_cast<unsigned>(segment.size())), 0xFFFFU);
            if (!packet.v6())
                QCOMPARE(sum(packet.bytes.left(20)), 0xFFFFU);
        }
    }

    void sizesAreRight()
    {
        MadeUpTcp made = tcp();
        const std::string most(MadeUpTcp::mostBytes, 'x');
        const ReadPacket packet = read(made.packet(Side::Client, tcp_flag::ack, most));
        QCOMPARE(packet.bytes.size(), qsizetype{65'535});
        QCOMPARE(int(qFromBigEndian<quint16>(packet.bytes.constData() + 2)), 65'535);
        MadeUpTcp v6 = tcp("[::1]:1", "[::1]:2");
        QCOMPARE(int(qFromBigEndian<quint16>(v6.packet(Side::Client, tcp_flag::ack, most).data() + 4)),
                 65'515);
    }

    void endsOfTwoFamiliesAreBothMadeUp()
    {
        MadeUpTcp made = tcp("[::1]:40312", "127.0.0.1:9001");
        const ReadPacket packet = read(made.packet(Side::Client, tcp_flag::syn));
        QCOMPARE(packet.bytes.mid(12, 8).toHex(), QByteArray("c0000201c0000202"));
    }

    void aGapIsSkipped()
    {
        MadeUpTcp made = tcp();
        const ReadPacket before = read(made.packet(Side::Client, tcp_flag::ack, "ab"));
        made.skip(Side::Client, 1000);
        QCOMPARE(read(made.packet(Side::Client, tcp_flag::ack)).seq(), before.seq() + 1002);
    }

    void whatWasNotAcknowledgedIsCounted()
    {
        MadeUpTcp made = tcp();
        made.packet(Side::Client, tcp_flag::ack, "12345");
        QCOMPARE(made.unacknowledged(Side::Client), 5U);
        made.packet(Side::Server, tcp_flag::ack);
        QCOMPARE(made.unacknowledged(Side::Client), 0U);
    }

    void oneAddressUsedAgainIsANewConnection()
    {
        MadeUpTcp first(*parseTcpAddress("127.0.0.1:1"), *parseTcpAddress("127.0.0.1:2"), 1);
        MadeUpTcp second(*parseTcpAddress("127.0.0.1:1"), *parseTcpAddress("127.0.0.1:2"), 2);
        QVERIFY(read(first.packet(Side::Client, tcp_flag::syn)).seq() !=
                read(second.packet(Side::Client, tcp_flag::syn)).seq());
    }
};

QTEST_APPLESS_MAIN(MadeUpTcpTest)
#include "made_up_tcp_test.moc"
