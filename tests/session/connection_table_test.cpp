#include "session/connection_table.h"
#include "support/every_event.h"
#include "support/sample_session.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace lifeline;

class ConnectionTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheConnectionsOfASession();
    void judgesThem_data();
    void judgesThem();
    void rowsOfAllConnectionsMakeTheLog();
    void phasesAreKeptWhereTheyChange();
    void inSmallStepsItComesToTheSame();
    void tellsEachChangedRecordOnce();
    void eventsOfNoConnectionMakeNoRecord();
    void anOpenConnectionIsCountedWhileItIsOpen();
    void theSessionsResourcesAreThoseOfItsConnections();
    void whatIsUnknownIsNotFound();
};

namespace {

struct Filled {
    Filled()
    {
        fillSampleSession(log);
        table.update();
    }

    EventLog log{""};
    ConnectionTable table{log};
};

std::vector<std::pair<std::int64_t, Phase>> plain(const std::vector<PhaseSpan>& spans)
{
    std::vector<std::pair<std::int64_t, Phase>> all;
    for (const PhaseSpan& span : spans)
        all.emplace_back(nanoseconds(span.at), span.phase);
    return all;
}

} // namespace

void ConnectionTableTest::knowsTheConnectionsOfASession()
{
    const Filled filled;
    QCOMPARE(filled.table.size(), sampleConnectionCount);
    QCOMPARE(filled.table.rowsRead(), filled.log.size());
    for (std::size_t i = 0; i < sampleConnectionCount; ++i) {
        const auto id = ConnectionId{static_cast<std::uint32_t>(i + 1)};
        QCOMPARE(filled.table.positionOf(id), i); // they begin in the order of their numbers
        QVERIFY(filled.table.find(id) == &filled.table.at(i));
        QVERIFY(filled.table.at(i).story.id == id);
    }
}

void ConnectionTableTest::judgesThem_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<QByteArray>("stage");
    QTest::newRow("a request that never ends") << 1 << QByteArray("upgrade-timed-out");
    QTest::newRow("a close nobody answers") << 2 << QByteArray("close-unanswered");
    QTest::newRow("a wrong accept") << 3 << QByteArray("response-refused");
    QTest::newRow("a clean close") << 4 << QByteArray("closed-cleanly");
    QTest::newRow("a browser") << 5 << QByteArray("open");
    QTest::newRow("a reset") << 6 << QByteArray("reset");
    QTest::newRow("curl") << 7 << QByteArray("request-refused");
}

void ConnectionTableTest::judgesThem()
{
    QFETCH(const int, id);
    QFETCH(const QByteArray, stage);
    const Filled filled;
    const auto* record = filled.table.find(ConnectionId{static_cast<std::uint32_t>(id)});
    QVERIFY(record != nullptr);
    const std::string_view seen = stageId(record->verdict.stage);
    QCOMPARE(QByteArray(seen.data(), static_cast<qsizetype>(seen.size())), stage);
}

void ConnectionTableTest::rowsOfAllConnectionsMakeTheLog()
{
    const Filled filled;
    std::set<std::uint32_t> seen;
    for (std::size_t i = 0; i < filled.table.size(); ++i) {
        const ConnectionRecord& record = filled.table.at(i);
        QVERIFY(std::ranges::is_sorted(record.rows));
        for (const std::uint32_t row : record.rows) {
            QCOMPARE(filled.log.entry(row).connection, number(record.story.id));
            seen.insert(row);
        }
    }
    QCOMPARE(seen.size(), filled.log.size() - 1); // the first is the server that listens
}

void ConnectionTableTest::phasesAreKeptWhereTheyChange()
{
    EventLog log("");
    ConnectionTable table(log);
    const auto put = [&](std::int64_t at, Side side, Phase phase) {
        Event event = eventOf(event::FinSent{}, phase, side);
        event.at = monotonicTime(at);
        log.accept(event);
    };
    put(1, Side::Client, Phase::Connecting);
    put(2, Side::Server, Phase::Upgrading);
    put(3, Side::Client, Phase::Upgrading);
    put(4, Side::Client, Phase::Upgrading);
    put(5, Side::Server, Phase::Open);
    put(6, Side::Client, Phase::Open);
    table.update();
    using Spans = std::vector<std::pair<std::int64_t, Phase>>;
    const ConnectionRecord& record = table.at(0);
    QVERIFY((plain(record.phases(Side::Client)) ==
             Spans{{1, Phase::Connecting}, {3, Phase::Upgrading}, {6, Phase::Open}}));
    QVERIFY((plain(record.phases(Side::Server)) == Spans{{2, Phase::Upgrading}, {5, Phase::Open}}));
}

void ConnectionTableTest::inSmallStepsItComesToTheSame()
{
    const Filled whole;
    ConnectionTable steps(whole.log);
    while (steps.rowsRead() < whole.log.size()) {
        const std::uint64_t before = steps.rowsRead();
        steps.update(3);
        QVERIFY(steps.rowsRead() - before <= 3);
    }
    QVERIFY(steps.update().empty());
    QCOMPARE(steps.size(), whole.table.size());
    QCOMPARE(steps.openCount(), whole.table.openCount());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        QVERIFY(steps.at(i).rows == whole.table.at(i).rows);
        QVERIFY(steps.at(i).verdict.stage == whole.table.at(i).verdict.stage);
        for (const Side side : {Side::Client, Side::Server})
            QVERIFY(plain(steps.at(i).phases(side)) == plain(whole.table.at(i).phases(side)));
    }
}

void ConnectionTableTest::tellsEachChangedRecordOnce()
{
    EventLog log("");
    ConnectionTable table(log);
    const auto put = [&](std::uint32_t connection) {
        Event event = eventOf(event::FinReceived{});
        event.connection = ConnectionId{connection};
        log.accept(event);
    };
    for (const std::uint32_t connection : {9U, 4U, 9U, 4U, 2U})
        put(connection);
    QCOMPARE(table.update(), (std::vector<std::size_t>{0, 1, 2}));
    QVERIFY(table.update().empty());
    put(2);
    put(4);
    put(2);
    QCOMPARE(table.update(), (std::vector<std::size_t>{2, 1}));
}

void ConnectionTableTest::eventsOfNoConnectionMakeNoRecord()
{
    EventLog log("");
    ConnectionTable table(log);
    Event event = eventOf(event::Listening{"127.0.0.1", 9001});
    event.connection = ConnectionId::None;
    log.accept(event);
    QVERIFY(table.update().empty());
    QCOMPARE(table.size(), std::size_t{0});
    QCOMPARE(table.rowsRead(), std::uint64_t{1});
}

void ConnectionTableTest::anOpenConnectionIsCountedWhileItIsOpen()
{
    EventLog log("");
    ConnectionTable table(log);
    const auto put = [&](std::uint32_t connection, Phase phase) {
        Event event = eventOf(event::FinReceived{}, phase);
        event.connection = ConnectionId{connection};
        log.accept(event);
        table.update();
        return table.openCount();
    };
    QCOMPARE(put(1, Phase::Upgrading), std::size_t{0});
    QCOMPARE(put(1, Phase::Open), std::size_t{1});
    QCOMPARE(put(2, Phase::Open), std::size_t{2});
    QCOMPARE(put(2, Phase::Open), std::size_t{2});
    QCOMPARE(put(1, Phase::ClosingByPeer), std::size_t{1});
    QCOMPARE(put(1, Phase::Closed), std::size_t{1});
    QCOMPARE(put(2, Phase::Closed), std::size_t{0});
}

/// The sums are those of the ledgers, after each update.
void ConnectionTableTest::theSessionsResourcesAreThoseOfItsConnections()
{
    EventLog log("");
    fillSampleSession(log);
    ConnectionTable table(log);
    for (const Taking taking : {Taking::UpgradeAndOpen, Taking::OpenOnly}) {
        while (table.rowsRead() < log.size())
            table.update(5);
        ResourceTotals sum;
        for (std::size_t i = 0; i < table.size(); ++i)
            add(sum, table.at(i).ledger(taking).totals());
        QCOMPARE(table.resources(taking), sum);
        QCOMPARE(sum.leaked, std::uint64_t(taking == Taking::OpenOnly ? 0 : 1));
        QVERIFY(sum.taken > 0);
    }
}

void ConnectionTableTest::whatIsUnknownIsNotFound()
{
    const Filled filled;
    QVERIFY(filled.table.find(ConnectionId{99}) == nullptr);
    QCOMPARE(filled.table.positionOf(ConnectionId{99}), filled.table.size());
    QVERIFY(filled.table.find(ConnectionId::None) == nullptr);
}

QTEST_APPLESS_MAIN(ConnectionTableTest)
#include "connection_table_test.moc"
