#include "ui/timeline/timeline_window.h"

#include <QSignalSpy>
#include <QTest>

using namespace lifeline;

namespace {

constexpr double width = 1000;

MonotonicTime ms(double value) { return monotonicTime(static_cast<std::int64_t>(value * 1e6)); }
double toMs(MonotonicTime time) { return static_cast<double>(nanoseconds(time)) / 1e6; }
double toMs(Duration duration) { return static_cast<double>(duration.count()) / 1e6; }

/// Events from 100 to 1100 ms, every 50 ms.
void fill(TimelineWindow& window)
{
    window.setWidth(width);
    for (int time = 100; time <= 1100; time += 50)
        window.append(ms(time));
    window.advance(ms(0));
}

bool isAbout(double value, double wanted, double least = 0.01) { return std::abs(value - wanted) <= least; }

} // namespace

class TimelineWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutEventsItShowsTheFirstMoments();
    void itBeginsWithEverythingInView();
    void itGrowsWithTheSessionAndThenScrolls();
    void aZoomKeepsTheTimeUnderTheCursor_data();
    void aZoomKeepsTheTimeUnderTheCursor();
    void zoomStaysWithinItsLimits();
    void nonsenseFactorsChangeNothing();
    void followingKeepsTheEndAtTheRight();
    void panningEndsTheFollowing();
    void zoomingAwayFromTheEndEndsTheFollowing();
    void zoomingOutKeepsFollowing();
    void panningMovesByPixels();
    void theVisibleRangeStaysInTheSession_data();
    void theVisibleRangeStaysInTheSession();
    void aDeadlineAheadCanBeReached();
    void fitShowsEverythingAlsoLater();
    void showFramesARange();
    void revealOnlyMovesWhenItMust();
    void beginAndEndAreReached();
    void skippedGapsHaveTheirWidthAtAnyZoom();
    void zoomAroundATimeHoldsWithGapsToo();
    void manyGapsLeaveRoomForWhatLiesBetween();
    void changesAreToldOnce();
    void modesAreTold();
};

void TimelineWindowTest::withoutEventsItShowsTheFirstMoments()
{
    TimelineWindow window;
    window.setWidth(width);
    window.advance(ms(5000));
    QCOMPARE(toMs(window.visible().begin), 0.0);
    QCOMPARE(window.visible().length(), TimelineWindow::emptyLength);
    QVERIFY(window.isFollowing());
    QVERIFY(!window.skipsIdle());
}

void TimelineWindowTest::itBeginsWithEverythingInView()
{
    TimelineWindow window;
    fill(window);
    const TimelineMap map = window.map();
    QVERIFY(isAbout(map.timeToX(ms(100)), TimelineWindow::leftRoom * width));
    QVERIFY(isAbout(map.timeToX(ms(1100)), (1 - TimelineWindow::rightRoom) * width));
}

void TimelineWindowTest::itGrowsWithTheSessionAndThenScrolls()
{
    TimelineWindow window;
    fill(window);
    window.advance(ms(20'000));
    QVERIFY(window.visible().begin < ms(100));
    window.advance(ms(100'000));
    QCOMPARE(window.visible().length(), TimelineWindow::growUpTo);
    QVERIFY(isAbout(window.map().timeToX(ms(100'000)), (1 - TimelineWindow::rightRoom) * width));
}

void TimelineWindowTest::aZoomKeepsTheTimeUnderTheCursor_data()
{
    QTest::addColumn<double>("factor");
    QTest::addColumn<double>("x");
    QTest::newRow("in, in the middle") << 2.0 << 500.0;
    QTest::newRow("in, at the left") << 1.25 << 100.0;
    QTest::newRow("far in") << 300.0 << 321.0;
    QTest::newRow("out, in the middle") << 0.9 << 500.0;
}

void TimelineWindowTest::aZoomKeepsTheTimeUnderTheCursor()
{
    QFETCH(double, factor);
    QFETCH(double, x);
    TimelineWindow window;
    fill(window);
    window.zoom(4, ms(600));
    const double length = toMs(window.visible().length());
    const MonotonicTime around = window.map().xToTime(x);
    window.zoom(factor, around);
    QVERIFY(isAbout(window.map().timeToX(around), x, 0.1));
    QVERIFY(isAbout(toMs(window.visible().length()), length / factor, 0.001));
}

void TimelineWindowTest::zoomStaysWithinItsLimits()
{
    TimelineWindow window;
    fill(window);
    window.zoom(1e12, ms(600));
    QCOMPARE(window.visible().length(), TimelineWindow::minLength);
    window.zoom(1e-12, ms(600));
    QVERIFY(window.visible().length() < std::chrono::milliseconds(1300));
    QVERIFY(window.visible().begin <= ms(0));
    QVERIFY(window.visible().end >= ms(1100));
}

void TimelineWindowTest::nonsenseFactorsChangeNothing()
{
    TimelineWindow window;
    fill(window);
    const TimeRange before = window.visible();
    for (const double factor : {0.0, -1.0, qQNaN(), qInf()})
        window.zoom(factor, ms(600));
    QCOMPARE(window.visible(), before);
}

void TimelineWindowTest::followingKeepsTheEndAtTheRight()
{
    TimelineWindow window;
    fill(window);
    window.zoom(10, ms(1100));
    QVERIFY(window.isFollowing());
    const Duration length = window.visible().length();
    window.advance(ms(3000));
    QVERIFY(isAbout(window.map().timeToX(ms(3000)), (1 - TimelineWindow::rightRoom) * width, 0.1));
    QCOMPARE(window.visible().length(), length);
}

void TimelineWindowTest::panningEndsTheFollowing()
{
    TimelineWindow window;
    fill(window);
    window.zoom(10, ms(1100));
    window.pan(-50);
    QVERIFY(!window.isFollowing());
    const TimeRange before = window.visible();
    window.advance(ms(3000));
    QCOMPARE(window.visible(), before);
}

void TimelineWindowTest::zoomingAwayFromTheEndEndsTheFollowing()
{
    TimelineWindow window;
    fill(window);
    window.zoom(4, ms(300));
    QVERIFY(!window.isFollowing());
}

void TimelineWindowTest::zoomingOutKeepsFollowing()
{
    TimelineWindow window;
    fill(window);
    window.zoom(10, ms(1100));
    window.zoom(0.9, window.map().xToTime(400));
    QVERIFY(window.isFollowing());
    QVERIFY(isAbout(window.map().timeToX(ms(1100)), (1 - TimelineWindow::rightRoom) * width, 0.1));
}

void TimelineWindowTest::panningMovesByPixels()
{
    TimelineWindow window;
    fill(window);
    window.zoom(4, ms(600));
    const MonotonicTime time = window.map().xToTime(500);
    window.pan(40);
    QVERIFY(isAbout(window.map().timeToX(time), 460));
    window.pan(-140);
    QVERIFY(isAbout(window.map().timeToX(time), 600));
}

void TimelineWindowTest::theVisibleRangeStaysInTheSession_data()
{
    QTest::addColumn<double>("pixels");
    QTest::newRow("to the left") << -1e9;
    QTest::newRow("to the right") << 1e9;
}

void TimelineWindowTest::theVisibleRangeStaysInTheSession()
{
    QFETCH(double, pixels);
    TimelineWindow window;
    fill(window);
    window.zoom(4, ms(600));
    const Duration length = window.visible().length();
    window.pan(pixels);
    QVERIFY(isAbout(toMs(window.visible().length()), toMs(length), 0.001));
    QVERIFY(toMs(window.visible().begin) >= -TimelineWindow::leftRoom * toMs(length) - 0.001);
    QVERIFY(toMs(window.visible().end) <= 1100 + TimelineWindow::rightRoom * toMs(length) + 0.001);
}

void TimelineWindowTest::aDeadlineAheadCanBeReached()
{
    TimelineWindow window;
    fill(window);
    window.extend(ms(60'000));
    QVERIFY(window.visible().end < ms(2000)); // it does not change what is seen by itself
    window.zoom(4, ms(1100));
    window.pan(1e9);
    QVERIFY(window.visible().begin < ms(60'000) && window.visible().end > ms(60'000));
}

void TimelineWindowTest::fitShowsEverythingAlsoLater()
{
    TimelineWindow window;
    fill(window);
    window.zoom(50, ms(1100));
    window.fit();
    QVERIFY(window.visible().begin < ms(100) && window.visible().end > ms(1100));
    window.advance(ms(200'000));
    QVERIFY(window.visible().begin < ms(100) && window.visible().end > ms(200'000));
}

void TimelineWindowTest::showFramesARange()
{
    TimelineWindow window;
    fill(window);
    window.show({ms(400), ms(500)});
    QVERIFY(!window.isFollowing());
    QVERIFY(isAbout(window.map().timeToX(ms(400)), TimelineWindow::leftRoom * width));
    QVERIFY(isAbout(window.map().timeToX(ms(500)), (1 - TimelineWindow::rightRoom) * width));
}

void TimelineWindowTest::revealOnlyMovesWhenItMust()
{
    TimelineWindow window;
    fill(window);
    window.zoom(10, ms(1100));
    const TimeRange before = window.visible();
    window.reveal(ms(1095));
    QCOMPARE(window.visible(), before);
    QVERIFY(window.isFollowing());
    window.reveal(ms(600));
    QVERIFY(isAbout(window.map().timeToX(ms(600)), width / 2, 0.1));
    QVERIFY(!window.isFollowing());
}

void TimelineWindowTest::beginAndEndAreReached()
{
    TimelineWindow window;
    fill(window);
    window.zoom(10, ms(600));
    window.goToBegin();
    QVERIFY(isAbout(window.map().timeToX(ms(100)), TimelineWindow::leftRoom * width, 0.1));
    window.goToEnd();
    QVERIFY(isAbout(window.map().timeToX(ms(1100)), (1 - TimelineWindow::rightRoom) * width, 0.1));
}

void TimelineWindowTest::skippedGapsHaveTheirWidthAtAnyZoom()
{
    TimelineWindow window;
    window.setWidth(width);
    for (const double time : {0.0, 50.0, 90.0, 5000.0, 5050.0, 5090.0})
        window.append(ms(time));
    window.advance(ms(0));
    window.setSkipsIdle(true);
    const IdleGap gap = window.gaps()[0];
    for (int i = 0; i < 4; ++i, window.zoom(2, ms(90))) {
        const TimelineMap map = window.map();
        QVERIFY(isAbout(map.timeToX(gap.end) - map.timeToX(gap.begin), TimelineWindow::gapPixels, 0.1));
    }
    window.fit();
    QVERIFY(isAbout(window.map().timeToX(ms(0)), TimelineWindow::leftRoom * width, 0.5));
    QVERIFY(isAbout(window.map().timeToX(ms(5090)), (1 - TimelineWindow::rightRoom) * width, 0.5));
}

void TimelineWindowTest::zoomAroundATimeHoldsWithGapsToo()
{
    TimelineWindow window;
    window.setWidth(width);
    for (int burst = 0; burst < 10; ++burst) {
        for (int time = 0; time < 60; time += 20)
            window.append(ms(burst * 3000 + time));
    }
    window.advance(ms(0));
    window.setSkipsIdle(true);
    for (int i = 0; i < 5; ++i) {
        const double x = window.map().timeToX(ms(12'020));
        window.zoom(1.7, ms(12'020));
        QVERIFY(isAbout(window.map().timeToX(ms(12'020)), x, 0.5));
    }
}

void TimelineWindowTest::manyGapsLeaveRoomForWhatLiesBetween()
{
    TimelineWindow window;
    window.setWidth(width);
    for (int burst = 0; burst < 5000; ++burst) {
        window.append(ms(burst * 1000));
        window.append(ms(burst * 1000 + 10));
    }
    window.advance(ms(0));
    window.setSkipsIdle(true);
    window.fit();
    const TimelineMap map = window.map();
    QVERIFY(map.timeToX(ms(0)) >= 0 && map.timeToX(ms(4'999'010)) <= width);
    const double pixels = static_cast<double>(map.idle().gapWidth().count()) / map.nanosecondsPerPixel();
    QVERIFY(pixels * 5000 < width * 0.45);
}

void TimelineWindowTest::changesAreToldOnce()
{
    TimelineWindow window;
    fill(window);
    QSignalSpy changed(&window, &TimelineWindow::changed);
    window.zoom(2, ms(300));
    QCOMPARE(changed.count(), 1);
    window.pan(0);
    QCOMPARE(changed.count(), 1);
    window.pan(10);
    QCOMPARE(changed.count(), 2);
}

void TimelineWindowTest::modesAreTold()
{
    TimelineWindow window;
    fill(window);
    QSignalSpy modes(&window, &TimelineWindow::modeChanged);
    window.setFollowing(true); // it was
    QCOMPARE(modes.count(), 0);
    window.setFollowing(false);
    window.setSkipsIdle(true);
    QCOMPARE(modes.count(), 2);
    window.setFollowing(true);
    window.pan(-5);
    QCOMPARE(modes.count(), 4);
    QVERIFY(window.skipsIdle());
}

QTEST_APPLESS_MAIN(TimelineWindowTest)
#include "timeline_window_test.moc"
