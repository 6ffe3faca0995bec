#include "support/sample_session.h"
#include "support/timeline_fixture.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_painter.h"
#include "ui/timeline/timeline_view.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace lifeline;

namespace {

/// A view over a log that a test writes.
struct Bench {
    Bench()
    {
        view.resize(1000, 200);
        view.show();
    }

    TimelineFixture f; // only its log is used
    MonotonicTime now;
    SessionModel model{f.log, [this] { return now; }};
    TimelineWindow window;
    TimelineView view{model, window};
};

int plotRight(const Bench& bench) { return bench.view.viewport()->width(); }

} // namespace

class TimelineViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itShowsWhatTheModelTookOver();
    void itTakesOverWhatWasThereBefore();
    void aLiveBarGrowsWithTime();
    void nothingTicksWhileNothingLives();
    void nothingTicksWhileHidden();
    void rowsScroll();
    void whatIsLookedAtStaysWhenConnectionsCome();
    void aSelectionElsewhereIsBroughtIntoView();
    void lookingChangesNothing();
    void bothThemesArePainted_data();
    void bothThemesArePainted();
    void focusIsShown();
    void itCanBeReadAloud();
    void tooltipsTellWhatIsThere();
};

void TimelineViewTest::itShowsWhatTheModelTookOver()
{
    Bench b;
    b.f.open(1, 10);
    QVERIFY(b.view.geometryNow().rows.empty());
    b.model.poll();
    const auto geometry = b.view.geometryNow();
    QCOMPARE(geometry.rows.size(), std::size_t{1});
    QCOMPARE(geometry.rows[0].label, QStringLiteral("#1 curl"));
    b.f.receive(1, 40);
    b.model.poll();
    QVERIFY(b.view.geometryNow().rows[0].marks.size() > geometry.rows[0].marks.size());
}

void TimelineViewTest::itTakesOverWhatWasThereBefore()
{
    TimelineFixture f;
    fillSampleSession(f.log);
    SessionModel model(f.log, [] { return atMs(11'000); });
    model.poll();
    TimelineWindow window;
    TimelineView view(model, window);
    view.resize(1000, 400);
    QCOMPARE(view.tracks().size(), sampleConnectionCount);
    QVERIFY(window.content().end >= atMs(10'000));
}

void TimelineViewTest::aLiveBarGrowsWithTime()
{
    Bench b;
    b.f.open(1, 10);
    b.now = atMs(100);
    b.model.poll();
    QSignalSpy changed(&b.window, &TimelineWindow::changed);
    b.now = atMs(5000);
    QVERIFY(changed.wait()); // the view's own timer
    const auto geometry = b.view.geometryNow();
    QVERIFY(geometry.rows[0].bars.back().live);
    const double end = geometry.rows[0].bars.back().box.right();
    QVERIFY(std::abs(end - geometry.xOf(atMs(5000))) < 1);
    QVERIFY(end < plotRight(b));
}

void TimelineViewTest::nothingTicksWhileNothingLives()
{
    Bench b;
    b.f.open(1, 10);
    b.model.poll();
    const auto* timer = b.view.findChild<QTimer*>(QStringLiteral("timeline-live"));
    QVERIFY(timer != nullptr && timer->isActive());
    b.f.put(1, 50, Phase::Closed, event::ResetReceived{});
    b.model.poll();
    QVERIFY(!timer->isActive());
}

void TimelineViewTest::nothingTicksWhileHidden()
{
    Bench b;
    b.f.open(1, 10);
    b.model.poll();
    const auto* timer = b.view.findChild<QTimer*>(QStringLiteral("timeline-live"));
    b.view.hide();
    QVERIFY(!timer->isActive());
    b.f.receive(1, 20);
    b.model.poll();
    QVERIFY(!timer->isActive());
    b.view.show();
    QVERIFY(timer->isActive());
}

void TimelineViewTest::rowsScroll()
{
    Bench b;
    for (std::uint32_t id = 1; id <= 100; ++id)
        b.f.open(id, id);
    b.model.poll();
    QScrollBar* const bar = b.view.verticalScrollBar();
    QCOMPARE(number(b.view.geometryNow().rows[0].id), 100U);
    QVERIFY(bar->maximum() > 0);
    bar->setValue(bar->maximum());
    QCOMPARE(number(b.view.geometryNow().rows.back().id), 1U);
    QVERIFY(b.view.geometryNow().rows.back().box.bottom() <= b.view.viewport()->height());
}

void TimelineViewTest::whatIsLookedAtStaysWhenConnectionsCome()
{
    Bench b;
    for (std::uint32_t id = 1; id <= 50; ++id)
        b.f.open(id, id);
    b.model.poll();
    b.view.verticalScrollBar()->setValue(340);
    const auto before = b.view.geometryNow().rows[0];
    for (std::uint32_t id = 51; id <= 60; ++id)
        b.f.open(id, id);
    b.model.poll();
    const auto after = b.view.geometryNow().rows[0];
    QCOMPARE(after.id, before.id);
    QCOMPARE(after.box, before.box);
}

void TimelineViewTest::aSelectionElsewhereIsBroughtIntoView()
{
    Bench b;
    for (std::uint32_t id = 1; id <= 50; ++id)
        b.f.open(id, id * 100);
    const auto row = b.f.receive(50, 5100);
    b.model.poll();
    b.model.selectConnection(ConnectionId{1});
    QVERIFY(std::ranges::any_of(b.view.geometryNow().rows, &TimelineRow::selected));
    b.window.show({atMs(0), atMs(100)});
    b.model.selectRow(row);
    const auto geometry = b.view.geometryNow();
    QVERIFY(geometry.selectionX);
    QVERIFY(geometry.rows[0].selected);
}

void TimelineViewTest::lookingChangesNothing()
{
    Bench b;
    b.f.open(1, 10);
    b.f.put(1, 20, Phase::Closed, event::ResetReceived{});
    b.model.poll();
    b.view.viewport()->repaint();
    QSignalSpy changed(&b.window, &TimelineWindow::changed);
    QSignalSpy selected(&b.model, &SessionModel::selectionChanged);
    const QImage one = b.view.grab().toImage(), two = b.view.grab().toImage();
    QCOMPARE(one, two);
    QCOMPARE(changed.count() + selected.count(), 0);
}

void TimelineViewTest::bothThemesArePainted_data()
{
    QTest::addColumn<int>("choice");
    QTest::newRow("dark") << static_cast<int>(ThemeChoice::Dark);
    QTest::newRow("light") << static_cast<int>(ThemeChoice::Light);
}

void TimelineViewTest::bothThemesArePainted()
{
    QFETCH(int, choice);
    ThemeManager::instance().setChoice(static_cast<ThemeChoice>(choice));
    Bench b;
    b.f.open(1, 0);
    b.f.put(1, 1000, Phase::Closed, event::ResetReceived{});
    b.model.poll();
    const auto geometry = b.view.geometryNow();
    const QImage image = b.view.viewport()->grab().toImage();
    const QPoint below(static_cast<int>(geometry.xOf(atMs(500))), b.view.viewport()->height() - 5);
    QCOMPARE(image.pixelColor(below), theme().panel);
    const QPointF reset(geometry.xOf(atMs(1000)), geometry.rows[0].box.top() + 4);
    QCOMPARE(image.pixelColor(reset.toPoint()), theme().danger);
    const QColor open =
        image.pixelColor(QPointF(geometry.xOf(atMs(500)), geometry.rows[0].box.top() + 12).toPoint());
    const QColor phase = theme().phase(Phase::Open);
    QVERIFY(std::abs(open.hue() - phase.hue()) < 25);
    QVERIFY(open != theme().panel);
}

void TimelineViewTest::focusIsShown()
{
    Bench b;
    QCOMPARE(b.view.focusPolicy(), Qt::StrongFocus);
    b.view.clearFocus();
    QTRY_VERIFY(!b.view.hasFocus());
    const QImage without = b.view.viewport()->grab().toImage();
    b.view.activateWindow();
    b.view.setFocus();
    QTRY_VERIFY(b.view.hasFocus());
    const QImage with = b.view.viewport()->grab().toImage();
    QCOMPARE(with.pixelColor(0, 50), theme().accent);
    QVERIFY(without.pixelColor(0, 50) != theme().accent);
}

void TimelineViewTest::itCanBeReadAloud()
{
    const Bench b;
    QVERIFY(!b.view.accessibleName().isEmpty());
    QVERIFY(!b.view.accessibleDescription().isEmpty());
}

void TimelineViewTest::tooltipsTellWhatIsThere()
{
    Bench b;
    b.f.open(1, 0);
    b.f.put(1, 1000, Phase::Closed, event::ResetReceived{});
    b.model.poll();
    const auto geometry = b.view.geometryNow();
    QVERIFY(b.view.tipAt(geometry.rows[0].flags[0].box.center()).contains(QStringLiteral("reset received")));
    QCOMPARE(b.view.tipAt({5, 5}), QString());
}

QTEST_MAIN(TimelineViewTest)
#include "timeline_view_test.moc"
