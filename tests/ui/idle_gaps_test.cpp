#include "ui/timeline/idle_gaps.h"

#include <QTest>

using namespace lifeline;
using std::chrono::milliseconds;

namespace {

MonotonicTime ms(std::int64_t value) { return monotonicTime(value * 1'000'000); }
double toMs(MonotonicTime time) { return static_cast<double>(nanoseconds(time)) / 1e6; }

IdleGaps gapsOf(std::initializer_list<std::int64_t> times)
{
    IdleGaps gaps;
    for (const std::int64_t time : times)
        gaps.append(ms(time));
    return gaps;
}

/// Two gaps: 14 to 996 ms and 1014 to 4996 ms.
IdleGaps twoGaps() { return gapsOf({0, 10, 1000, 1010, 5000, 5010}); }

} // namespace

class IdleGapsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyLongSilencesAreGaps_data();
    void onlyLongSilencesAreGaps();
    void aGapLeavesAMarginOnBothSides();
    void theSilenceUpToNowIsAGapThatGrows();
    void anEventEndsTheSilenceUpToNow();
    void anEventSoonEnoughTakesTheGapBack();
    void eventsOutOfOrderChangeNothing();
    void gapsAndActiveTimeAreCounted_data();
    void gapsAndActiveTimeAreCounted();
    void withoutGapsAxisTimeIsRealTime();
    void gapsAreAsWideAsToldOnTheAxis_data();
    void gapsAreAsWideAsToldOnTheAxis();
    void theMappingIsMonotoneAndHasAnInverse_data();
    void theMappingIsMonotoneAndHasAnInverse();
    void noGapBecomesWiderThanItIs();
};

void IdleGapsTest::onlyLongSilencesAreGaps_data()
{
    QTest::addColumn<qint64>("silence");
    QTest::addColumn<int>("gaps");
    QTest::newRow("none") << qint64{0} << 0;
    QTest::newRow("short") << qint64{40} << 0;
    QTest::newRow("as long as allowed") << qint64{100} << 0;
    QTest::newRow("a little longer") << qint64{101} << 1;
    QTest::newRow("an hour") << qint64{3'600'000} << 1;
}

void IdleGapsTest::onlyLongSilencesAreGaps()
{
    QFETCH(qint64, silence);
    QFETCH(int, gaps);
    QCOMPARE(static_cast<int>(gapsOf({7, 7 + silence}).size()), gaps);
}

void IdleGapsTest::aGapLeavesAMarginOnBothSides()
{
    const IdleGaps gaps = twoGaps();
    QCOMPARE(gaps.size(), std::size_t{2});
    QCOMPARE(toMs(gaps[0].begin), 14.0);
    QCOMPARE(toMs(gaps[0].end), 996.0);
    QCOMPARE(gaps[1].skippedBefore, Duration(milliseconds(982)));
}

void IdleGapsTest::theSilenceUpToNowIsAGapThatGrows()
{
    IdleGaps gaps = gapsOf({0, 10});
    gaps.setNow(ms(100));
    QCOMPARE(gaps.size(), std::size_t{0});
    gaps.setNow(ms(500));
    QCOMPARE(gaps.size(), std::size_t{1});
    QCOMPARE(toMs(gaps[0].end), 496.0);
    gaps.setNow(ms(900));
    QCOMPARE(gaps.size(), std::size_t{1});
    QCOMPARE(toMs(gaps[0].end), 896.0);
    gaps.setNow(ms(700));
    QCOMPARE(toMs(gaps[0].end), 896.0);
    QCOMPARE(toMs(gaps.lastEvent()), 10.0);
}

void IdleGapsTest::anEventEndsTheSilenceUpToNow()
{
    IdleGaps gaps = gapsOf({0, 10});
    gaps.setNow(ms(900));
    gaps.append(ms(950));
    gaps.append(ms(2000));
    QCOMPARE(gaps.size(), std::size_t{2});
    QCOMPARE(toMs(gaps[0].end), 946.0);
    QCOMPARE(toMs(gaps[1].begin), 954.0);
}

void IdleGapsTest::anEventSoonEnoughTakesTheGapBack()
{
    IdleGaps gaps = gapsOf({0, 10});
    gaps.setNow(ms(150));
    QCOMPARE(gaps.size(), std::size_t{1});
    gaps.append(ms(60)); // was on its way
    QCOMPARE(gaps.size(), std::size_t{0});
}

void IdleGapsTest::eventsOutOfOrderChangeNothing()
{
    const IdleGaps gaps = gapsOf({0, 1000, 500, 1001});
    QCOMPARE(gaps.size(), std::size_t{1});
    QCOMPARE(toMs(gaps.firstEvent()), 0.0);
    QCOMPARE(toMs(gaps.lastEvent()), 1001.0);
}

void IdleGapsTest::gapsAndActiveTimeAreCounted_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<double>("before");
    QTest::addColumn<double>("active");
    QTest::newRow("at the beginning") << qint64{0} << 0.0 << 0.0;
    QTest::newRow("where a gap begins") << qint64{14} << 0.0 << 14.0;
    QTest::newRow("halfway through a gap") << qint64{505} << 0.5 << 14.0;
    QTest::newRow("where a gap ends") << qint64{996} << 1.0 << 14.0;
    QTest::newRow("between two gaps") << qint64{1005} << 1.0 << 23.0;
    QTest::newRow("after all") << qint64{6000} << 2.0 << 1036.0;
}

void IdleGapsTest::gapsAndActiveTimeAreCounted()
{
    QFETCH(qint64, time);
    QFETCH(double, before);
    QFETCH(double, active);
    const IdleGaps gaps = twoGaps();
    QCOMPARE(gaps.gapsBefore(ms(time)), before);
    QCOMPARE(static_cast<double>(gaps.activeBefore(ms(time)).count()) / 1e6, active);
}

void IdleGapsTest::withoutGapsAxisTimeIsRealTime()
{
    const IdleGaps none;
    for (const IdleMapping& mapping : {IdleMapping(), IdleMapping(none, milliseconds(5))}) {
        QCOMPARE(mapping.toAxis(ms(1234)), ms(1234));
        QCOMPARE(mapping.fromAxis(ms(1234)), ms(1234));
        QCOMPARE(mapping.toAxis(ms(-3)), ms(-3));
    }
    QVERIFY(!IdleMapping().skips());
}

void IdleGapsTest::gapsAreAsWideAsToldOnTheAxis_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<qint64>("axis");
    QTest::newRow("before any gap") << qint64{10} << qint64{10};
    QTest::newRow("a gap's beginning") << qint64{14} << qint64{14};
    QTest::newRow("a gap's middle") << qint64{505} << qint64{24};
    QTest::newRow("a gap's end") << qint64{996} << qint64{34};
    QTest::newRow("the event after it") << qint64{1000} << qint64{38};
    QTest::newRow("the event after the second") << qint64{5000} << qint64{76};
    QTest::newRow("after everything") << qint64{6000} << qint64{1076};
}

void IdleGapsTest::gapsAreAsWideAsToldOnTheAxis()
{
    QFETCH(qint64, time);
    QFETCH(qint64, axis);
    const IdleGaps gaps = twoGaps();
    const IdleMapping mapping(gaps, milliseconds(20));
    QCOMPARE(toMs(mapping.toAxis(ms(time))), static_cast<double>(axis));
    QCOMPARE(toMs(mapping.fromAxis(ms(axis))), static_cast<double>(time));
}

void IdleGapsTest::theMappingIsMonotoneAndHasAnInverse_data()
{
    QTest::addColumn<qint64>("gapWidth");
    QTest::newRow("a gap of 20 ms") << qint64{20'000'000};
    QTest::newRow("a gap of 1 µs") << qint64{1000};
    QTest::newRow("a gap of nothing") << qint64{0};
}

void IdleGapsTest::theMappingIsMonotoneAndHasAnInverse()
{
    QFETCH(qint64, gapWidth);
    const IdleGaps gaps = twoGaps();
    const IdleMapping mapping(gaps, Duration(gapWidth));
    MonotonicTime last = mapping.toAxis(ms(-5));
    for (std::int64_t time = -4; time < 5200; ++time) {
        const MonotonicTime axis = mapping.toAxis(ms(time));
        QVERIFY(axis >= last);
        QVERIFY(mapping.toAxis(mapping.fromAxis(axis)) - axis <= Duration(1));
        last = axis;
    }
    for (const std::int64_t time : {0, 10, 1000, 1010, 5000, 5010}) // events come back exactly
        QCOMPARE(mapping.fromAxis(mapping.toAxis(ms(time))), ms(time));
}

void IdleGapsTest::noGapBecomesWiderThanItIs()
{
    const IdleGaps gaps = twoGaps();
    const IdleMapping mapping(gaps, std::chrono::hours(1));
    QCOMPARE(mapping.gapWidth(), IdleGaps::maxWidth);
    QVERIFY(mapping.toAxis(ms(5010)) <= ms(5010));
}

QTEST_APPLESS_MAIN(IdleGapsTest)
#include "idle_gaps_test.moc"
