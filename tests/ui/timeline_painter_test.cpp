#include "support/timeline_fixture.h"
#include "ui/timeline/timeline_painter.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace lifeline;

namespace {

/// What `colour` becomes over `ground`.
QColor over(const QColor& colour, const QColor& ground)
{
    const auto mix = [&](float a, float b) { return a * colour.alphaF() + b * (1 - colour.alphaF()); };
    return QColor::fromRgbF(mix(colour.redF(), ground.redF()), mix(colour.greenF(), ground.greenF()),
                            mix(colour.blueF(), ground.blueF()));
}

bool isAbout(const QColor& one, const QColor& other)
{
    return std::abs(one.red() - other.red()) <= 3 && std::abs(one.green() - other.green()) <= 3 &&
           std::abs(one.blue() - other.blue()) <= 3;
}

int countOf(const QImage& image, const QRectF& box, const QColor& colour)
{
    int count = 0;
    const QRect area = box.toAlignedRect() & image.rect();
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += isAbout(image.pixelColor(x, y), colour) ? 1 : 0;
    }
    return count;
}

} // namespace

class TimelinePainterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void phasesHaveTheirColours_data() { themes(); }
    void phasesHaveTheirColours();
    void marksHaveTheColourOfTheirDirection_data() { themes(); }
    void marksHaveTheColourOfTheirDirection();
    void manyMarksAreABand_data() { themes(); }
    void manyMarksAreABand();
    void resetIsThickAndFinIsThin_data() { themes(); }
    void resetIsThickAndFinIsThin();
    void theSelectedRowIsTinted_data() { themes(); }
    void theSelectedRowIsTinted();
    void theSelectedEventHasALineThroughAllRows_data() { themes(); }
    void theSelectedEventHasALineThroughAllRows();
    void skippedTimeIsHatched_data() { themes(); }
    void skippedTimeIsHatched();
    void anAbnormalEndIsRed_data() { themes(); }
    void anAbnormalEndIsRed();
    void nothingIsPaintedOverTheLabels();

private:
    static void themes();
    QImage paint(const TimelineGeometry& geometry) const;

    Theme m_theme;
    TimelineFixture m_fixture;
    TimelineGeometry m_geometry;

private Q_SLOTS:
    void init();
};

void TimelinePainterTest::themes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

/// Row 0 is connection 2, row 1 connection 1: open from 100 ms on, closing from 700, reset at 900.
void TimelinePainterTest::initTestCase()
{
    auto& f = m_fixture;
    f.put(1, 0, Phase::Upgrading, event::Accepted{"a", "b"});
    f.put(1, 100, Phase::Open, event::DeadlineMet{DeadlineName::Upgrade});
    f.receive(1, 200);
    f.send(1, 300);
    f.put(1, 400, Phase::Open, event::Callback{.name = CallbackName::OnMessage});
    for (int i = 0; i < 50; ++i)
        f.receive(1, 500 + i);
    f.put(1, 700, Phase::ClosingByUs, event::FinReceived{});
    f.put(1, 900, Phase::Closed, event::ResetReceived{});
    f.put(1, 950, Phase::Closed, event::Callback{.name = CallbackName::OnClose});
    f.put(2, 960, Phase::Upgrading, event::Accepted{"a", "b"});
    m_geometry = f.read().geometry(1000);
}

void TimelinePainterTest::init()
{
    if (QTest::currentDataTag() == nullptr)
        return;
    QFETCH(bool, dark);
    m_theme = dark ? Theme::darkTheme() : Theme::light();
}

QImage TimelinePainterTest::paint(const TimelineGeometry& geometry) const
{
    const QSizeF size(geometry.layout.width, geometry.layout.height);
    QImage image(size.toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    paintTimeline(painter, geometry, TimelineSprites(m_theme, 1), m_theme);
    return image;
}

void TimelinePainterTest::phasesHaveTheirColours()
{
    const QImage image = paint(m_geometry);
    for (const TimelineBar& bar : m_geometry.rows[1].bars) {
        const QColor wanted = over(barColour(bar, m_theme), m_theme.panel);
        QVERIFY(countOf(image, bar.box, wanted) > bar.box.width() * bar.box.height() * 0.5);
    }
    QCOMPARE(barColour(m_geometry.rows[1].bars[1], m_theme).rgb(), m_theme.phase(Phase::Open).rgb());
    QCOMPARE(barColour(m_geometry.rows[1].bars[2], m_theme).rgb(), m_theme.phase(Phase::ClosingByUs).rgb());
    QCOMPARE(countOf(image, QRectF(0, 26, 1100, 170), Qt::magenta), 0);
}

void TimelinePainterTest::marksHaveTheColourOfTheirDirection()
{
    const QImage image = paint(m_geometry);
    const TimelineRow& row = m_geometry.rows[1];
    const auto first = [&](MarkKind kind) {
        return std::ranges::find(row.marks, kind, &TimelineMark::kind)->box;
    };
    QVERIFY(countOf(image, first(MarkKind::ToServer), m_theme.sent) >= 9);
    QVERIFY(countOf(image, first(MarkKind::ToClient), m_theme.received) >= 9);
    QVERIFY(countOf(image, first(MarkKind::Callback), m_theme.callbackText) >= 7);
    QCOMPARE(countOf(image, first(MarkKind::ToServer), m_theme.received), 0);
}

void TimelinePainterTest::manyMarksAreABand()
{
    const QImage image = paint(m_geometry);
    const TimelineMark& band = m_geometry.rows[1].marks[1];
    QCOMPARE(band.run.count(), 50U);
    const QRectF inner = band.box.adjusted(markWidth / 2 + 1, 0, -markWidth / 2 - 1, -2);
    QVERIFY(countOf(image, inner, m_theme.sent) > inner.width() * inner.height() * 0.7);
}

void TimelinePainterTest::resetIsThickAndFinIsThin()
{
    const QImage image = paint(m_geometry);
    const TimelineRow& row = m_geometry.rows[1];
    const double y = row.box.top() + 4; // above bar and marks
    const auto width = [&](const TimelineFlagMark& flag, const QColor& colour) {
        return countOf(image, QRectF(flag.box.left(), y, flag.box.width() + 1, 1), colour);
    };
    QCOMPARE(width(row.flags[0], m_theme.danger), 3);
    QCOMPARE(width(row.flags[1], m_theme.muted), 1);
    QVERIFY(countOf(image, row.flags[0].labelBox, m_theme.danger) > 10);
}

void TimelinePainterTest::theSelectedRowIsTinted()
{
    m_fixture.selected = ConnectionId{2};
    const TimelineGeometry geometry = m_fixture.geometry(1000);
    m_fixture.selected.reset();
    const QImage image = paint(geometry);
    QVERIFY(countOf(image, geometry.rows[0].box, m_theme.selection) > 20'000);
    QCOMPARE(countOf(image, QRectF(0, geometry.rows[0].box.top() + 5, 3, 20), m_theme.accent), 60);
    QCOMPARE(countOf(image, QRectF(0, geometry.rows[1].box.top() + 5, 3, 20), m_theme.accent), 0);
}

void TimelinePainterTest::theSelectedEventHasALineThroughAllRows()
{
    m_fixture.selectedRow = 2; // the frame at 200 ms
    const TimelineGeometry geometry = m_fixture.geometry(1000);
    m_fixture.selectedRow.reset();
    const QImage image = paint(geometry);
    QVERIFY(geometry.selectionX);
    QVERIFY(countOf(image, QRectF(*geometry.selectionX, 26, 1, 170), m_theme.accent) > 150);
}

void TimelinePainterTest::skippedTimeIsHatched()
{
    TimelineGeometry geometry = m_geometry;
    geometry.breaks.push_back(QRectF(300, 26, 24, 170));
    const QImage plain = paint(m_geometry), hatched = paint(geometry);
    int changed = 0;
    for (int y = 30; y < 90; ++y) {
        for (int x = 301; x < 323; ++x)
            changed += plain.pixelColor(x, y) != hatched.pixelColor(x, y) ? 1 : 0;
    }
    QVERIFY(changed > 100);
    QCOMPARE(plain.copy(330, 26, 50, 170), hatched.copy(330, 26, 50, 170));
}

void TimelinePainterTest::anAbnormalEndIsRed()
{
    const TimelineBar& last = m_geometry.rows[1].bars.back();
    QVERIFY(last.abnormal);
    QCOMPARE(last.phase, Phase::Closed);
    const QColor red = over(barColour(last, m_theme), m_theme.panel);
    TimelineBar failed;
    failed.phase = Phase::Failed;
    QVERIFY(isAbout(red, over(barColour(failed, m_theme), m_theme.panel)));
    QVERIFY(countOf(paint(m_geometry), last.box, red) > 300);
}

void TimelinePainterTest::nothingIsPaintedOverTheLabels()
{
    m_theme = Theme::darkTheme();
    TimelineGeometry geometry = m_geometry;
    for (TimelineBar& bar : geometry.rows[1].bars)
        bar.box.setLeft(0);
    QCOMPARE(paint(geometry).copy(0, 0, 100, 190), paint(m_geometry).copy(0, 0, 100, 190));
}

QTEST_MAIN(TimelinePainterTest)
#include "timeline_painter_test.moc"
