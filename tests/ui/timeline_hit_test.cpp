#include "support/timeline_fixture.h"
#include "ui/timeline/timeline_hit.h"

#include <QTest>

using namespace lifeline;

using What = TimelineHit::What;

class TimelineHitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPlaceSaysWhatIsThere_data();
    void everyPlaceSaysWhatIsThere();
    void whateverIsDrawnIsHitAtItsCentre();
    void theNearerOfTwoMarksIsHit();
    void aMarkOfManyGivesTheNearestEvent_data();
    void aMarkOfManyGivesTheNearestEvent();

private:
    TimelineFixture m_fixture;
    TimelineGeometry m_geometry;

private Q_SLOTS:
    void init();
};

/// Row 0 is connection 2, row 1 is connection 1 with a frame at 300 ms, a callback, a reset at 500 and a
/// deadline at 800.
void TimelineHitTest::init()
{
    if (m_fixture.log.size() > 0)
        return;
    m_fixture.put(1, 0, Phase::Open, event::Accepted{"a", "b"});
    m_fixture.put(1, 1, Phase::Open, event::DeadlineArmed{DeadlineName::Close, atMs(800)});
    m_fixture.receive(1, 300);
    m_fixture.receive(1, 310);
    m_fixture.put(1, 400, Phase::Open, event::Callback{.name = CallbackName::OnMessage});
    m_fixture.put(1, 500, Phase::Open, event::ResetReceived{});
    m_fixture.put(2, 600, Phase::Upgrading, event::Accepted{"a", "b"});
    for (int i = 0; i < 20; ++i)
        m_fixture.receive(2, 700 + i);
    m_geometry = m_fixture.read().geometry(950);
}

void TimelineHitTest::everyPlaceSaysWhatIsThere_data()
{
    QTest::addColumn<QPointF>("point");
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("row");
    const auto row = [](const char* name, QPointF point, What what, int index) {
        QTest::newRow(name) << point << static_cast<int>(what) << index;
    };
    const double top = 26 + 34, middle = top + 17, barTop = top + 8.5;
    row("the axis", {400, 10}, What::Nothing, 0);
    row("below all rows", {400, 26 + 2 * 34 + 5}, What::Nothing, 0);
    row("a label", {50, middle}, What::Row, 1);
    row("the first row", {200, 30}, What::Row, 0);
    row("a bar", {350, middle}, What::Bar, 1);
    row("above the bar", {350, top + 1}, What::Row, 1);
    row("a frame's mark", {400.5, barTop}, What::Mark, 1);
    row("a frame's mark, its edge", {397.2, barTop - 2}, What::Mark, 1);
    row("under a frame's mark", {400.5, middle}, What::Bar, 1);
    row("a callback", {500.5, middle}, What::Mark, 1);
    row("a reset", {600, middle}, What::Flag, 1);
    row("a reset, above the bar", {601, top + 2}, What::Flag, 1);
    row("a deadline", {901, middle}, What::Deadline, 1);
}

void TimelineHitTest::everyPlaceSaysWhatIsThere()
{
    QFETCH(QPointF, point);
    QFETCH(int, what);
    QFETCH(int, row);
    const TimelineHit hit = timelineHit(m_geometry, point);
    QCOMPARE(static_cast<int>(hit.what), what);
    QCOMPARE(static_cast<int>(hit.row), row);
}

void TimelineHitTest::whateverIsDrawnIsHitAtItsCentre()
{
    int seen = 0;
    for (std::size_t r = 0; r < m_geometry.rows.size(); ++r) {
        const TimelineRow& row = m_geometry.rows[r];
        const auto check = [&](What what, const auto& items) {
            for (std::size_t i = 0; i < items.size(); ++i, ++seen) {
                const TimelineHit hit = timelineHit(m_geometry, items[i].box.center());
                QCOMPARE(static_cast<int>(hit.what), static_cast<int>(what));
                QCOMPARE(hit.row, r);
                QCOMPARE(hit.item, i);
            }
        };
        check(What::Mark, row.marks);
        check(What::Flag, row.flags);
        check(What::Deadline, row.deadlines);
    }
    QCOMPARE(seen, 4 + 1 + 1); // the frames of the second row share a mark
}

void TimelineHitTest::theNearerOfTwoMarksIsHit()
{
    const double barTop = 26 + 34 + 8.5;
    QCOMPARE(timelineHit(m_geometry, {403, barTop}).item, std::size_t{0});
    QCOMPARE(timelineHit(m_geometry, {408, barTop}).item, std::size_t{1});
}

void TimelineHitTest::aMarkOfManyGivesTheNearestEvent_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<int>("event");
    QTest::newRow("left of it") << 790.0 << 0;
    QTest::newRow("at the first") << 800.0 << 0;
    QTest::newRow("nearer to the third") << 802.3 << 2;
    QTest::newRow("nearer to the fourth") << 802.7 << 3;
    QTest::newRow("right of it") << 850.0 << 19;
}

void TimelineHitTest::aMarkOfManyGivesTheNearestEvent()
{
    QFETCH(double, x);
    QFETCH(int, event);
    const TimelineRow& row = m_geometry.rows[0];
    QCOMPARE(row.marks.size(), std::size_t{1});
    const TimelineTrack& track = m_fixture.tracks[row.position];
    QCOMPARE(eventInMark(track, m_geometry, row.marks[0], x),
             track.of(MarkKind::ToServer).rows[static_cast<std::size_t>(event)]);
}

QTEST_APPLESS_MAIN(TimelineHitTest)
#include "timeline_hit_test.moc"
