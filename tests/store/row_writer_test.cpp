#include "store/row_writer.h"
#include "support/every_event.h"
#include "support/sample_session.h"

#include <QTest>

#include <map>

using namespace lifeline;

namespace {

enum class Full : std::uint8_t { AtWrite, AtCommit };

/// A disk that holds so many bytes of blocks.
class SmallDisk final : public BlockSink {
public:
    explicit SmallDisk(std::size_t capacity, Full full = Full::AtWrite) : m_capacity(capacity), m_full(full)
    {
    }

    bool begin() override
    {
        ++transactions;
        m_next = kept;
        return true;
    }
    bool write(const SessionBlock& block) override
    {
        m_next[block.first] = {block.count, block.entries.size() + block.seqs.size() + block.details.size()};
        return m_full == Full::AtCommit || fits();
    }
    bool commit() override
    {
        if (!fits())
            return false;
        kept = m_next;
        return true;
    }
    void rollback() override { ++rollbacks; }
    std::optional<std::uint16_t> called(std::string_view, std::string_view) override { return name; }
    bool outOfRoom() const override { return noRoom; }

    std::uint64_t events() const
    {
        std::uint64_t count = 0;
        for (const auto& [first, block] : kept)
            count += block.events;
        return count;
    }
    std::size_t room() const { return m_capacity - sizeOf(kept); }
    void grow(std::size_t capacity) { m_capacity = capacity; }

    struct Block {
        std::uint32_t events;
        std::size_t bytes;
    };
    std::map<std::uint64_t, Block> kept; // what was committed, by key
    std::optional<std::uint16_t> name = std::uint16_t{1};
    bool noRoom = true; // for what fails
    int transactions = 0, rollbacks = 0;

private:
    static std::size_t sizeOf(const std::map<std::uint64_t, Block>& blocks)
    {
        std::size_t bytes = 0;
        for (const auto& [first, block] : blocks)
            bytes += block.bytes;
        return bytes;
    }
    bool fits() const { return sizeOf(m_next) <= m_capacity; }

    std::size_t m_capacity;
    const Full m_full;
    std::map<std::uint64_t, Block> m_next;
};

constexpr std::size_t roomy = std::size_t{1} << 30;

/// Until nothing more is written.
void writeAll(RowWriter& rows, const EventLog& log)
{
    while (rows.written() < log.size() && rows.write(log.size())) {
    }
}

} // namespace

class RowWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingThatHasRoomIsStored_data();
    void everythingThatHasRoomIsStored();
    void whatFailsForAnotherReasonIsNotTriedAgain();
    void theBlockThatIsOpenGrows();
    void aBlockThatIsClosedDoesNotGrow();
    void aLargeBlockIsNotWrittenAnew();
    void whatHadNoRoomIsNotInTheNextBlock();
    void noMoreComesAtOnceThanWasAsked();
    void whoseNameCannotBeKeptIsNotStored();
    void droppedConnectionsAreLeftOut();
    void anEmptyFileGetsEverythingAnew();

private:
    ConnectionAges m_ages;
};

void RowWriterTest::everythingThatHasRoomIsStored_data()
{
    QTest::addColumn<qulonglong>("capacity");
    QTest::addColumn<int>("full");
    for (const qulonglong capacity : {0ULL, 31ULL, 1'000ULL, 40'000ULL, 1'000'000ULL, 3'000'000ULL}) {
        QTest::addRow("%llu bytes, full when a block is written", capacity) << capacity << int(Full::AtWrite);
        QTest::addRow("%llu bytes, full when it is committed", capacity) << capacity << int(Full::AtCommit);
    }
}

void RowWriterTest::everythingThatHasRoomIsStored()
{
    QFETCH(const qulonglong, capacity);
    QFETCH(const int, full);
    EventLog log("");
    fillManyEvents(log, 100'000);
    SmallDisk disk(capacity, Full(full));
    RowWriter rows(log, disk, m_ages);
    writeAll(rows, log);
    QVERIFY(rows.written() < log.size());
    QCOMPARE(disk.events(), rows.written());
    const std::uint64_t next = rows.written();
    QVERIFY(disk.room() < sizeof(EventEntry) + log.encodedBody(next).size() + 2);
    QVERIFY2(disk.transactions < 200, qPrintable(QString::number(disk.transactions)));
}

void RowWriterTest::whatFailsForAnotherReasonIsNotTriedAgain()
{
    EventLog log("");
    fillManyEvents(log, 1'000);
    SmallDisk disk(5'000);
    disk.noRoom = false;
    RowWriter rows(log, disk, m_ages);
    QVERIFY(!rows.write(log.size()));
    QCOMPARE(disk.transactions, 1);
    QCOMPARE(rows.written(), std::uint64_t{0});
}

void RowWriterTest::theBlockThatIsOpenGrows()
{
    EventLog log("");
    SmallDisk disk(roomy);
    RowWriter rows(log, disk, m_ages);
    for (std::uint32_t i = 0; i < 3 * BlockBuilder::fullCount; ++i) {
        log.accept(eventOf(event::FinReceived{}));
        QVERIFY(rows.write(log.size()));
    }
    QCOMPARE(disk.kept.size(), std::size_t{3});
    for (const auto& [first, block] : disk.kept)
        QCOMPARE(block.events, BlockBuilder::fullCount);
}

void RowWriterTest::aBlockThatIsClosedDoesNotGrow()
{
    EventLog log("");
    SmallDisk disk(roomy);
    RowWriter rows(log, disk, m_ages);
    for (int i = 0; i < 5; ++i) {
        log.accept(eventOf(event::FinReceived{}));
        QVERIFY(rows.write(log.size()));
        rows.closeBlock();
    }
    QCOMPARE(disk.kept.size(), std::size_t{5});
    QCOMPARE(disk.events(), std::uint64_t{5});
}

void RowWriterTest::aLargeBlockIsNotWrittenAnew()
{
    const std::string payload(20'000, 'x');
    EventLog log("");
    SmallDisk disk(roomy);
    RowWriter rows(log, disk, m_ages);
    for (int i = 0; i < 4; ++i) {
        log.accept(eventOf(event::FrameReceived{{"\x82\x7e\x4e\x20", 0, payload.size(), payload}}));
        QVERIFY(rows.write(log.size()));
    }
    QCOMPARE(disk.kept.size(), std::size_t{2}); // 32 KiB are reached with the second of two
    QCOMPARE(disk.events(), std::uint64_t{4});
}

void RowWriterTest::whatHadNoRoomIsNotInTheNextBlock()
{
    EventLog log("");
    fillManyEvents(log, 100);
    SmallDisk disk(3'000);
    RowWriter rows(log, disk, m_ages);
    writeAll(rows, log);
    QVERIFY(rows.written() > 0 && rows.written() < log.size());
    disk.grow(roomy);
    writeAll(rows, log);
    QCOMPARE(rows.written(), log.size());
    std::uint64_t next = 0;
    for (const auto& [first, block] : disk.kept) {
        QCOMPARE(first, next);
        next += block.events;
    }
    QCOMPARE(next, log.size());
}

void RowWriterTest::noMoreComesAtOnceThanWasAsked()
{
    EventLog log("");
    fillManyEvents(log, 1'000);
    SmallDisk disk(roomy);
    RowWriter rows(log, disk, m_ages);
    QVERIFY(rows.write(100));
    QCOMPARE(rows.written(), std::uint64_t{100});
    QVERIFY(rows.write(log.size(), 1'000));
    QVERIFY(rows.written() > 100 && rows.written() < 200);
}

void RowWriterTest::whoseNameCannotBeKeptIsNotStored()
{
    EventLog log("");
    log.accept(eventOf(event::FinReceived{}));
    log.accept(eventOf(event::Callback{.stack = "jetty 9", .called = "onWebSocketClose"}));
    SmallDisk disk(roomy);
    disk.name.reset();
    RowWriter rows(log, disk, m_ages);
    writeAll(rows, log);
    QCOMPARE(disk.events(), std::uint64_t{1});
    QVERIFY(disk.rollbacks > 0);
}

void RowWriterTest::droppedConnectionsAreLeftOut()
{
    EventLog log("");
    ConnectionAges ages;
    for (std::uint32_t id = 1; id <= 4; ++id) {
        Event event = eventOf(event::FinReceived{}, Phase::Closed);
        event.connection = ConnectionId{id};
        log.accept(event);
        if (id == 2)
            ages.take(log.entry(1), 1, 100);
    }
    QCOMPARE(ages.oldest(1).connections.size(), std::size_t{1});
    SmallDisk disk(roomy);
    RowWriter rows(log, disk, ages);
    writeAll(rows, log);
    QCOMPARE(disk.events(), std::uint64_t{3});
    QCOMPARE(rows.written(), std::uint64_t{4});
}

void RowWriterTest::anEmptyFileGetsEverythingAnew()
{
    EventLog log("");
    fillManyEvents(log, 1'000);
    SmallDisk disk(roomy);
    RowWriter rows(log, disk, m_ages);
    writeAll(rows, log);
    disk.kept.clear();
    rows.restart();
    writeAll(rows, log);
    QCOMPARE(disk.events(), log.size());
}

QTEST_APPLESS_MAIN(RowWriterTest)
#include "row_writer_test.moc"
