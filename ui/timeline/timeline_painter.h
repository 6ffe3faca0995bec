// Draws the timeline's geometry; knows no connection and no event.
#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/timeline_geometry.h"
#include "ui/timeline/timeline_sprites.h"

class QPainter;

namespace lifeline {

/// Fills all of the layout's width and height.
void paintTimeline(QPainter& painter, const TimelineGeometry& geometry, const TimelineSprites& sprites,
                   const Theme& theme);

/// A phase's colour as a bar: see-through, so that grid and selection stay visible.
QColor barColour(const TimelineBar& bar, const Theme& theme);

} // namespace lifeline
