// One connection's row of the timeline.
#pragma once

#include "ui/timeline/timeline_geometry.h"

namespace lifeline {

/// What `top` (pixels from the widget's top) and the connection's position in the table make of it.
TimelineRow buildTimelineRow(const TimelineSource& source, std::size_t position, const TimelineMap& map,
                             const TimelineLayout& layout, double top);

/// A phase of a connection as the timeline shows it.
struct TimelinePhase {
    Phase phase = Phase::Idle;
    Side side = Side::Server;
    TimeRange time;
};

/// The server's phases, or the client's where the server is not ours; with both, the client's up to the
/// accept. The last one ends with the last event, or `now` while the connection lives.
std::vector<TimelinePhase> shownPhases(const ConnectionRecord& record, MonotonicTime now);

} // namespace lifeline
