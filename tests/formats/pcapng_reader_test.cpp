#include "formats/made_capture.h"
#include "formats/pcapng_reader.h"

#include <QTest>

using namespace lifeline;

namespace {

struct Read {
    QByteArrayList packets; // "TIME LINK BYTES/LENGTH comment…"
    QByteArray problem;
    std::string app;
};

Read readAll(const std::string& file)
{
    Read out;
    MemorySource source(file);
    PcapngReader reader(source, "file");
    CapturedPacket packet;
    while (reader.next(packet)) {
        QByteArray line = QByteArray::number(qint64(packet.at)) + ' ' + QByteArray::number(packet.linkType) +
                          ' ' + QByteArray(packet.bytes.data(), qsizetype(packet.bytes.size())) + '/' +
                          QByteArray::number(quint64(packet.length));
        for (const std::string_view comment : packet.comments)
            line += " " + QByteArray(comment.data(), qsizetype(comment.size()));
        out.packets += line;
    }
    if (reader.problem())
        out.problem = QByteArray::fromStdString(reader.problem()->what);
    out.app = reader.app();
    return out;
}

std::string simpleBlock(const std::string& bytes, std::uint32_t length)
{
    std::string body;
    put(body, length, 4, false);
    return blockOf(3, body + bytes);
}

std::string obsoleteBlock(const std::string& bytes)
{
    std::string body;
    put(body, 0, 4, false);
    put(body, 0, 4, false);
    put(body, 2'000'000, 4, false);
    put(body, bytes.size(), 4, false);
    put(body, bytes.size(), 4, false);
    return blockOf(2, body + bytes);
}

const std::string begun = sectionBlock() + interfaceBlock(101);

} // namespace

class PcapngReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void packetsOfAllBlocksAreRead()
    {
        const Read read = readAll(begun + enhancedBlock("ab", 1'000'000, optionOf(1, "why")) +
                                  simpleBlock("cde", 3) + obsoleteBlock("f") + blockOf(0xBAD, "unknown"));
        QCOMPARE(read.problem, QByteArray());
        QCOMPARE(read.packets,
                 (QByteArrayList{"1000000000 101 ab/2 why", "1000000000 101 cde/3", "2000000000 101 f/1"}));
    }

    void sectionsHaveInterfacesAndAByteOrderOfTheirOwn()
    {
        const std::string second = sectionBlock(true) + interfaceBlock(1, optionOf(9, "\x09", true), true) +
                                   interfaceBlock(113, optionOf(9, "\x81", true), true) +
                                   enhancedBlock("n", 1'000'000'007, {}, 0, true) +
                                   enhancedBlock("h", 3, {}, 1, true);
        const Read read = readAll(begun + enhancedBlock("m", 1'500'000) + second);
        QCOMPARE(read.problem, QByteArray());
        QCOMPARE(read.packets,
                 (QByteArrayList{"1500000000 101 m/1", "1000000007 1 n/1", "1500000000 113 h/1"}));
    }

    void timesOfAnyResolutionFit_data()
    {
        QTest::addColumn<int>("resolution");
        QTest::addColumn<quint64>("ticks");
        QTest::addColumn<qint64>("nanoseconds");
        QTest::newRow("seconds") << 0 << quint64(5) << qint64(5'000'000'000);
        QTest::newRow("milliseconds") << 3 << quint64(5'001) << qint64(5'001'000'000);
        QTest::newRow("picoseconds") << 12 << quint64(5'000'000'123'000) << qint64(5'000'000'123);
        QTest::newRow("2^-10 s") << 0x8A << quint64(1536) << qint64(1'500'000'000);
        QTest::newRow("the finest there is") << 0x7F << ~quint64(0) << qint64(1'844'674'407);
        QTest::newRow("2^-127 s") << 0xFF << ~quint64(0) << qint64(1'000'000'000);
        QTest::newRow("too late") << 0 << ~quint64(0) << qint64(9'000'000'000'000'000'000);
    }

    void timesOfAnyResolutionFit()
    {
        QFETCH(const int, resolution);
        QFETCH(const quint64, ticks);
        QFETCH(const qint64, nanoseconds);
        const std::string interface = interfaceBlock(1, optionOf(9, std::string(1, char(resolution))));
        const Read read = readAll(sectionBlock() + interface + enhancedBlock("x", ticks));
        QCOMPARE(read.packets, QByteArrayList{QByteArray::number(nanoseconds) + " 1 x/1"});
    }

    void anOffsetOfTheClockCounts()
    {
        std::string offset;
        put(offset, 100, 8, false);
        const Read read =
            readAll(sectionBlock() + interfaceBlock(1, optionOf(14, offset)) + enhancedBlock("x", 7));
        QCOMPARE(read.packets, QByteArrayList{"100000007000 1 x/1"});
    }

    void theProgramThatWroteItIsTold()
    {
        QCOMPARE(readAll(sectionBlock(false, optionOf(4, "Dumpcap 4"))).app, std::string("Dumpcap 4"));
    }

    void optionsWithoutEndAreReadAsFarAsTheyGo()
    {
        std::string wrong = optionOf(1, "kept");
        put(wrong, 1, 2, false);
        put(wrong, 0xFFFF, 2, false);
        const Read read = readAll(begun + enhancedBlock("x", 0, wrong));
        QCOMPARE(read.packets, QByteArrayList{"0 101 x/1 kept"});
        QCOMPARE(read.problem, QByteArray());
    }

    void whatIsBrokenEndsThePackets_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("has");
        const auto row = [](const char* name, std::string file, const char* has) {
            QTest::newRow(name) << QByteArray::fromStdString(file) << QByteArray(has);
        };
        const auto claims = [](std::uint32_t type, std::uint32_t length) {
            std::string out;
            put(out, type, 4, false);
            put(out, length, 4, false);
            return out + std::string(40, '\0');
        };
        const std::string at = "at byte " + std::to_string(begun.size()) + ": ";
        const auto there = [&at](const char* what) { return at + what; };
        row("a block of length 0", begun + claims(6, 0), there("a block claims the length 0").c_str());
        row("an odd length", begun + claims(6, 33), there("a block claims the length 33").c_str());
        row("beyond the file", begun + claims(6, 0xFFFF'FFFC),
            there("the file ends within a block of 4294967292 bytes").c_str());
        row("half a head", begun + "abc", there("the file ends within a block").c_str());
        row("a short packet", begun + blockOf(6, "short"), "a packet's block is too short");
        row("no such interface", begun + enhancedBlock("x", 0, {}, 7),
            "interface 7, of which nothing is told");
        row("no interface", sectionBlock() + simpleBlock("x", 1), "interface 0, of which nothing is told");
        row("no section", claims(0x0A0D0D0A, 28), "the byte order of a section cannot be told");
        std::string captured = enhancedBlock("x", 0);
        captured.replace(20, 4, "\xFF\xFF\xFF\xFF");
        row("4 GiB captured", begun + captured, "a packet claims 4294967295 bytes, more than its block has");
        std::string trailer = begun + enhancedBlock("x", 0);
        trailer.back() = 1;
        row("two lengths", trailer, "a block tells two lengths");
        std::string version = sectionBlock();
        version[12] = 2;
        row("another version", version, "version 2 of pcapng is not known");
    }

    void whatIsBrokenEndsThePackets()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const QByteArray, has);
        const Read read = readAll(file.toStdString());
        QCOMPARE(read.packets, QByteArrayList());
        QVERIFY2(read.problem.contains(has), read.problem);
    }

    void everyCutOfAFileIsSurvived()
    {
        const std::string file = begun + enhancedBlock("abc", 5, optionOf(1, "c")) + sectionBlock(true);
        for (std::size_t size = 1; size < file.size(); ++size)
            QVERIFY(readAll(file.substr(0, size)).packets.size() <= 1);
    }
};

QTEST_APPLESS_MAIN(PcapngReaderTest)
#include "pcapng_reader_test.moc"
