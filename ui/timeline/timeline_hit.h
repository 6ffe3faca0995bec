// What of the timeline lies under a point: the boxes that were painted, nothing else.
#pragma once

#include "ui/timeline/timeline_geometry.h"

namespace lifeline {

struct TimelineHit {
    enum class What : std::uint8_t { Nothing, Row, Bar, Mark, Flag, Deadline };
    What what = What::Nothing;
    std::size_t row = 0;  // index in the geometry's rows
    std::size_t item = 0; // index among the row's things of that kind
};

/// Lines before marks before bars; of several of a kind the nearest. Pixels of the widget.
TimelineHit timelineHit(const TimelineGeometry& geometry, QPointF point);

/// The log row of the event of a mark that is nearest to x.
std::uint32_t eventInMark(const TimelineTrack& track, const TimelineGeometry& geometry,
                          const TimelineMark& mark, double x);

} // namespace lifeline
