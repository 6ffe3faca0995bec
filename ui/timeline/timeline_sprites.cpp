#include "ui/timeline/timeline_sprites.h"

#include "ui/timeline/timeline_geometry.h"

#include <QPainter>
#include <QPolygonF>

namespace lifeline {
namespace {

constexpr double triangleHeight = 5;
constexpr double diamondHeight = 7;

QPolygonF shapeOf(MarkKind kind)
{
    constexpr double w = markWidth, h = triangleHeight, d = diamondHeight;
    switch (kind) {
    case MarkKind::ToServer: return QPolygonF{{{0, 0}, {w, 0}, {w / 2, h}}};
    case MarkKind::ToClient: return QPolygonF{{{0, h}, {w, h}, {w / 2, 0}}};
    case MarkKind::Callback: break;
    }
    return QPolygonF{{{w / 2, 0.5}, {w - 1, d / 2}, {w / 2, d - 0.5}, {1, d / 2}}};
}

void paintShape(QPainter& painter, MarkKind kind, const QColor& colour)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(shapeOf(kind));
}

QPixmap sprite(MarkKind kind, const QColor& colour, qreal ratio)
{
    const QSizeF size = QSizeF(markWidth, TimelineSprites::heightOf(kind)) * ratio;
    QPixmap pixmap(size.toSize().expandedTo({1, 1}));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintShape(painter, kind, colour);
    return pixmap;
}

} // namespace

double TimelineSprites::heightOf(MarkKind kind)
{
    return kind == MarkKind::Callback ? diamondHeight : triangleHeight;
}

TimelineSprites::TimelineSprites(const Theme& theme)
    : m_colours{theme.sent, theme.received, theme.callbackText}
{
}

TimelineSprites::TimelineSprites(const Theme& theme, qreal devicePixelRatio) : TimelineSprites(theme)
{
    for (std::size_t i = 0; i < markKindCount; ++i)
        m_pixmaps.push_back(sprite(static_cast<MarkKind>(i), m_colours[i], devicePixelRatio));
}

void TimelineSprites::paint(QPainter& painter, MarkKind kind, QPointF at) const
{
    if (!m_pixmaps.empty()) {
        painter.drawPixmap(at, of(kind));
        return;
    }
    painter.translate(at);
    paintShape(painter, kind, colourOf(kind));
    painter.translate(-at);
}

} // namespace lifeline
