#include "store/connection_ages.h"

#include <QTest>

using namespace lifeline;

namespace {

EventEntry entryOf(std::uint32_t connection, Phase phase, Side side = Side::Server)
{
    EventEntry entry;
    entry.connection = connection;
    entry.phase = phase;
    entry.side = side;
    return entry;
}

} // namespace

class ConnectionAgesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thoseThatEndedFirstGoFirst();
    void bothSidesMustBeOver();
    void whatBelongsToNoConnectionStays();
};

void ConnectionAgesTest::thoseThatEndedFirstGoFirst()
{
    ConnectionAges ages;
    ages.take(entryOf(1, Phase::Open), 0, 100);
    ages.take(entryOf(2, Phase::Failed), 1, 100);
    ages.take(entryOf(1, Phase::Closed), 2, 100);
    ages.take(entryOf(3, Phase::Open), 3, 100);
    const auto first = ages.oldest(50);
    QVERIFY(first.connections == std::unordered_set<std::uint32_t>{2});
    QCOMPARE(first.firstRow, std::uint64_t{1});
    QCOMPARE(first.lastRow, std::uint64_t{1});
    const auto rest = ages.oldest(10'000);
    QVERIFY(rest.connections == std::unordered_set<std::uint32_t>{1});
    QCOMPARE(rest.firstRow, std::uint64_t{0});
    QCOMPARE(rest.lastRow, std::uint64_t{2});
    QCOMPARE(rest.bytes, std::uint64_t{200});
    QVERIFY(ages.isDropped(1) && ages.isDropped(2) && !ages.isDropped(3));
    QVERIFY(ages.oldest(1).connections.empty());
}

void ConnectionAgesTest::bothSidesMustBeOver()
{
    ConnectionAges ages;
    ages.take(entryOf(1, Phase::Closed, Side::Client), 0, 1);
    ages.take(entryOf(1, Phase::Open, Side::Server), 1, 1);
    QVERIFY(ages.oldest(1).connections.empty());
    ages.take(entryOf(1, Phase::Closed, Side::Server), 2, 1);
    QCOMPARE(ages.oldest(1).connections.size(), std::size_t{1});
}

void ConnectionAgesTest::whatBelongsToNoConnectionStays()
{
    ConnectionAges ages;
    ages.take(entryOf(0, Phase::Closed), 0, 1);
    QVERIFY(ages.oldest(1).connections.empty());
}

QTEST_APPLESS_MAIN(ConnectionAgesTest)
#include "connection_ages_test.moc"
