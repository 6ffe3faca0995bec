// Between session time and x of the timeline, idle gaps squeezed or not: what painting, hit testing and zoom
// share.
#pragma once

#include "ui/timeline/idle_gaps.h"
#include "ui/timeline/time_scale.h"

namespace lifeline {

/// A value for one frame. Unclamped and monotone; x counts pixels from the left edge of the plot.
class TimelineMap {
public:
    TimelineMap() = default;
    /// `axis` is a range of axis time.
    TimelineMap(IdleMapping idle, TimeRange axis, double width) : m_idle(idle), m_scale(axis, width) {}

    const IdleMapping& idle() const { return m_idle; }
    /// Over axis time.
    const TimeScale& scale() const { return m_scale; }
    double width() const { return m_scale.width(); }
    double nanosecondsPerPixel() const { return m_scale.nanosecondsPerPixel(); }

    double timeToX(MonotonicTime time) const { return m_scale.timeToX(m_idle.toAxis(time)); }
    MonotonicTime xToTime(double x) const { return m_idle.fromAxis(m_scale.xToTime(x)); }
    TimeRange visible() const { return {xToTime(0), xToTime(width())}; }

private:
    IdleMapping m_idle;
    TimeScale m_scale;
};

} // namespace lifeline
