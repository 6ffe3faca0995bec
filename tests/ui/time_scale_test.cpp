#include "ui/timeline/time_scale.h"

#include <QTest>

#include <limits>

using namespace lifeline;

namespace {

constexpr qint64 us = 1'000, ms = 1'000'000, s = 1'000'000'000, minute = 60 * s, hour = 60 * minute;

TimeScale scale(std::int64_t begin, std::int64_t end, double width)
{
    return TimeScale({monotonicTime(begin), monotonicTime(end)}, width);
}

} // namespace

class TimeScaleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timesBecomePixels_data();
    void timesBecomePixels();
    void pixelsBecomeTimes_data();
    void pixelsBecomeTimes();
    void theTimeOfAPixelIsNeverLeftOfIt();
    void anEmptyRangeOrWidthIsDefined();
    void farPixelsEndAtTheLimitsOfTime();
    void stepsAreRound_data();
    void stepsAreRound();
    void multiplesLieInTheRange_data();
    void multiplesLieInTheRange();
    void multiplesAreBounded();
    void ticksSayTheirTime_data();
    void ticksSayTheirTime();
};

void TimeScaleTest::timesBecomePixels_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<double>("x");
    QTest::newRow("the beginning") << qint64{100} << 0.0;
    QTest::newRow("the middle") << qint64{200} << 50.0;
    QTest::newRow("the end") << qint64{300} << 100.0;
    QTest::newRow("before: not clamped") << qint64{0} << -50.0;
    QTest::newRow("after: not clamped") << qint64{500} << 200.0;
}

void TimeScaleTest::timesBecomePixels()
{
    QFETCH(qint64, time);
    QFETCH(double, x);
    QCOMPARE(scale(100, 300, 100).timeToX(monotonicTime(time)), x);
}

void TimeScaleTest::pixelsBecomeTimes_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<qint64>("time");
    QTest::newRow("the left edge") << 0.0 << qint64{100};
    QTest::newRow("the right edge") << 100.0 << qint64{300};
    QTest::newRow("left of it") << -50.0 << qint64{0};
    QTest::newRow("right of it") << 150.0 << qint64{400};
    QTest::newRow("between two nanoseconds: the later") << 0.25 << qint64{101};
}

void TimeScaleTest::pixelsBecomeTimes()
{
    QFETCH(double, x);
    QFETCH(qint64, time);
    QCOMPARE(nanoseconds(scale(100, 300, 100).xToTime(x)), time);
}

void TimeScaleTest::theTimeOfAPixelIsNeverLeftOfIt()
{
    const TimeScale odd = scale(7, 7 * ms + 13, 977);
    for (int x = 0; x < 977; ++x)
        QVERIFY2(odd.timeToX(odd.xToTime(x)) >= x - 1e-9, qPrintable(QString::number(x)));
}

void TimeScaleTest::anEmptyRangeOrWidthIsDefined()
{
    QCOMPARE(scale(5, 5, 100).timeToX(monotonicTime(6)), 100.0); // as if 1 ns long
    QCOMPARE(scale(5, 5, 100).timeToX(monotonicTime(5)), 0.0);
    QCOMPARE(scale(0, 10, 0).timeToX(monotonicTime(10)), 1.0); // as if 1 px wide
    QCOMPARE(scale(0, 10, -3).timeToX(monotonicTime(10)), 1.0);
    QCOMPARE(scale(10, 0, 100).timeToX(monotonicTime(10)), 0.0);
    QCOMPARE(TimeScale().timeToX(monotonicTime(3)), 3.0);
}

void TimeScaleTest::farPixelsEndAtTheLimitsOfTime()
{
    const TimeScale wide = scale(1000, hour, 10);
    QVERIFY(wide.xToTime(1e300) > monotonicTime(std::numeric_limits<std::int64_t>::max() / 2));
    QVERIFY(wide.xToTime(-1e300) < monotonicTime(std::numeric_limits<std::int64_t>::min() / 2));
}

void TimeScaleTest::stepsAreRound_data()
{
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("step");
    QTest::newRow("nothing") << qint64{0} << qint64{1};
    QTest::newRow("below nothing") << qint64{-5} << qint64{1};
    QTest::newRow("exact 1") << qint64{1} << qint64{1};
    QTest::newRow("to 5 ns") << qint64{3} << qint64{5};
    QTest::newRow("to 10 ns") << qint64{6} << qint64{10};
    QTest::newRow("to 50 ms") << 44 * ms << 50 * ms;
    QTest::newRow("to 500 ms") << 500 * ms << 500 * ms;
    QTest::newRow("to 1 s") << 501 * ms << s;
    QTest::newRow("to 15 s") << 11 * s << 15 * s;
    QTest::newRow("to 30 s") << 16 * s << 30 * s;
    QTest::newRow("to 1 min") << 31 * s << minute;
    QTest::newRow("to 10 min") << 6 * minute << 10 * minute;
    QTest::newRow("to 1 h") << 31 * minute << hour;
    QTest::newRow("to 4 h") << 3 * hour << 4 * hour;
    QTest::newRow("to 64 h") << 40 * hour << 64 * hour;
}

void TimeScaleTest::stepsAreRound()
{
    QFETCH(qint64, least);
    QFETCH(qint64, step);
    QCOMPARE(qint64{niceStep(Duration(least)).count()}, step);
}

void TimeScaleTest::multiplesLieInTheRange_data()
{
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<QList<qint64>>("times");
    QTest::newRow("from the first on, the end not") << qint64{0} << qint64{30} << QList<qint64>{0, 10, 20};
    QTest::newRow("begun between two") << qint64{1} << qint64{31} << QList<qint64>{10, 20, 30};
    QTest::newRow("before the session") << qint64{-15} << qint64{5} << QList<qint64>{-10, 0};
    QTest::newRow("none in it") << qint64{11} << qint64{19} << QList<qint64>{};
    QTest::newRow("the wrong way round") << qint64{30} << qint64{0} << QList<qint64>{};
}

void TimeScaleTest::multiplesLieInTheRange()
{
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    QFETCH(QList<qint64>, times);
    QList<qint64> found;
    for (const MonotonicTime time : multiples({monotonicTime(begin), monotonicTime(end)}, Duration(10), 100))
        found.append(nanoseconds(time));
    QCOMPARE(found, times);
}

void TimeScaleTest::multiplesAreBounded()
{
    QCOMPARE(multiples({monotonicTime(0), monotonicTime(hour)}, Duration(1), 7).size(), std::size_t{7});
}

void TimeScaleTest::ticksSayTheirTime_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<QString>("label");
    const auto row = [](const char* label, qint64 time, qint64 step) {
        QTest::newRow(label) << time << step << QString::fromUtf8(label);
    };
    row("0 ms", 0, 50 * ms);
    row("50 ms", 50 * ms, 50 * ms);
    row("400 ms", 400 * ms, 50 * ms);
    row("1.5 s", 1500 * ms, 500 * ms);
    row("2 s", 2 * s, s);
    row("2.0 s", 2 * s, 500 * ms);
    row("9.25 s", 9250 * ms, 50 * ms);
    row("250 µs", 250 * us, 50 * us);
    row("1.2 ms", 1200 * us, 200 * us);
    row("0.5 µs", 500, 100);
    row("412.083 ms", 412'083 * us, us);
    row("2 min", 2 * minute, minute);
    row("1:30", 90 * s, 30 * s);
    row("1:30.5", 90 * s + 500 * ms, 500 * ms);
    row("3 h", 3 * hour, hour);
    row("1:02:30", hour + 150 * s, 30 * s);
    row("1:00:00", hour, 30 * s);
    row("1:30:00", hour + 30 * minute, 10 * minute);
    row("-50 ms", -50 * ms, 50 * ms);
}

void TimeScaleTest::ticksSayTheirTime()
{
    QFETCH(qint64, time);
    QFETCH(qint64, step);
    QFETCH(QString, label);
    QCOMPARE(tickLabel(monotonicTime(time), Duration(step)).replace(QChar(0x2009), u' '), label);
}

QTEST_APPLESS_MAIN(TimeScaleTest)
#include "time_scale_test.moc"
