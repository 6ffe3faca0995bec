// The ticks of the time axis and the breaks where idle time is skipped.
#pragma once

#include "ui/timeline/timeline_geometry.h"

namespace lifeline {

/// Least distance of two ticks.
inline constexpr double tickPixels = 88;
/// Narrower breaks are not drawn.
inline constexpr double leastBreakPixels = 3;

/// From left to right, at least tickPixels apart. Between two breaks there may be room for no round time:
/// then the first event after the break has the tick.
std::vector<TimelineTick> timelineTicks(const TimelineMap& map, const TimelineLayout& layout,
                                        const IdleGaps& gaps);

/// The skipped gaps in view, through all rows.
std::vector<QRectF> timelineBreaks(const TimelineMap& map, const TimelineLayout& layout,
                                   const IdleGaps& gaps);

} // namespace lifeline
