#include "support/timeline_fixture.h"
#include "ui/timeline/timeline_row.h"

#include <QTest>

using namespace lifeline;

namespace {

/// "open 102-500"
QString text(const TimelineBar& bar)
{
    const auto name = phaseName(bar.phase);
    return QStringLiteral("%1 %2-%3")
        .arg(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())))
        .arg(bar.box.left())
        .arg(bar.box.right());
}

QStringList bars(const TimelineRow& row)
{
    QStringList out;
    for (const TimelineBar& bar : row.bars)
        out << text(bar);
    return out;
}

TimelineRow rowOf(const TimelineFixture& f, double nowMs)
{
    return buildTimelineRow(f.source(nowMs), 0, TimelineFixture::map(), TimelineFixture::layout(), 26);
}

} // namespace

// One pixel is one millisecond, right of 100 px of labels.
class TimelineRowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void phasesAreBarsAndTheLastOfALivingConnectionEndsNow();
    void withBothEndsTheClientsPhasesStandUpToTheAccept();
    void aClientAloneShowsItsOwnPhases();
    void aClientWhoseServerIsAScriptShowsItsOwnPhases();
    void anEndedConnectionEndsWithItsLastEvent();
    void anAbnormalEndIsMarked();
    void barsOutsideTheViewAreLeftOutOrCut();
    void aRowSaysWhoseItIs();
    void marksStandAboveAndBelowTheBar();
    void closeMarksMerge();
    void marksOutsideTheViewAreLeftOut();
    void finAndResetAreTwoKindsOfLines();
    void aViolationSaysItsName();
    void labelsDoNotOverlapAndResetGoesFirst();
    void theSameLabelStandsOnce();
    void aLabelAtTheRightEdgeStandsLeftOfItsLine();
    void armedDeadlinesStandAheadAndPassedOnesHaveTheirEvent();
};

void TimelineRowTest::phasesAreBarsAndTheLastOfALivingConnectionEndsNow()
{
    TimelineFixture f;
    f.open(1, 50);
    f.read();
    const TimelineRow row = rowOf(f, 400);
    QCOMPARE(bars(row), (QStringList{QStringLiteral("upgrading 150-152"), QStringLiteral("open 152-500")}));
    QVERIFY(row.bars[1].live);
    QVERIFY(!row.bars[0].live);
    QCOMPARE(row.bars[1].box.height(), 17.0);
    QCOMPARE(row.bars[1].box.center().y(), row.box.center().y());
}

void TimelineRowTest::withBothEndsTheClientsPhasesStandUpToTheAccept()
{
    TimelineFixture f;
    f.put(1, Side::Client, 10, Phase::Connecting, event::Connecting{"ws://127.0.0.1/"});
    f.put(1, Side::Client, 14, Phase::Upgrading, event::Connected{"a", "b"});
    f.put(1, Side::Server, 20, Phase::Upgrading, event::Accepted{"b", "a"});
    f.put(1, Side::Client, 25, Phase::Upgrading, event::Request{"GET / HTTP/1.1\r\n\r\n"});
    f.put(1, Side::Server, 30, Phase::Open, event::Response{101, {}, {}});
    f.read();
    const TimelineRow row = rowOf(f, 100);
    QCOMPARE(bars(row),
             (QStringList{QStringLiteral("connecting 110-114"), QStringLiteral("upgrading 114-120"),
                          QStringLiteral("upgrading 120-130"), QStringLiteral("open 130-200")}));
    QCOMPARE(row.bars[0].side, Side::Client);
    QCOMPARE(row.bars[2].side, Side::Server);
}

void TimelineRowTest::aClientAloneShowsItsOwnPhases()
{
    TimelineFixture f;
    f.put(1, Side::Client, 10, Phase::Connecting, event::Connecting{"ws://127.0.0.1/"});
    f.put(1, Side::Client, 60, Phase::Failed, event::ConnectFailed{Cause::Refused, {}});
    f.read();
    const TimelineRow row = rowOf(f, 400);
    QCOMPARE(bars(row),
             (QStringList{QStringLiteral("connecting 110-160"), QStringLiteral("failed 160-164")}));
    QCOMPARE(row.flags.size(), std::size_t{1});
    QCOMPARE(row.flags[0].flag.kind, FlagKind::ConnectFailed);
}

void TimelineRowTest::aClientWhoseServerIsAScriptShowsItsOwnPhases()
{
    TimelineFixture f;
    f.put(1, Side::Client, 10, Phase::Connecting, event::Connecting{"ws://127.0.0.1/"});
    f.put(1, Side::Server, 11, Phase::Upgrading, event::FaultBegun{"request-no-key"});
    f.put(1, Side::Client, 20, Phase::Upgrading, event::Connected{});
    f.put(1, Side::Server, 40, Phase::Closed, event::FaultEnded{"request-no-key", false});
    f.put(1, Side::Server, 50, Phase::Closed, event::FaultInjected{"inject-reset"});
    f.put(1, Side::Client, 60, Phase::Failed, event::FinReceived{});
    f.read();
    const TimelineRow row = rowOf(f, 400);
    for (const TimelineBar& bar : row.bars)
        QCOMPARE(bar.side, Side::Client);
    QStringList labels;
    for (const TimelineFlagMark& mark : row.flags)
        labels << mark.label;
    QVERIFY2(labels.contains(QStringLiteral("✗ request-no-key")), qPrintable(labels.join(u'|')));
}

void TimelineRowTest::anEndedConnectionEndsWithItsLastEvent()
{
    TimelineFixture f;
    f.open(1, 0);
    f.put(1, 50, Phase::ClosingByPeer, event::FrameReceived{{std::string_view("\x88\x00", 2), 0, 0, {}}});
    f.put(1, 60, Phase::Closed, event::FinSent{});
    f.put(1, 80, Phase::Closed, event::Callback{.name = CallbackName::OnClose, .code = 1005});
    f.read();
    const TimelineRow row = rowOf(f, 400);
    QCOMPARE(row.bars.size(), std::size_t{4});
    QCOMPARE(text(row.bars[2]), QStringLiteral("closing-by-peer 150-160"));
    QCOMPARE(row.bars[3].phase, Phase::Closed);
    QVERIFY(std::abs(row.bars[3].box.right() - 180) < 0.01);
    QVERIFY(!row.bars[3].live);
}

void TimelineRowTest::anAbnormalEndIsMarked()
{
    TimelineFixture reset, clean;
    for (TimelineFixture* f : {&reset, &clean})
        f->open(1, 0);
    reset.put(1, 50, Phase::Closed, event::ResetReceived{});
    clean.put(1, 40, Phase::ClosingByPeer, event::FrameReceived{{std::string_view("\x88\x00", 2), 0, 0, {}}});
    clean.put(1, 41, Phase::ClosingByPeer, event::FrameSent{{std::string_view("\x88\x00", 2), 0, 0, {}}});
    clean.put(1, 45, Phase::ClosingByPeer, event::FinSent{});
    clean.put(1, 50, Phase::Closed, event::FinReceived{});
    QVERIFY(rowOf(reset.read(), 90).bars.back().abnormal);
    QVERIFY(!rowOf(clean.read(), 90).bars.back().abnormal);
    QVERIFY(!rowOf(reset, 90).bars.front().abnormal);
}

void TimelineRowTest::barsOutsideTheViewAreLeftOutOrCut()
{
    TimelineFixture f;
    f.put(1, -90, Phase::Upgrading, event::Accepted{"a", "b"});
    f.put(1, -50, Phase::Open, event::Response{101, {}, {}});
    f.read();
    const TimelineRow row = rowOf(f, 5000);
    QCOMPARE(row.bars.size(), std::size_t{1});
    QVERIFY(row.bars[0].box.left() < 100 && row.bars[0].box.left() >= 90);
    QVERIFY(row.bars[0].box.right() > 1100 && row.bars[0].box.right() <= 1110);
    QCOMPARE(row.bars[0].time.begin, atMs(-50));
}

void TimelineRowTest::aRowSaysWhoseItIs()
{
    TimelineFixture f;
    f.open(6, 0);
    f.selected = ConnectionId{6};
    f.read();
    const TimelineRow row = rowOf(f, 10);
    QCOMPARE(row.label, QStringLiteral("#6 curl"));
    QVERIFY(row.selected);
    QCOMPARE(row.box, QRectF(0, 26, 1100, 34));
    QVERIFY(row.labelBox.right() <= 100);
    f.selected = ConnectionId{5};
    QVERIFY(!rowOf(f, 10).selected);
}

void TimelineRowTest::marksStandAboveAndBelowTheBar()
{
    TimelineFixture f;
    f.put(1, 0, Phase::Open, event::Accepted{"a", "b"});
    f.receive(1, 100);
    f.put(1, 100, Phase::Open, event::Callback{.name = CallbackName::OnMessage});
    f.send(1, 200);
    f.read();
    const TimelineRow row = rowOf(f, 400);
    QCOMPARE(row.marks.size(), std::size_t{3});
    const QRectF bar = row.bars[0].box;
    QCOMPARE(row.marks[0].kind, MarkKind::ToServer);
    QCOMPARE(row.marks[0].box.center(), QPointF(200.5, bar.top()));
    QCOMPARE(row.marks[1].kind, MarkKind::ToClient);
    QCOMPARE(row.marks[1].box.center(), QPointF(300.5, bar.bottom()));
    QCOMPARE(row.marks[2].kind, MarkKind::Callback);
    QCOMPARE(row.marks[2].box.center(), QPointF(200.5, bar.center().y()));
}

void TimelineRowTest::closeMarksMerge()
{
    TimelineFixture f;
    f.put(1, 0, Phase::Open, event::Accepted{"a", "b"});
    for (int i = 0; i < 100; ++i)
        f.receive(1, 100 + i * 0.1);
    f.receive(1, 300);
    f.read();
    const TimelineRow row = rowOf(f, 400);
    QCOMPARE(row.marks.size(), std::size_t{2});
    QCOMPARE(row.marks[0].run, (MarkRun{100, 109, 0, 99}));
    QCOMPARE(row.marks[0].box.width(), 9 + markWidth);
}

void TimelineRowTest::marksOutsideTheViewAreLeftOut()
{
    TimelineFixture f;
    f.put(1, -200, Phase::Open, event::Accepted{"a", "b"});
    f.receive(1, -100);
    f.receive(1, 500);
    f.receive(1, 1100);
    f.read();
    const TimelineRow row = rowOf(f, 2000);
    QCOMPARE(row.marks.size(), std::size_t{1});
    QCOMPARE(row.marks[0].run.x0, 500);
}

void TimelineRowTest::finAndResetAreTwoKindsOfLines()
{
    TimelineFixture f;
    f.open(1, 0);
    const auto fin = f.put(1, 50, Phase::Open, event::FinReceived{});
    const auto reset = f.put(1, 200, Phase::Closed, event::ResetReceived{});
    f.read();
    const TimelineRow row = rowOf(f, 400);
    QCOMPARE(row.flags.size(), std::size_t{2});
    QCOMPARE(row.flags[0].flag.row, reset);
    QCOMPARE(row.flags[0].label, QStringLiteral("⚡ RST"));
    QCOMPARE(row.flags[0].x, 300.0);
    QCOMPARE(row.flags[1].flag.row, fin);
    QCOMPARE(row.flags[1].label, QStringLiteral("FIN"));
    QCOMPARE(row.flags[1].box.height(), row.box.height());
}

void TimelineRowTest::aViolationSaysItsName()
{
    TimelineFixture f;
    f.open(1, 0);
    f.put(1, 50, Phase::ClosingByUs, event::Finding{Violation::UnmaskedFrame, 0});
    f.read();
    QCOMPARE(rowOf(f, 400).flags[0].label, QStringLiteral("⚠ unmasked-frame"));
}

void TimelineRowTest::labelsDoNotOverlapAndResetGoesFirst()
{
    TimelineFixture f;
    f.open(1, 0);
    f.put(1, 50, Phase::Open, event::FinSent{});
    f.put(1, 51, Phase::Closed, event::ResetReceived{});
    f.read();
    const TimelineRow row = rowOf(f, 400);
    QCOMPARE(row.flags.size(), std::size_t{2});
    QCOMPARE(row.flags[0].label, QStringLiteral("⚡ RST"));
    QCOMPARE(row.flags[1].label, QStringLiteral("FIN"));
    QVERIFY(row.flags[0].labelBox.left() < row.flags[1].labelBox.left());
    QVERIFY(!row.flags[0].labelBox.intersects(row.flags[1].labelBox));
    QVERIFY(row.flags[0].labelBox.left() > row.flags[0].x);
}

void TimelineRowTest::theSameLabelStandsOnce()
{
    TimelineFixture f;
    f.open(1, 0);
    for (int i = 0; i < 30; ++i)
        f.put(1, 50 + i, Phase::Open, event::Finding{Violation::UnmaskedFrame, 0});
    f.read();
    const TimelineRow row = rowOf(f, 400);
    QCOMPARE(row.flags.size(), std::size_t{30});
    const auto shown =
        std::ranges::count_if(row.flags, [](const auto& flag) { return !flag.label.isEmpty(); });
    QCOMPARE(static_cast<int>(shown), 1); // the others would say the same beside it
}

void TimelineRowTest::aLabelAtTheRightEdgeStandsLeftOfItsLine()
{
    TimelineFixture f;
    f.open(1, 0);
    f.put(1, 990, Phase::Closed, event::ResetReceived{});
    f.read();
    const TimelineFlagMark flag = rowOf(f, 2000).flags[0];
    QVERIFY(flag.labelBox.right() < flag.x);
    QVERIFY(!flag.label.isEmpty());
}

void TimelineRowTest::armedDeadlinesStandAheadAndPassedOnesHaveTheirEvent()
{
    TimelineFixture f;
    f.put(1, 0, Phase::Upgrading, event::Accepted{"a", "b"});
    f.put(1, 0, Phase::Upgrading, event::DeadlineArmed{DeadlineName::Upgrade, atMs(700)});
    f.read();
    TimelineRow row = rowOf(f, 100);
    QCOMPARE(row.deadlines.size(), std::size_t{1});
    QCOMPARE(row.deadlines[0].x, 800.0);
    QCOMPARE(row.deadlines[0].at, atMs(700));
    QVERIFY(!row.deadlines[0].row);
    const auto passed = f.put(1, 701, Phase::Upgrading, event::DeadlinePassed{DeadlineName::Upgrade});
    f.read();
    row = rowOf(f, 800);
    QCOMPARE(row.deadlines.size(), std::size_t{1});
    QCOMPARE(row.deadlines[0].x, 801.0);
    QCOMPARE(row.deadlines[0].row, std::optional<std::uint32_t>(passed));
}

QTEST_APPLESS_MAIN(TimelineRowTest)
#include "timeline_row_test.moc"
