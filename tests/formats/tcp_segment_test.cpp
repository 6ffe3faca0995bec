#include "formats/made_capture.h"
#include "formats/tcp_segment.h"

#include <QTest>

using namespace lifeline;
using namespace std::string_literals;

namespace {

CapturedPacket packetOf(std::uint32_t link, std::string_view bytes)
{
    CapturedPacket packet;
    packet.linkType = link;
    packet.bytes = bytes;
    packet.length = bytes.size();
    return packet;
}

const std::string segment = tcpOf({40000, 9001, 7, 9, ackFlag | finFlag, "data"});
const std::string macs(12, 'm');

} // namespace

class TcpSegmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSegmentIsFoundOnEveryLink_data()
    {
        QTest::addColumn<int>("link");
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, int link, const std::string& bytes) {
            QTest::newRow(name) << link << QByteArray::fromStdString(bytes);
        };
        const std::string ip4 = ip4Of(segment), ip6 = ip6Of(segment);
        row("raw IPv4", 101, ip4);
        row("raw IPv6", 101, ip6);
        row("LINKTYPE_IPV4", 228, ip4);
        row("LINKTYPE_IPV6", 229, ip6);
        row("BSD loopback", 0, "\x02\0\0\0"s + ip4);
        row("OpenBSD loopback", 108, "\0\0\0\x18"s + ip6);
        row("Ethernet", 1, macs + "\x08\0"s + ip4);
        row("Ethernet with padding", 1, macs + "\x08\0"s + ip4 + "padding"s);
        row("a VLAN", 1, macs + "\x81\0\0\x05\x86\xDD"s + ip6);
        row("a VLAN in a VLAN", 1, macs + "\x88\xA8\0\x01\x81\0\0\x05\x08\0"s + ip4);
        row("cooked", 113, std::string(14, 'c') + "\x08\0"s + ip4);
        row("cooked, version 2", 276, "\x86\xDD"s + std::string(18, 'c') + ip6);
        std::string options = ip4;
        options[0] = 0x46;
        options[3] = static_cast<char>(ip4.size() + 4);
        options.insert(20, "\1\1\1\0"s);
        row("IPv4 with options", 101, options);
        row("IPv6 with extensions", 101, ip6Of("\x3C\0\0\0\0\0\0\0"s + "\x06\0\0\0\0\0\0\0"s + segment, 0));
        row("IPv6, authenticated", 101, ip6Of("\x06\x04"s + std::string(22, 'a') + segment, 51));
        std::string offloaded = ip4;
        offloaded[2] = offloaded[3] = 0;
        row("a length left to the network card", 101, offloaded);
    }

    void aSegmentIsFoundOnEveryLink()
    {
        QFETCH(const int, link);
        QFETCH(const QByteArray, bytes);
        const std::string copy = bytes.toStdString();
        SegmentReader reader;
        const auto found = reader.read(packetOf(std::uint32_t(link), copy));
        QVERIFY(found);
        QCOMPARE(found->payload, std::string_view("data"));
        QCOMPARE(found->length, std::uint32_t(4));
        QCOMPARE(found->seq, std::uint32_t(7));
        QCOMPARE(found->ack, std::uint32_t(9));
        QVERIFY(found->fin && found->hasAck && !found->syn && !found->rst);
        QCOMPARE(found->from.text(), std::string(found->from.v6 ? "[::1]:40000" : "127.0.0.1:40000"));
        QCOMPARE(found->to.port, std::uint16_t(9001));
    }

    void everyCutIsSurvived()
    {
        const std::string whole = macs + "\x81\0\0\x05\x86\xDD"s + ip6Of("\x06\0\0\0\0\0\0\0"s + segment, 0);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            SegmentReader reader;
            CapturedPacket packet = packetOf(1, std::string_view(whole).substr(0, size));
            packet.length = whole.size();
            const auto found = reader.read(packet);
            QCOMPARE(found.has_value(), size >= whole.size() - 4);
            QVERIFY(!found || (found->length == 4 && found->payload.size() == 4 - (whole.size() - size)));
        }
    }

    void fragmentsAreOneSegment()
    {
        SegmentReader reader;
        const std::string first = ip4Of(segment.substr(0, 16), 0x2000), last = ip4Of(segment.substr(16), 2);
        QVERIFY(!reader.read(packetOf(101, last)));
        QCOMPARE(reader.unfinishedDatagrams(), std::uint64_t(1));
        const auto found = reader.read(packetOf(101, first));
        QVERIFY(found);
        QCOMPARE(found->payload, std::string_view("data"));
        const auto ip6Part = [](std::size_t from, std::size_t size, char place, char more) {
            return ip6Of("\x06\0\0"s + static_cast<char>(place | more) + "id77"s + segment.substr(from, size),
                         44);
        };
        const std::string six1 = ip6Part(0, 16, 0, 1), six2 = ip6Part(16, 99, 16, 0);
        QVERIFY(!reader.read(packetOf(101, six1)));
        QVERIFY(reader.read(packetOf(101, six2)).has_value());
        QCOMPARE(reader.unfinishedDatagrams(), std::uint64_t(0));
    }

    void whatIsPassedOverIsCounted()
    {
        SegmentReader reader;
        const std::string udp = ip4Of(segment, 0, 17), arp = macs + "\x08\x06"s + "arp"s;
        std::string shortHeader = ip4Of(segment), farOffset = ip4Of(segment);
        shortHeader[0] = 0x44;
        farOffset[32] = static_cast<char>(0xF0);
        QVERIFY(!reader.read(packetOf(101, udp)));
        QVERIFY(!reader.read(packetOf(1, arp)));
        QVERIFY(!reader.read(packetOf(101, "\x99")));
        QVERIFY(!reader.read(packetOf(999, "?")));
        QVERIFY(!reader.read(packetOf(101, shortHeader)));
        QVERIFY(!reader.read(packetOf(101, farOffset)));
        QCOMPARE(reader.passedOver().notTcp, std::uint64_t(1));
        QCOMPARE(reader.passedOver().notIp, std::uint64_t(2));
        QCOMPARE(reader.passedOver().unknownLinks, std::uint64_t(1));
        QCOMPARE(reader.passedOver().malformed, std::uint64_t(2));
    }

    void addressesAreWrittenShort_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("none") << QByteArray("00000000000000000000000000000000") << QByteArray("[::]:80");
        QTest::newRow("the longest run")
            << QByteArray("20010db8000000000001000000000001") << QByteArray("[2001:db8::1:0:0:1]:80");
        QTest::newRow("one zero stays")
            << QByteArray("20010db8000000010001000100010001") << QByteArray("[2001:db8:0:1:1:1:1:1]:80");
        QTest::newRow("at the end") << QByteArray("fe800000000000000000000000000000")
                                    << QByteArray("[fe80::]:80");
    }

    void addressesAreWrittenShort()
    {
        QFETCH(const QByteArray, hex);
        QFETCH(const QByteArray, text);
        CapturedEnd end;
        end.v6 = true;
        end.port = 80;
        const QByteArray bytes = QByteArray::fromHex(hex);
        std::copy(bytes.begin(), bytes.end(), end.address.begin());
        QCOMPARE(QByteArray::fromStdString(end.text()), text);
    }
};

QTEST_APPLESS_MAIN(TcpSegmentTest)
#include "tcp_segment_test.moc"
