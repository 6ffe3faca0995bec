#include "endpoints/busy_readers.h"

#include <QTest>
#include <asio/post.hpp>

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <functional>
#include <memory>

using namespace lifeline;

namespace {

/// Has something to read so many times, then nothing.
struct FakeReader final : Reader {
    explicit FakeReader(int has_) : has(has_) {}

    std::size_t readSome() override
    {
        ++asked;
        if (onRead)
            onRead();
        return has-- > 0 ? bytes : 0;
    }
    void rest() override { ++rested; }

    int has, asked = 0, rested = 0;
    std::size_t bytes = 1; // each time
    std::function<void()> onRead;
};

} // namespace

class BusyReadersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReaderIsAskedUntilItHasHadNothingForLong_data();
    void aReaderIsAskedUntilItHasHadNothingForLong();
    void aReaderThatHasSomethingAgainStays();
    void otherWorkHasItsTurnBetween();
    void manyBytesMakeATurnShort();
    void everyReaderIsAskedInEachRound();
    void aReaderMayAddAnother();
    void whoHasNothingLetsOtherWorkGoFirst();
};

void BusyReadersTest::aReaderIsAskedUntilItHasHadNothingForLong_data()
{
    QTest::addColumn<int>("has");
    for (const int has : {0, 1, 5, BusyReaders::readsPerTurn, 3 * BusyReaders::readsPerTurn + 1})
        QTest::addRow("%d times", has) << has;
}

void BusyReadersTest::aReaderIsAskedUntilItHasHadNothingForLong()
{
    QFETCH(const int, has);
    asio::io_context io(1);
    BusyReaders readers(io);
    const auto reader = std::make_shared<FakeReader>(has);
    readers.add(reader);
    QCOMPARE(reader->asked, 0); // only in a turn of its own
    io.run();
    QCOMPARE(reader->asked, has + BusyReaders::restAfter);
    QCOMPARE(reader->rested, 1);
    QCOMPARE(readers.size(), std::size_t{0});
    QCOMPARE(reader.use_count(), 1L);
}

void BusyReadersTest::aReaderThatHasSomethingAgainStays()
{
    asio::io_context io(1);
    BusyReaders readers(io);
    const auto reader = std::make_shared<FakeReader>(0);
    reader->onRead = [&] { reader->has = reader->asked == 2 ? 1 : 0; };
    readers.add(reader);
    io.run();
    QCOMPARE(reader->asked, 2 + BusyReaders::restAfter); // nothing, something, and then nothing any more
    QCOMPARE(reader->rested, 1);
}

void BusyReadersTest::otherWorkHasItsTurnBetween()
{
    asio::io_context io(1);
    BusyReaders readers(io);
    const auto reader = std::make_shared<FakeReader>(INT_MAX);
    readers.add(reader);
    int askedBefore = 0;
    asio::post(io, [&] {
        askedBefore = reader->asked;
        reader->has = 0;
    });
    io.run();
    QCOMPARE(askedBefore, BusyReaders::readsPerTurn);
    QCOMPARE(reader->rested, 1);
}

void BusyReadersTest::manyBytesMakeATurnShort()
{
    asio::io_context io(1);
    BusyReaders readers(io);
    const auto reader = std::make_shared<FakeReader>(INT_MAX);
    reader->bytes = BusyReaders::bytesPerTurn / 2;
    readers.add(reader);
    int askedBefore = 0;
    asio::post(io, [&] {
        askedBefore = reader->asked;
        reader->has = 0;
    });
    io.run();
    QCOMPARE(askedBefore, 2);
}

void BusyReadersTest::everyReaderIsAskedInEachRound()
{
    asio::io_context io(1);
    BusyReaders readers(io);
    const auto first = std::make_shared<FakeReader>(10), second = std::make_shared<FakeReader>(10);
    int most = 0;
    const auto compare = [&] { most = std::max(most, std::abs(first->asked - second->asked)); };
    first->onRead = second->onRead = compare;
    readers.add(first);
    readers.add(second);
    io.run();
    QCOMPARE(most, 1);
    QCOMPARE(first->rested + second->rested, 2);
}

void BusyReadersTest::aReaderMayAddAnother()
{
    asio::io_context io(1);
    BusyReaders readers(io);
    const auto first = std::make_shared<FakeReader>(1), second = std::make_shared<FakeReader>(3);
    first->onRead = [&] {
        if (first->asked == 1)
            readers.add(second);
    };
    readers.add(first);
    io.run();
    QCOMPARE(first->asked, 1 + BusyReaders::restAfter);
    QCOMPARE(second->asked, 3 + BusyReaders::restAfter);
    QCOMPARE(first->rested + second->rested, 2);
}

void BusyReadersTest::whoHasNothingLetsOtherWorkGoFirst()
{
    asio::io_context io(1);
    BusyReaders readers(io);
    const auto reader = std::make_shared<FakeReader>(0);
    readers.add(reader);
    int askedBefore = 0;
    asio::post(io, [&] { askedBefore = reader->asked; });
    io.run();
    QCOMPARE(askedBefore, 1);
}

QTEST_APPLESS_MAIN(BusyReadersTest)
#include "busy_readers_test.moc"
