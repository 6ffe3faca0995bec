#include "session/event_log.h"
#include "support/every_event.h"
#include "support/sample_session.h"

#include <QTest>

#include <set>

using namespace lifeline;

class SampleSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeNeverGoesBack();
    void isTheSameAtEachCall();
    void hasBothSidesWhereItSaysSo();
    void showsEveryLayerThereIs();
    void manyEventsAreAsManyAsAsked_data();
    void manyEventsAreAsManyAsAsked();
};

void SampleSessionTest::timeNeverGoesBack()
{
    EventLog log("");
    fillSampleSession(log);
    for (std::uint64_t row = 1; row < log.size(); ++row)
        QVERIFY(log.entry(row).at >= log.entry(row - 1).at);
}

void SampleSessionTest::isTheSameAtEachCall()
{
    EventLog first(""), second("");
    fillSampleSession(first);
    fillSampleSession(second);
    QCOMPARE(second.size(), first.size());
    for (std::uint64_t row = 0; row < first.size(); ++row)
        QCOMPARE(asLine(second.event(row)), asLine(first.event(row)));
}

void SampleSessionTest::hasBothSidesWhereItSaysSo()
{
    EventLog log("");
    fillSampleSession(log);
    std::set<std::pair<std::uint32_t, Side>> seen;
    for (std::uint64_t row = 0; row < log.size(); ++row)
        seen.emplace(log.entry(row).connection, log.entry(row).side);
    const std::set<std::pair<std::uint32_t, Side>> expected{
        {0, Side::Server}, {1, Side::Server}, {2, Side::Server}, {3, Side::Client}, {4, Side::Client},
        {4, Side::Server}, {5, Side::Server}, {6, Side::Client}, {6, Side::Server}, {7, Side::Server}};
    QVERIFY(seen == expected);
}

void SampleSessionTest::showsEveryLayerThereIs()
{
    EventLog log("");
    fillSampleSession(log);
    std::set<Layer> seen;
    for (std::uint64_t row = 0; row < log.size(); ++row)
        seen.insert(layerOf(log.entry(row).kind));
    QVERIFY((seen == std::set{Layer::Tcp, Layer::Http, Layer::Ws, Layer::Deadline, Layer::Callback}));
}

void SampleSessionTest::manyEventsAreAsManyAsAsked_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("connections");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("inside the openings") << 7 << 2;
    QTest::newRow("all openings") << 250 << 50;
    QTest::newRow("a thousand") << 1'000 << 50;
    QTest::newRow("inside a turn") << 10'001 << 50;
}

void SampleSessionTest::manyEventsAreAsManyAsAsked()
{
    QFETCH(const int, count);
    QFETCH(const int, connections);
    EventLog log("");
    fillManyEvents(log, static_cast<std::uint64_t>(count));
    QCOMPARE(log.size(), static_cast<std::uint64_t>(count));
    std::set<std::uint32_t> seen;
    for (std::uint64_t row = 0; row < log.size(); ++row)
        seen.insert(log.entry(row).connection);
    QCOMPARE(seen.size(), static_cast<std::size_t>(connections));
}

QTEST_APPLESS_MAIN(SampleSessionTest)
#include "sample_session_test.moc"
