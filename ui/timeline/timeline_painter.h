// Draws the timeline's geometry; knows no connection and no event.
#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/timeline_geometry.h"

#include <QPixmap>

class QPainter;

namespace lifeline {

/// The small marks, drawn once for a theme and a screen. Needs a QGuiApplication.
struct TimelineSprites {
    TimelineSprites() = default;
    TimelineSprites(const Theme& theme, qreal devicePixelRatio);

    const QPixmap& of(MarkKind kind) const { return pixmaps[static_cast<std::size_t>(kind)]; }

    std::array<QPixmap, markKindCount> pixmaps;
    std::array<QColor, markKindCount> colours;
};

/// Fills all of the layout's width and height.
void paintTimeline(QPainter& painter, const TimelineGeometry& geometry, const TimelineSprites& sprites,
                   const Theme& theme);

/// A phase's colour as a bar: see-through, so that grid and selection stay visible.
QColor barColour(const TimelineBar& bar, const Theme& theme);

} // namespace lifeline
