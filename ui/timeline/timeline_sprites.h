// The small marks of the timeline: for a screen drawn once and then copied, for paper drawn as shapes.
#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/timeline_tracks.h"

#include <QPixmap>
#include <QPointF>

#include <array>
#include <vector>

class QPainter;

namespace lifeline {

class TimelineSprites {
public:
    /// For a screen; GUI thread only.
    TimelineSprites(const Theme& theme, qreal devicePixelRatio);
    /// For paper and pictures: sharp at any size; any thread.
    explicit TimelineSprites(const Theme& theme);

    /// With its left upper corner there.
    void paint(QPainter& painter, MarkKind kind, QPointF at) const;
    const QPixmap& of(MarkKind kind) const { return m_pixmaps[static_cast<std::size_t>(kind)]; }
    QColor colourOf(MarkKind kind) const { return m_colours[static_cast<std::size_t>(kind)]; }
    /// Pixels, as markWidth is.
    static double heightOf(MarkKind kind);

private:
    std::vector<QPixmap> m_pixmaps; // by kind; for paper there are none
    std::array<QColor, markKindCount> m_colours;
};

} // namespace lifeline
