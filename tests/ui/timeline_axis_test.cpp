#include "support/timeline_fixture.h"
#include "ui/timeline/timeline_axis.h"

#include <QTest>

using namespace lifeline;

namespace {

/// Bursts of three events 20 ms apart, so far from each other.
IdleGaps bursts(int count, int every = 3000)
{
    IdleGaps gaps;
    for (int burst = 0; burst < count; ++burst) {
        for (int time = 0; time < 60; time += 20)
            gaps.append(atMs(burst * every + time));
    }
    return gaps;
}

TimelineMap skipping(const IdleGaps& gaps, double gapMs, double axisMs)
{
    const auto width = Duration(static_cast<std::int64_t>(gapMs * 1e6));
    return {IdleMapping(gaps, width), {atMs(0), atMs(axisMs)}, 1000};
}

QStringList labels(const std::vector<TimelineTick>& ticks)
{
    QStringList out;
    for (const TimelineTick& tick : ticks)
        out << QString(tick.label).replace(QChar(0x2009), u' ');
    return out;
}

} // namespace

class TimelineAxisTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ticksStandAtRoundTimes();
    void aLabelThatWouldBeCutIsLeftOut();
    void ticksKeepTheirDistance_data();
    void ticksKeepTheirDistance();
    void betweenBreaksAnEventHasTheTickWhereNoRoundTimeIs();
    void manyBreaksAreNotAllLookedAt();
    void breaksLieWhereTimeIsSkipped();
    void narrowBreaksAreNotDrawn();
    void aBreakAtTheEdgeIsCut();
};

void TimelineAxisTest::ticksStandAtRoundTimes()
{
    const auto ticks = timelineTicks(TimelineFixture::map(350), TimelineFixture::layout(350), {});
    QCOMPARE(labels(ticks), (QStringList{QStringLiteral("0 ms"), QStringLiteral("100 ms"),
                                         QStringLiteral("200 ms"), QStringLiteral("300 ms")}));
    QCOMPARE(ticks[1].x, 200.0); // 100 px of labels
    QVERIFY(ticks[1].labelBox.left() > ticks[1].x);
}

void TimelineAxisTest::aLabelThatWouldBeCutIsLeftOut()
{
    const auto ticks = timelineTicks(TimelineFixture::map(310), TimelineFixture::layout(310), {});
    QCOMPARE(labels(ticks).last(), QString());
    QCOMPARE(ticks.back().x, 400.0);
}

void TimelineAxisTest::ticksKeepTheirDistance_data()
{
    QTest::addColumn<qint64>("nanosecondsPerPixel");
    for (const qint64 scale : {1, 7, 130, 999, 30'000, 1'000'000, 77'000'000, 2'000'000'000})
        QTest::newRow(qPrintable(QStringLiteral("%1 ns a pixel").arg(scale))) << scale;
}

void TimelineAxisTest::ticksKeepTheirDistance()
{
    QFETCH(qint64, nanosecondsPerPixel);
    const TimelineMap map{
        IdleMapping(), {monotonicTime(12'345), monotonicTime(12'345 + 1500 * nanosecondsPerPixel)}, 1500};
    const auto ticks = timelineTicks(map, TimelineFixture::layout(1500), {});
    QVERIFY(ticks.size() >= 4);
    for (std::size_t i = 1; i < ticks.size(); ++i) {
        QVERIFY(ticks[i].x - ticks[i - 1].x >= tickPixels - 0.01);
        QVERIFY(ticks[i].labelBox.left() >= ticks[i - 1].labelBox.right());
    }
}

void TimelineAxisTest::betweenBreaksAnEventHasTheTickWhereNoRoundTimeIs()
{
    const IdleGaps gaps = bursts(4, 3007);
    // Round times are 100 ms apart. The second burst begins too close to the tick at 0.
    const auto ticks = timelineTicks(skipping(gaps, 4, 600), TimelineFixture::layout(), gaps);
    QCOMPARE(labels(ticks).mid(0, 2), (QStringList{QStringLiteral("0 ms"), QStringLiteral("6.01 s")}));
    QCOMPARE(ticks[1].x, 100 + skipping(gaps, 4, 600).timeToX(atMs(6014)));
}

void TimelineAxisTest::manyBreaksAreNotAllLookedAt()
{
    const IdleGaps gaps = bursts(20'000);
    const auto ticks = timelineTicks(skipping(gaps, 10, 20'000 * 60), TimelineFixture::layout(), gaps);
    QVERIFY(ticks.size() >= 5 && ticks.size() <= 12);
    for (std::size_t i = 1; i < ticks.size(); ++i)
        QVERIFY(ticks[i].x - ticks[i - 1].x >= tickPixels - 0.01);
}

void TimelineAxisTest::breaksLieWhereTimeIsSkipped()
{
    const IdleGaps gaps = bursts(3);
    const TimelineMap map = skipping(gaps, 10, 200); // 5 px a ms
    const auto breaks = timelineBreaks(map, TimelineFixture::layout(), gaps);
    QCOMPARE(breaks.size(), std::size_t{2});
    QCOMPARE(breaks[0].left(), 100 + 44 * 5.0); // 4 ms after the event at 40 ms
    QCOMPARE(breaks[0].width(), 50.0);
    QCOMPARE(breaks[0].top(), TimelineFixture::layout().axisHeight);
    QVERIFY(timelineBreaks(TimelineFixture::map(), TimelineFixture::layout(), gaps).empty());
}

void TimelineAxisTest::narrowBreaksAreNotDrawn()
{
    const IdleGaps gaps = bursts(3);
    QVERIFY(timelineBreaks(skipping(gaps, 1, 1000), TimelineFixture::layout(), gaps).empty());
}

void TimelineAxisTest::aBreakAtTheEdgeIsCut()
{
    const IdleGaps gaps = bursts(2);
    const TimelineMap map{IdleMapping(gaps, std::chrono::milliseconds(10)), {atMs(0), atMs(50)}, 1000};
    const auto breaks = timelineBreaks(map, TimelineFixture::layout(), gaps);
    QCOMPARE(breaks.size(), std::size_t{1});
    QCOMPARE(breaks[0].right(), TimelineFixture::layout().plot().right());
}

QTEST_APPLESS_MAIN(TimelineAxisTest)
#include "timeline_axis_test.moc"
