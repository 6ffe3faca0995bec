// What a tooltip of the timeline says.
#pragma once

#include "ui/timeline/timeline_hit.h"

#include <QString>

namespace lifeline {

/// Plain text, a line a fact; empty where there is nothing to tell. `x` picks the event of a mark that stands
/// for many.
QString timelineTip(const TimelineSource& source, const TimelineGeometry& geometry, const TimelineHit& hit,
                    double x);

} // namespace lifeline
