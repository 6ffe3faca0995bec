#include "support/timeline_fixture.h"
#include "ui/timeline/timeline_tip.h"

#include <QTest>

using namespace lifeline;

namespace {

/// The tooltip in the middle of the first of these things in the first row.
template <class Items>
QString tipOf(const TimelineFixture& f, const TimelineGeometry& geometry, const Items& items)
{
    const QPointF centre = items[0].box.center();
    return timelineTip(f.source(500), geometry, timelineHit(geometry, centre), centre.x());
}

} // namespace

class TimelineTipTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingSaysNothing();
    void aBarTellsItsPhaseAndHowLong();
    void aMarkTellsItsEvent();
    void aMarkOfManyTellsHowMany();
    void aResetTellsItself();
    void anArmedDeadlineTellsWhatIsLeft();
    void aLabelTellsHowFarTheConnectionGot();
};

void TimelineTipTest::nothingSaysNothing()
{
    TimelineFixture f;
    const auto geometry = f.geometry(500);
    QCOMPARE(timelineTip(f.source(500), geometry, timelineHit(geometry, {300, 100}), 300), QString());
}

void TimelineTipTest::aBarTellsItsPhaseAndHowLong()
{
    TimelineFixture f;
    f.put(1, 0, Phase::Upgrading, event::Accepted{"a", "b"});
    f.put(1, 200, Phase::Open, event::DeadlineMet{DeadlineName::Upgrade});
    const auto geometry = f.read().geometry(500);
    const QStringList lines = tipOf(f, geometry, geometry.rows[0].bars).split(u'\n');
    QVERIFY2(lines[0].endsWith(QStringLiteral("· upgrading")), qPrintable(lines[0]));
    QVERIFY2(lines[1].contains(QStringLiteral("200 ms")), qPrintable(lines[1]));
    QCOMPARE(lines[2], QStringLiteral("as the server sees it"));
    const QPointF live = geometry.rows[0].bars[1].box.center();
    const QString tip = timelineTip(f.source(500), geometry, timelineHit(geometry, live), live.x());
    QVERIFY2(tip.contains(QStringLiteral("since 0.200")) && tip.contains(QStringLiteral("300 ms")),
             qPrintable(tip));
}

void TimelineTipTest::aMarkTellsItsEvent()
{
    TimelineFixture f;
    f.put(1, 0, Phase::Open, event::Accepted{"a", "b"});
    f.receive(1, 100);
    const auto geometry = f.read().geometry(500);
    const QString tip = tipOf(f, geometry, geometry.rows[0].marks);
    QVERIFY2(tip.startsWith(QStringLiteral("frame text")), qPrintable(tip));
    QVERIFY2(tip.contains(QStringLiteral("0.100")) && tip.contains(QStringLiteral("server")),
             qPrintable(tip));
    QVERIFY(!tip.contains(QStringLiteral("events here")));
}

void TimelineTipTest::aMarkOfManyTellsHowMany()
{
    TimelineFixture f;
    f.put(1, 0, Phase::Open, event::Accepted{"a", "b"});
    for (int i = 0; i < 7; ++i)
        f.receive(1, 100 + i);
    const auto geometry = f.read().geometry(500);
    const QString tip = tipOf(f, geometry, geometry.rows[0].marks);
    QVERIFY2(tip.contains(QStringLiteral("7 events here")), qPrintable(tip));
}

void TimelineTipTest::aResetTellsItself()
{
    TimelineFixture f;
    f.open(1, 0);
    f.put(1, 300, Phase::Closed, event::ResetReceived{});
    const auto geometry = f.read().geometry(500);
    const QString tip = tipOf(f, geometry, geometry.rows[0].flags);
    QVERIFY2(tip.contains(QStringLiteral("reset received")), qPrintable(tip));
}

void TimelineTipTest::anArmedDeadlineTellsWhatIsLeft()
{
    TimelineFixture f;
    f.open(1, 0);
    f.put(1, 3, Phase::Open, event::DeadlineArmed{DeadlineName::Idle, atMs(900)});
    const auto geometry = f.read().geometry(500);
    const QString tip = tipOf(f, geometry, geometry.rows[0].deadlines);
    QVERIFY2(tip.contains(QStringLiteral("idle deadline")), qPrintable(tip));
    QVERIFY2(tip.contains(QStringLiteral("0.900")) && tip.contains(QStringLiteral("400 ms left")),
             qPrintable(tip));
}

void TimelineTipTest::aLabelTellsHowFarTheConnectionGot()
{
    TimelineFixture f;
    f.open(1, 0);
    const auto geometry = f.read().geometry(500);
    const QPointF label = geometry.rows[0].labelBox.center();
    const QString tip = timelineTip(f.source(500), geometry, timelineHit(geometry, label), label.x());
    QVERIFY2(tip.startsWith(QStringLiteral("#1 curl")) && tip.endsWith(QStringLiteral("open")),
             qPrintable(tip));
}

QTEST_APPLESS_MAIN(TimelineTipTest)
#include "timeline_tip_test.moc"
