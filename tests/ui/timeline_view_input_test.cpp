// Real wheel, mouse and key events on a timeline.
#include "support/timeline_fixture.h"
#include "ui/timeline/timeline_view.h"

#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QScrollBar>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace lifeline;

namespace {

struct Bench {
    /// Twenty connections 100 ms apart; the last one has two frames and was reset at 3000 ms.
    Bench()
    {
        for (std::uint32_t id = 1; id <= 20; ++id)
            f.open(id, id * 100);
        first = f.receive(20, 2500);
        second = f.receive(20, 2800);
        reset = f.put(20, 3000, Phase::Closed, event::ResetReceived{});
        for (std::uint32_t id = 1; id < 20; ++id)
            f.put(id, 3000, Phase::Closed, event::FinSent{});
        view.resize(1000, 200);
        view.show();
        model.poll();
    }

    QPoint at(double ms, int row = 0, double dy = 17) const
    {
        const auto geometry = view.geometryNow();
        return QPointF(geometry.xOf(atMs(ms)), geometry.rows[static_cast<std::size_t>(row)].box.top() + dy)
            .toPoint();
    }
    void wheel(QPointF point, QPoint turn, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(point, view.viewport()->mapToGlobal(point), {}, turn, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }
    void drag(QPoint from, QPoint to)
    {
        QWidget* const on = view.viewport();
        QTest::mousePress(on, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 4; ++step)
            QTest::mouseMove(on, from + (to - from) * step / 4);
        QTest::mouseRelease(on, Qt::LeftButton, {}, to);
    }
    double length() const { return static_cast<double>(window.visible().length().count()); }

    TimelineFixture f;
    std::uint32_t first = 0, second = 0, reset = 0;
    SessionModel model{f.log, [] { return atMs(3000); }};
    TimelineWindow window;
    TimelineView view{model, window};
};

bool isAbout(double value, double wanted, double least) { return std::abs(value - wanted) <= least; }

} // namespace

class TimelineViewInputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMenuIsAskedForTheRowUnderThePointer()
    {
        Bench bench;
        std::optional<ConnectionId> asked;
        QObject::connect(&bench.view, &TimelineView::menuRequested, &bench.view,
                         [&asked](ConnectionId id, const QPoint&) { asked = id; });
        QContextMenuEvent event(QContextMenuEvent::Mouse, bench.at(2600, 1), QPoint(1, 1));
        QCoreApplication::sendEvent(bench.view.viewport(), &event);
        QCOMPARE(asked, std::optional(ConnectionId{19}));
        QCOMPARE(bench.model.selectedConnection(), asked);
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {});
        asked.reset();
        QCoreApplication::sendEvent(bench.view.viewport(), &byKey);
        QCOMPARE(asked, std::optional(ConnectionId{19}));
    }
    void theWheelZoomsAroundTheCursor_data();
    void theWheelZoomsAroundTheCursor();
    void shiftAndASidewaysWheelPan_data();
    void shiftAndASidewaysWheelPan();
    void theWheelOverLabelsScrollsRows();
    void aPinchZooms();
    void draggingPansAndEndsTheFollowing();
    void draggingUpScrollsRows();
    void aClickSelectsTheEventOfAMark();
    void aClickSelectsTheEventOfALine();
    void aClickOnABarOrLabelSelectsTheConnection_data();
    void aClickOnABarOrLabelSelectsTheConnection();
    void aClickOnNothingKeepsTheSelection();
    void aDragSelectsNothing();
    void aDoubleClickFitsTheConnection();
    void keysZoom_data();
    void keysZoom();
    void keysPan();
    void keysSelectRows();
    void keysFollowAndFit();
    void homeAndEndGoToTheEnds();
    void pageKeysScrollRows();
    void otherKeysAreLeftToTheWindow();
    void aTooltipIsShown();
};

void TimelineViewInputTest::theWheelZoomsAroundTheCursor_data()
{
    QTest::addColumn<int>("turn");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<double>("factor");
    QTest::newRow("in") << 120 << Qt::KeyboardModifiers() << 1.25;
    QTest::newRow("in, with control") << 120 << Qt::KeyboardModifiers(Qt::ControlModifier) << 1.25;
    QTest::newRow("two notches in") << 240 << Qt::KeyboardModifiers() << 1.5625;
    QTest::newRow("out") << -120 << Qt::KeyboardModifiers() << 0.8;
}

void TimelineViewInputTest::theWheelZoomsAroundTheCursor()
{
    QFETCH(int, turn);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(double, factor);
    Bench b;
    b.window.show({atMs(1000), atMs(1500)});
    const double before = b.length();
    const QPointF cursor(400, 80);
    const MonotonicTime time = b.view.geometryNow().timeAt(400);
    b.wheel(cursor, {0, turn}, modifiers);
    QVERIFY(isAbout(before / b.length(), factor, 0.001));
    QVERIFY(isAbout(b.view.geometryNow().xOf(time), 400, 0.1));
}

void TimelineViewInputTest::shiftAndASidewaysWheelPan_data()
{
    QTest::addColumn<QPoint>("turn");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<bool>("later");
    QTest::newRow("shift, down") << QPoint(0, -120) << Qt::KeyboardModifiers(Qt::ShiftModifier) << true;
    QTest::newRow("shift, up") << QPoint(0, 120) << Qt::KeyboardModifiers(Qt::ShiftModifier) << false;
    QTest::newRow("to the right") << QPoint(-120, 0) << Qt::KeyboardModifiers() << true;
    QTest::newRow("to the left") << QPoint(120, 0) << Qt::KeyboardModifiers() << false;
}

void TimelineViewInputTest::shiftAndASidewaysWheelPan()
{
    QFETCH(QPoint, turn);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(bool, later);
    Bench b;
    b.window.show({atMs(1000), atMs(1500)});
    const TimeRange before = b.window.visible();
    b.wheel({400, 80}, turn, modifiers);
    QVERIFY(isAbout(b.length(), static_cast<double>(before.length().count()), 10));
    QCOMPARE(b.window.visible().begin > before.begin, later);
    QVERIFY(b.window.visible().begin != before.begin);
}

void TimelineViewInputTest::theWheelOverLabelsScrollsRows()
{
    Bench b;
    const double before = b.length();
    b.wheel({30, 80}, {0, -120});
    QCOMPARE(b.view.verticalScrollBar()->value(), 34);
    QCOMPARE(b.length(), before);
}

void TimelineViewInputTest::aPinchZooms()
{
    Bench b;
    b.window.show({atMs(1000), atMs(1500)});
    const double before = b.length();
    const QPointF point(500, 80);
    QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, point,
                              point, b.view.viewport()->mapToGlobal(point), 0.25, {});
    QCoreApplication::sendEvent(b.view.viewport(), &event);
    QVERIFY(isAbout(before / b.length(), 1.25, 0.001));
}

void TimelineViewInputTest::draggingPansAndEndsTheFollowing()
{
    Bench b;
    b.window.zoom(4, atMs(3000));
    QVERIFY(b.window.isFollowing());
    const MonotonicTime time = b.view.geometryNow().timeAt(400);
    b.drag({400, 80}, {600, 80});
    QVERIFY(isAbout(b.view.geometryNow().xOf(time), 600, 0.5));
    QVERIFY(!b.window.isFollowing());
}

void TimelineViewInputTest::draggingUpScrollsRows()
{
    Bench b;
    b.drag({400, 150}, {400, 70});
    QCOMPARE(b.view.verticalScrollBar()->value(), 80);
}

void TimelineViewInputTest::aClickSelectsTheEventOfAMark()
{
    Bench b;
    QTest::mouseClick(b.view.viewport(), Qt::LeftButton, {}, b.at(2800, 0, 9));
    QCOMPARE(b.model.selectedRow(), std::optional<std::uint64_t>(b.second));
    QTest::mouseClick(b.view.viewport(), Qt::LeftButton, {}, b.at(2500, 0, 9));
    QCOMPARE(b.model.selectedRow(), std::optional<std::uint64_t>(b.first));
    QCOMPARE(b.model.selectedConnection(), std::optional(ConnectionId{20}));
}

void TimelineViewInputTest::aClickSelectsTheEventOfALine()
{
    Bench b;
    QTest::mouseClick(b.view.viewport(), Qt::LeftButton, {}, b.at(3000, 0, 3));
    QCOMPARE(b.model.selectedRow(), std::optional<std::uint64_t>(b.reset));
}

void TimelineViewInputTest::aClickOnABarOrLabelSelectsTheConnection_data()
{
    QTest::addColumn<bool>("label");
    QTest::addColumn<int>("row");
    QTest::newRow("the newest bar") << false << 0;
    QTest::newRow("a bar below") << false << 2;
    QTest::newRow("a label") << true << 1;
}

void TimelineViewInputTest::aClickOnABarOrLabelSelectsTheConnection()
{
    QFETCH(bool, label);
    QFETCH(int, row);
    Bench b;
    QPoint point = b.at(2650, row);
    if (label)
        point.setX(40);
    QTest::mouseClick(b.view.viewport(), Qt::LeftButton, {}, point);
    QCOMPARE(b.model.selectedConnection(), std::optional(ConnectionId{static_cast<std::uint32_t>(20 - row)}));
    QCOMPARE(b.model.selectedRow(), std::nullopt);
}

void TimelineViewInputTest::aClickOnNothingKeepsTheSelection()
{
    Bench b;
    b.model.selectConnection(ConnectionId{3});
    QTest::mouseClick(b.view.viewport(), Qt::LeftButton, {}, {400, 8});
    QTest::mouseClick(b.view.viewport(), Qt::RightButton, {}, b.at(2650, 0));
    QCOMPARE(b.model.selectedConnection(), std::optional(ConnectionId{3}));
}

void TimelineViewInputTest::aDragSelectsNothing()
{
    Bench b;
    const QPoint from = b.at(2650, 0);
    b.drag(from, from + QPoint(80, 0));
    QCOMPARE(b.model.selectedConnection(), std::nullopt);
}

void TimelineViewInputTest::aDoubleClickFitsTheConnection()
{
    Bench b;
    QTest::mouseDClick(b.view.viewport(), Qt::LeftButton, {}, b.at(2650, 0));
    const auto geometry = b.view.geometryNow();
    QVERIFY(geometry.xOf(atMs(2000)) > 120 && geometry.xOf(atMs(2000)) < 160);
    QVERIFY(geometry.xOf(atMs(3000)) > b.view.viewport()->width() - 80);
    QVERIFY(geometry.xOf(atMs(3000)) < b.view.viewport()->width());
}

void TimelineViewInputTest::keysZoom_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<double>("factor");
    QTest::newRow("plus") << static_cast<int>(Qt::Key_Plus) << 1.25;
    QTest::newRow("equals, the same key") << static_cast<int>(Qt::Key_Equal) << 1.25;
    QTest::newRow("minus") << static_cast<int>(Qt::Key_Minus) << 0.8;
}

void TimelineViewInputTest::keysZoom()
{
    QFETCH(int, key);
    QFETCH(double, factor);
    Bench b;
    b.window.show({atMs(1000), atMs(1500)});
    const double before = b.length();
    QTest::keyClick(&b.view, static_cast<Qt::Key>(key));
    QVERIFY(isAbout(before / b.length(), factor, 0.001));
}

void TimelineViewInputTest::keysPan()
{
    Bench b;
    b.window.show({atMs(1000), atMs(1500)});
    const TimeRange before = b.window.visible();
    QTest::keyClick(&b.view, Qt::Key_Right);
    QVERIFY(b.window.visible().begin > before.begin);
    QTest::keyClick(&b.view, Qt::Key_Left);
    QVERIFY(isAbout(static_cast<double>((b.window.visible().begin - before.begin).count()), 0, 1000));
}

void TimelineViewInputTest::keysSelectRows()
{
    Bench b;
    const auto selected = [&] { return number(b.model.selectedConnection().value_or(ConnectionId::None)); };
    QTest::keyClick(&b.view, Qt::Key_Down);
    QCOMPARE(selected(), 20U);
    QTest::keyClick(&b.view, Qt::Key_Down);
    QCOMPARE(selected(), 19U);
    QTest::keyClick(&b.view, Qt::Key_Up);
    QTest::keyClick(&b.view, Qt::Key_Up);
    QCOMPARE(selected(), 20U);
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(&b.view, Qt::Key_Down);
    QCOMPARE(selected(), 1U);
    QCOMPARE(b.view.verticalScrollBar()->value(), b.view.verticalScrollBar()->maximum());
}

void TimelineViewInputTest::keysFollowAndFit()
{
    Bench b;
    QTest::keyClick(&b.view, Qt::Key_F);
    QVERIFY(!b.window.isFollowing());
    b.window.show({atMs(1000), atMs(1500)});
    QTest::keyClick(&b.view, Qt::Key_0);
    QVERIFY(b.window.visible().begin < atMs(100) && b.window.visible().end > atMs(3000));
    QTest::keyClick(&b.view, Qt::Key_F);
    QVERIFY(b.window.isFollowing());
}

void TimelineViewInputTest::homeAndEndGoToTheEnds()
{
    Bench b;
    b.window.show({atMs(1000), atMs(1500)});
    QTest::keyClick(&b.view, Qt::Key_Home);
    QVERIFY(b.window.visible().begin <= atMs(100) && b.window.visible().end < atMs(1000));
    QTest::keyClick(&b.view, Qt::Key_End);
    QVERIFY(b.window.visible().begin > atMs(2000) && b.window.visible().end >= atMs(3000));
}

void TimelineViewInputTest::pageKeysScrollRows()
{
    Bench b;
    QTest::keyClick(&b.view, Qt::Key_PageDown);
    QCOMPARE(b.view.verticalScrollBar()->value(), b.view.verticalScrollBar()->pageStep());
    QTest::keyClick(&b.view, Qt::Key_PageUp);
    QCOMPARE(b.view.verticalScrollBar()->value(), 0);
}

void TimelineViewInputTest::otherKeysAreLeftToTheWindow()
{
    Bench b;
    QKeyEvent event(QEvent::KeyPress, Qt::Key_X, Qt::NoModifier);
    QCoreApplication::sendEvent(&b.view, &event);
    QVERIFY(!event.isAccepted());
}

void TimelineViewInputTest::aTooltipIsShown()
{
    Bench b;
    const QPoint point = b.at(3000, 0, 3);
    QHelpEvent event(QEvent::ToolTip, point, b.view.viewport()->mapToGlobal(point));
    QCoreApplication::sendEvent(b.view.viewport(), &event);
    QVERIFY(QToolTip::text().contains(QStringLiteral("reset received")));
}

QTEST_MAIN(TimelineViewInputTest)
#include "timeline_view_input_test.moc"
