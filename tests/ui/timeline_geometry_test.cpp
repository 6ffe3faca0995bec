#include "support/sample_session.h"
#include "support/timeline_fixture.h"
#include "ui/timeline/timeline_geometry.h"

#include <QTest>

using namespace lifeline;

class TimelineGeometryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNewestConnectionStandsAtTheTop();
    void onlyRowsInViewAreBuilt();
    void scrolledRowsMoveUp();
    void theSelectedEventHasALine();
    void anEmptySessionHasAnAxisOnly();
    void aMillionEventsMakeNoMoreMarksThanPixels();
    void skippedTimeMovesWhatFollowsToTheLeft();
};

void TimelineGeometryTest::theNewestConnectionStandsAtTheTop()
{
    TimelineFixture f;
    for (std::uint32_t id = 1; id <= 3; ++id)
        f.open(id, id * 10);
    const TimelineGeometry geometry = f.read().geometry(100);
    QCOMPARE(geometry.rows.size(), std::size_t{3});
    QCOMPARE(number(geometry.rows[0].id), 3U);
    QCOMPARE(number(geometry.rows[2].id), 1U);
    QCOMPARE(geometry.rows[0].box.top(), geometry.layout.axisHeight);
    QCOMPARE(geometry.rows[1].box.top(), geometry.layout.axisHeight + 34);
    QCOMPARE(geometry.contentHeight, 102.0);
}

void TimelineGeometryTest::onlyRowsInViewAreBuilt()
{
    TimelineFixture f;
    for (std::uint32_t id = 1; id <= 3000; ++id)
        f.put(id, id * 0.01, Phase::Upgrading, event::Accepted{"a", "b"});
    const TimelineGeometry geometry = f.read().geometry(100);
    QCOMPARE(geometry.rows.size(), std::size_t{5});
    QCOMPARE(number(geometry.rows[0].id), 3000U);
}

void TimelineGeometryTest::scrolledRowsMoveUp()
{
    TimelineFixture f;
    for (std::uint32_t id = 1; id <= 20; ++id)
        f.open(id, id);
    TimelineLayout layout = TimelineFixture::layout();
    layout.scrollY = 34 * 3 + 10;
    const auto geometry = buildTimelineGeometry(f.read().source(100), TimelineFixture::map(), layout, f.gaps);
    QCOMPARE(number(geometry.rows[0].id), 17U);
    QCOMPARE(geometry.rows[0].box.top(), layout.axisHeight - 10);
    QCOMPARE(geometry.rows.size(), std::size_t{6}); // the first and the last in part
    layout.scrollY = 1e6;
    QVERIFY(buildTimelineGeometry(f.source(100), TimelineFixture::map(), layout, f.gaps).rows.empty());
}

void TimelineGeometryTest::theSelectedEventHasALine()
{
    TimelineFixture f;
    f.open(1, 0);
    f.selectedRow = f.receive(1, 250);
    QCOMPARE(f.read().geometry(300).selectionX, std::optional(350.0));
    f.selectedRow = f.receive(1, 5000);
    QCOMPARE(f.read().geometry(300).selectionX, std::nullopt);
    f.selectedRow = 12'345;
    QCOMPARE(f.geometry(300).selectionX, std::nullopt);
}

void TimelineGeometryTest::anEmptySessionHasAnAxisOnly()
{
    const TimelineFixture f;
    const TimelineGeometry geometry = f.geometry(0);
    QVERIFY(geometry.rows.empty());
    QVERIFY(!geometry.ticks.empty());
    QCOMPARE(geometry.contentHeight, 0.0);
}

void TimelineGeometryTest::aMillionEventsMakeNoMoreMarksThanPixels()
{
    TimelineFixture f;
    fillManyEvents(f.log, 200'000);
    f.read();
    const double span = static_cast<double>(f.log.entry(f.log.size() - 1).at);
    for (const double part : {1.0, 0.1, 0.01, 0.001}) {
        const TimelineMap map{
            IdleMapping(), {atMs(0), monotonicTime(static_cast<std::int64_t>(span * part))}, 1000};
        const auto geometry = buildTimelineGeometry(f.source(0), map, TimelineFixture::layout(), f.gaps);
        QCOMPARE(geometry.rows.size(), std::size_t{5});
        for (const TimelineRow& row : geometry.rows)
            QVERIFY(row.marks.size() <= 3 * 1020 / (mergePixels + 1));
    }
}

void TimelineGeometryTest::skippedTimeMovesWhatFollowsToTheLeft()
{
    TimelineFixture f;
    f.open(1, 0);
    f.receive(1, 10);
    f.receive(1, 900);
    f.read();
    const TimelineMap skipping{
        IdleMapping(f.gaps, std::chrono::milliseconds(20)), {atMs(0), atMs(1000)}, 1000};
    const auto geometry = buildTimelineGeometry(f.source(1000), skipping, TimelineFixture::layout(), f.gaps);
    QCOMPARE(geometry.breaks.size(), std::size_t{1});
    QCOMPARE(geometry.breaks[0], QRectF(114, 26, 20, 170));
    QCOMPARE(geometry.rows[0].marks[2].run.x0, 38); // 14 + 20 + 4
    QCOMPARE(geometry.xOf(atMs(900)), 138.0);
    QCOMPARE(geometry.timeAt(138), atMs(900));
}

QTEST_APPLESS_MAIN(TimelineGeometryTest)
#include "timeline_geometry_test.moc"
