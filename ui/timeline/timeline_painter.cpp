#include "ui/timeline/timeline_painter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lifeline {
namespace {

constexpr double barOpacity = 0.68;
constexpr double barRadius = 3;

QColor faded(QColor colour, double opacity)
{
    colour.setAlphaF(static_cast<float>(colour.alphaF() * opacity));
    return colour;
}

class Painting {
public:
    Painting(QPainter& painter, const TimelineGeometry& geometry, const TimelineSprites& sprites,
             const Theme& theme)
        : m_painter(painter), m_geometry(geometry), m_sprites(sprites), m_theme(theme),
          m_plot(geometry.layout.plot())
    {
    }

    void all();

private:
    void background();
    void grid();
    void breaks();
    void bar(const TimelineBar& bar);
    void mark(const TimelineMark& mark);
    void flag(const TimelineRow& row, const TimelineFlagMark& flag);
    void deadline(const TimelineRow& row, const TimelineDeadline& deadline);
    void label(const TimelineRow& row);
    void tickLabels();
    void line(double x, const QRectF& rows, const QPen& pen);
    void text(const QRectF& box, const QString& text, const QColor& colour);

    QPainter& m_painter;
    const TimelineGeometry& m_geometry;
    const TimelineSprites& m_sprites;
    const Theme& m_theme;
    QRectF m_plot;
};

void Painting::all()
{
    m_painter.setFont(uiFont(metrics::smallText));
    background();
    grid();
    m_painter.save();
    m_painter.setClipRect(m_plot);
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const TimelineRow& row : m_geometry.rows)
        std::ranges::for_each(row.bars, [this](const auto& one) { bar(one); });
    breaks();
    for (const TimelineRow& row : m_geometry.rows) {
        std::ranges::for_each(row.deadlines, [&](const auto& one) { deadline(row, one); });
        std::ranges::for_each(row.marks, [this](const auto& one) { mark(one); });
        std::ranges::for_each(row.flags, [&](const auto& one) { flag(row, one); });
    }
    if (m_geometry.selectionX)
        line(*m_geometry.selectionX, m_plot, QPen(m_theme.accent, 1.5));
    m_painter.restore();
    tickLabels();
    m_painter.save();
    m_painter.setClipRect(QRectF(0, m_plot.top(), m_geometry.layout.labelWidth, m_plot.height()));
    m_painter.setFont(uiFont());
    std::ranges::for_each(m_geometry.rows, [this](const auto& row) { label(row); });
    m_painter.restore();
}

void Painting::background()
{
    const TimelineLayout& layout = m_geometry.layout;
    m_painter.fillRect(QRectF(0, 0, layout.width, layout.height), m_theme.panel);
    m_painter.save();
    m_painter.setClipRect(QRectF(0, m_plot.top(), layout.width, m_plot.height()));
    for (const TimelineRow& row : m_geometry.rows) {
        if (!row.selected)
            continue;
        m_painter.fillRect(row.box, m_theme.selection);
        m_painter.fillRect(QRectF(0, row.box.top(), 3, row.box.height()), m_theme.accent);
    }
    m_painter.restore();
}

void Painting::grid()
{
    for (const TimelineTick& tick : m_geometry.ticks)
        line(tick.x, m_plot.adjusted(0, -6, 0, 0), QPen(m_theme.gridLine, 1));
}

/// Over the bars, under the marks: there are none in it.
void Painting::breaks()
{
    for (const QRectF& box : m_geometry.breaks) {
        m_painter.fillRect(box, faded(m_theme.panel, 0.7));
        m_painter.fillRect(box, QBrush(faded(m_theme.faint, 0.6), Qt::BDiagPattern));
        line(box.left(), box, QPen(m_theme.gridLine, 1));
        line(box.right(), box, QPen(m_theme.gridLine, 1));
    }
}

void Painting::bar(const TimelineBar& bar)
{
    if (bar.box.width() < 2 * barRadius) {
        m_painter.fillRect(bar.box, barColour(bar, m_theme));
        return;
    }
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(barColour(bar, m_theme));
    m_painter.drawRoundedRect(bar.box, barRadius, barRadius);
}

void Painting::mark(const TimelineMark& mark)
{
    const double left = std::round(mark.box.left()); // whole pixels: sharp, and quick to copy
    const double top = std::round(mark.box.top());
    m_sprites.paint(m_painter, mark.kind, {left, top});
    const int more = mark.run.x1 - mark.run.x0;
    if (more == 0)
        return;
    m_sprites.paint(m_painter, mark.kind, {left + more, top});
    const double thin = mark.kind == MarkKind::Callback ? 2 : 0; // so that the bar stays in sight
    const QRectF band(left + markWidth / 2, top, more, TimelineSprites::heightOf(mark.kind));
    m_painter.fillRect(band.adjusted(0, thin, 0, -thin), m_sprites.colourOf(mark.kind));
}

void Painting::flag(const TimelineRow& row, const TimelineFlagMark& flag)
{
    const QRectF box = row.box.adjusted(0, 2, 0, -2);
    QPen pen(m_theme.danger, 2);
    QFont font = uiFont(metrics::smallText, QFont::DemiBold);
    switch (flag.flag.kind) {
    case FlagKind::Fin:
        pen = QPen(m_theme.muted, 1);
        font = uiFont(metrics::smallText);
        break;
    case FlagKind::Reset:
        pen.setWidthF(3);
        if (row.selected)
            line(flag.x, m_plot, QPen(faded(m_theme.danger, 0.6), 1));
        break;
    case FlagKind::Lost: pen.setStyle(Qt::DashLine); break;
    case FlagKind::ConnectFailed: pen.setStyle(Qt::DotLine); break;
    case FlagKind::Fault: break;
    case FlagKind::Violation: pen.setColor(m_theme.warning); break;
    }
    line(flag.x, box, pen);
    if (flag.labelBox.right() < flag.x) // over the bar and its marks
        m_painter.fillRect(flag.labelBox.adjusted(-2, 2, 2, -2), faded(m_theme.panel, 0.85));
    m_painter.setFont(font);
    text(flag.labelBox, flag.label, pen.color());
}

void Painting::deadline(const TimelineRow& row, const TimelineDeadline& deadline)
{
    const bool passed = deadline.row.has_value();
    const QColor colour = passed ? m_theme.warning : m_theme.faint;
    const QRectF box = row.box.adjusted(0, 3, 0, -3);
    line(deadline.x, box, QPen(colour, passed ? 2 : 1, passed ? Qt::SolidLine : Qt::DashLine));
    const QPolygonF pennant{
        {{deadline.x, box.top()}, {deadline.x + 9, box.top() + 3}, {deadline.x, box.top() + 6}}};
    m_painter.setPen(QPen(colour, 1));
    m_painter.setBrush(passed ? QBrush(colour) : QBrush(Qt::NoBrush));
    m_painter.drawPolygon(pennant);
    m_painter.setFont(uiFont(metrics::smallText));
    text(deadline.labelBox, deadline.label, passed ? m_theme.warning : m_theme.muted);
}

void Painting::label(const TimelineRow& row)
{
    const QString shown =
        m_painter.fontMetrics().elidedText(row.label, Qt::ElideRight, static_cast<int>(row.labelBox.width()));
    text(row.labelBox, shown, row.selected ? m_theme.selectionText : m_theme.text);
}

void Painting::tickLabels()
{
    m_painter.setFont(uiFont(metrics::smallText));
    for (const TimelineTick& tick : m_geometry.ticks)
        text(tick.labelBox, tick.label, m_theme.muted);
}

/// On whole pixels, so that a thin line stays thin.
void Painting::line(double x, const QRectF& rows, const QPen& pen)
{
    const double at = std::floor(x) + 0.5;
    m_painter.setPen(pen);
    m_painter.drawLine(QPointF(at, rows.top()), QPointF(at, rows.bottom()));
}

void Painting::text(const QRectF& box, const QString& text, const QColor& colour)
{
    if (text.isEmpty())
        return;
    m_painter.setPen(colour);
    m_painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip | Qt::TextSingleLine, text);
}

} // namespace

QColor barColour(const TimelineBar& bar, const Theme& theme)
{
    return faded(theme.phase(bar.abnormal ? Phase::Failed : bar.phase), barOpacity);
}

void paintTimeline(QPainter& painter, const TimelineGeometry& geometry, const TimelineSprites& sprites,
                   const Theme& theme)
{
    Painting(painter, geometry, sprites, theme).all();
}

} // namespace lifeline
