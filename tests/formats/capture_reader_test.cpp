#include "formats/capture_reader.h"
#include "formats/made_capture.h"

#include <QTest>

using namespace lifeline;

class CaptureReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFormatIsToldByTheFirstBytes_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<bool>("known");
        const auto row = [](const char* name, const std::string& file, bool known) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << known;
        };
        row("pcap, little-endian", pcapHeader(1, false), true);
        row("pcap, big-endian", pcapHeader(1, true, false), true);
        row("pcapng", sectionBlock(), true);
        row("a section of the other byte order", sectionBlock(true), true);
        row("another", "GET / HTTP", false);
        row("too short", std::string("\xA1\xB2\xC3"), false);
    }

    void theFormatIsToldByTheFirstBytes()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const bool, known);
        const std::string bytes = file.toStdString();
        MemorySource source(bytes);
        const auto reader = makeCaptureReader(source, "file");
        QCOMPARE(reader != nullptr, known);
        CapturedPacket packet;
        QVERIFY(!reader || (!reader->next(packet) && !reader->problem()));
    }

    void numbersOfBothByteOrders()
    {
        QCOMPARE(numberAt<std::uint32_t>("\x01\x02\x03\x84", 0, true), std::uint32_t(0x01020384));
        QCOMPARE(numberAt<std::uint32_t>("\x01\x02\x03\x84", 0, false), std::uint32_t(0x84030201));
        QCOMPARE(numberAt<std::uint16_t>("x\xFF\xFE", 1, true), std::uint16_t(0xFFFE));
    }
};

QTEST_APPLESS_MAIN(CaptureReaderTest)
#include "capture_reader_test.moc"
