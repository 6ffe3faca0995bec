// Time as pixels: plain values, no widget.
#pragma once

#include "base/time.h"

#include <QString>

#include <vector>

namespace lifeline {

/// Half open: from begin up to, not including, end.
struct TimeRange {
    MonotonicTime begin, end;

    Duration length() const { return end - begin; }
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// A range laid over a width, linearly. Nothing is clamped: times outside the range have an x below 0 or
/// above the width, and the other way round. An empty range or a width of 0 (or below) is taken as 1 ns or 1
/// px wide.
class TimeScale {
public:
    TimeScale() = default;
    TimeScale(TimeRange range, double width);

    TimeRange range() const { return m_range; }
    double width() const { return m_width; }
    /// Above 0, always.
    double nanosecondsPerPixel() const { return m_perPixel; }

    /// Pixels from the left edge.
    double timeToX(MonotonicTime time) const;
    /// Rounded to the next whole nanosecond, so that timeToX() of it is never left of x. Ends at the limits
    /// of time.
    MonotonicTime xToTime(double x) const;

private:
    TimeRange m_range;
    double m_width = 1;
    double m_perPixel = 1;
};

struct Tick {
    MonotonicTime at;
    QString label;
};

/// The smallest of 1, 2, 5 × 10^n nanoseconds, and above a second of the usual parts of minutes, hours and
/// days, that is at least `least` (at least 1 ns).
Duration niceStep(Duration least);

/// The multiples of `step` in the range, at most `most` of them.
std::vector<MonotonicTime> multiples(TimeRange range, Duration step, std::size_t most);

/// "0 ms", "50 ms", "1.5 s", "250 µs", "2 min", "1:30.5", "3 h": as exact as ticks `step` apart need.
QString tickLabel(MonotonicTime time, Duration step);

} // namespace lifeline
