#include "store/session_block.h"

#include <QTest>

#include <cstring>

using namespace lifeline;

namespace {

EventEntry entryOf(std::int64_t at, std::size_t detailSize)
{
    EventEntry entry;
    entry.at = at;
    entry.kind = EventKind::FinReceived;
    entry.detail =
        detailSize <= 4 ? DetailRef{DetailRef::inlineChunk + std::uint32_t(detailSize), 0} : DetailRef{3, 99};
    return entry;
}

/// Three events, with numbers 5, 6 and 9.
void fill(BlockBuilder& builder, const std::string& detail)
{
    builder.begin(40);
    builder.add(entryOf(20, 0), 5, {});
    builder.add(entryOf(10, detail.size()), 6, detail);
    builder.add(entryOf(30, detail.size()), 9, detail, 17);
}

} // namespace

class SessionBlockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBlockKnowsItsNumbersTimesAndDetails();
    void withoutGapsThereAreNoNumbers();
    void itIsFullByEventsAndByBytes();
    void everyByteCountsInTheSum();
    void whatIsWrongIsTold_data();
    void whatIsWrongIsTold();
    void detailsAreNeverReadBeyondTheirEnd();
};

void SessionBlockTest::aBlockKnowsItsNumbersTimesAndDetails()
{
    BlockBuilder builder;
    const std::string detail(300, 'd');
    fill(builder, detail);
    const SessionBlock block = builder.block();
    QCOMPARE(block.first, std::uint64_t{40});
    QCOMPARE(block.count, 3U);
    QCOMPARE(block.began, std::int64_t{10});
    QCOMPARE(block.ended, std::int64_t{30});
    QCOMPARE(block.seqAt(0), EventSeq{5});
    QCOMPARE(block.seqAt(1), EventSeq{6});
    QCOMPARE(block.seqAt(2), EventSeq{9});
    QCOMPARE(block.endOfRun(0), 2U);
    QCOMPARE(block.endOfRun(2), 3U);
    QCOMPARE(blockFlaw(block, block.details.size()), std::string());
    EventEntry last;
    std::memcpy(&last, block.entries.data() + 64, sizeof last);
    QCOMPARE(last.foreign, std::uint16_t{17});
    QVERIFY(detailAt(block.details, last.detail.offset) == detail);
}

void SessionBlockTest::withoutGapsThereAreNoNumbers()
{
    BlockBuilder builder;
    builder.begin(0);
    for (EventSeq seq = 7; seq < 10; ++seq)
        builder.add(entryOf(0, 0), seq, {});
    QVERIFY(builder.block().seqs.empty());
    QCOMPARE(builder.block().seqAt(2), EventSeq{9});
    QCOMPARE(builder.block().endOfRun(0), 3U);
    QVERIFY(builder.takes(EventSeq{7} + 0xFFFF'FFFF) && !builder.takes(EventSeq{8} + 0xFFFF'FFFF));
}

void SessionBlockTest::itIsFullByEventsAndByBytes()
{
    BlockBuilder builder;
    builder.begin(0);
    for (std::uint32_t i = 0; i < BlockBuilder::fullCount; ++i) {
        QVERIFY(!builder.full());
        builder.add(entryOf(0, 0), i + 1, {});
    }
    QVERIFY(builder.full());
    builder.begin(0);
    QVERIFY(!builder.full());
    builder.add(entryOf(0, 5), 1, std::string(BlockBuilder::fullBytes, 'x'));
    QVERIFY(builder.full());
}

void SessionBlockTest::everyByteCountsInTheSum()
{
    BlockBuilder builder;
    fill(builder, std::string(10, 'd'));
    SessionBlock block = builder.block();
    const std::uint32_t sum = block.entriesCrc();
    std::string entries(block.entries);
    block.entries = entries;
    for (char& byte : entries) {
        byte = static_cast<char>(byte ^ 1);
        QVERIFY(block.entriesCrc() != sum);
        byte = static_cast<char>(byte ^ 1);
    }
    QCOMPARE(block.entriesCrc(), sum);
    ++block.firstSeq;
    QVERIFY(block.entriesCrc() != sum);
}

void SessionBlockTest::whatIsWrongIsTold_data()
{
    QTest::addColumn<int>("at"); // of the second entry
    QTest::addColumn<int>("byte");
    QTest::addColumn<QString>("flaw");
    const QString second = QStringLiteral("event 2 of it is none");
    QTest::newRow("nothing") << 0 << 10 << QString();
    QTest::newRow("a time before the session") << 7 << 0x80 << second;
    QTest::newRow("a detail elsewhere") << 12 << 1 << second;
    QTest::newRow("a detail beyond the end") << 17 << 0xFF << second;
    QTest::newRow("a kind there is not") << 24 << int(eventKindCount) << second;
    QTest::newRow("a side there is not") << 25 << 3 << second;
    QTest::newRow("a phase there is not") << 26 << int(phaseCount) << second;
    QTest::newRow("a value there is not") << 27 << 16 << second;
}

void SessionBlockTest::whatIsWrongIsTold()
{
    QFETCH(const int, at);
    QFETCH(const int, byte);
    QFETCH(const QString, flaw);
    BlockBuilder builder;
    fill(builder, std::string(10, 'd'));
    SessionBlock block = builder.block();
    std::string entries(block.entries);
    entries[std::size_t(32 + at)] = static_cast<char>(byte);
    block.entries = entries;
    QCOMPARE(QString::fromStdString(blockFlaw(block, block.details.size())), flaw);
    block.count = 2;
    QCOMPARE(blockFlaw(block, block.details.size()), std::string("its length is not that of its events"));
}

void SessionBlockTest::detailsAreNeverReadBeyondTheirEnd()
{
    QVERIFY(detailAt(std::string_view("\x05"
                                      "abc",
                                      4),
                     0) == "abc");
    QVERIFY(detailAt(std::string_view("\xFF\xFF\xFF\xFF\xFF", 5), 0).size() <= 1);
    QVERIFY(detailAt("", 0).empty());
    QVERIFY(detailAt("\x01x", 7).empty());
}

QTEST_APPLESS_MAIN(SessionBlockTest)
#include "session_block_test.moc"
