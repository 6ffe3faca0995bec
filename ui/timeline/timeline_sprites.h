// The small marks of the timeline, drawn once and then copied.
#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/timeline_tracks.h"

#include <QPixmap>

#include <array>

namespace lifeline {

/// For a theme and a screen. Needs a QGuiApplication.
class TimelineSprites {
public:
    TimelineSprites(const Theme& theme, qreal devicePixelRatio);

    const QPixmap& of(MarkKind kind) const { return m_pixmaps[static_cast<std::size_t>(kind)]; }
    QColor colourOf(MarkKind kind) const { return m_colours[static_cast<std::size_t>(kind)]; }
    /// Pixels, as markWidth is.
    static double heightOf(MarkKind kind);

private:
    std::array<QPixmap, markKindCount> m_pixmaps;
    std::array<QColor, markKindCount> m_colours;
};

} // namespace lifeline
