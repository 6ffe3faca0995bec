#include "formats/made_capture.h"
#include "formats/pcap_reader.h"

#include <QTest>

using namespace lifeline;

class PcapReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachVariantIsRead_data()
    {
        QTest::addColumn<bool>("big");
        QTest::addColumn<bool>("nano");
        QTest::newRow("little-endian, microseconds") << false << false;
        QTest::newRow("little-endian, nanoseconds") << false << true;
        QTest::newRow("big-endian, microseconds") << true << false;
        QTest::newRow("big-endian, nanoseconds") << true << true;
    }

    void eachVariantIsRead()
    {
        QFETCH(const bool, big);
        QFETCH(const bool, nano);
        const std::string file = pcapHeader(276, big, nano) +
                                 pcapPacket({"first", madeStart + 123'456'000, 99}, big, nano) +
                                 pcapPacket({"", madeStart}, big, nano);
        MemorySource source(file);
        PcapReader reader(source, "file");
        CapturedPacket packet;
        QVERIFY(reader.next(packet));
        QCOMPARE(packet.bytes, std::string_view("first"));
        QCOMPARE(packet.length, std::uint64_t(99));
        QCOMPARE(packet.at, madeStart + 123'456'000);
        QCOMPARE(packet.linkType, std::uint32_t(276));
        QVERIFY(reader.next(packet));
        QVERIFY(packet.bytes.empty());
        QVERIFY(!reader.next(packet));
        QVERIFY(!reader.problem());
    }

    void whatIsBrokenEndsThePackets_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("what");
        const auto row = [](const char* name, const std::string& file, const char* what) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << QByteArray(what);
        };
        const std::string good = pcapHeader() + pcapPacket({"good", madeStart});
        std::string huge = good + pcapPacket({"x", madeStart});
        huge.replace(good.size() + 8, 4, "\xFF\xFF\xFF\xFF");
        std::string old = pcapHeader();
        old[4] = 9;
        row("no whole header", pcapHeader().substr(0, 23), "at byte 0: the file ends within its header");
        row("another version", old, "at byte 4: version 9 of pcap is not known");
        row("half a packet's header", good + "abc", "at byte 44: the file ends within a packet's header");
        row("half a packet", good + pcapPacket({"longer", madeStart}).substr(0, 20),
            "at byte 44: the file ends within a packet");
        row("4 GiB in one packet", huge, "at byte 44: a packet claims 4294967295 bytes");
    }

    void whatIsBrokenEndsThePackets()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const QByteArray, what);
        const std::string bytes = file.toStdString();
        MemorySource source(bytes);
        PcapReader reader(source, "file");
        CapturedPacket packet;
        int count = 0;
        while (reader.next(packet))
            ++count;
        QCOMPARE(count, what.startsWith("at byte 44") ? 1 : 0);
        QVERIFY(reader.problem());
        QCOMPARE(QByteArray::fromStdString(reader.problem()->what), what);
        QVERIFY(!reader.next(packet));
    }
};

QTEST_APPLESS_MAIN(PcapReaderTest)
#include "pcap_reader_test.moc"
