// Many events in few pixels become one mark, without looking at each of them.
#pragma once

#include "ui/timeline/timeline_map.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lifeline {

/// One mark: the events [first, last] of a sequence, from pixel column x0 to x1. Mostly a single event in one
/// column.
struct MarkRun {
    int x0 = 0, x1 = 0;
    std::uint32_t first = 0, last = 0;

    std::uint32_t count() const { return last - first + 1; }
    friend bool operator==(const MarkRun&, const MarkRun&) = default;
};

/// Events whose columns are at most this far apart share a mark.
inline constexpr int mergePixels = 3;

/// The first index in [from, end) whose time is not before `time`, found by doubling steps: its cost grows
/// with the logarithm of the distance. `timeOf(index)` must not decrease.
template <class TimeOf>
std::size_t firstNotBefore(const TimeOf& timeOf, std::size_t from, std::size_t end, MonotonicTime time)
{
    std::size_t low = from, step = 1;
    while (low < end && timeOf(low) < time) {
        from = low + 1;
        low = step < end - low ? low + step : end;
        step *= 2;
    }
    std::size_t high = low;
    while (from < high) {
        const std::size_t middle = from + (high - from) / 2;
        if (timeOf(middle) < time)
            from = middle + 1;
        else
            high = middle;
    }
    return from;
}

/// The marks of the events [0, size) between the columns `left` and `right`, in order; no two share a column.
/// Looks at a few events for every 4 columns, however many there are.
template <class TimeOf>
void appendMarkRuns(std::vector<MarkRun>& out, const TimeOf& timeOf, std::size_t size, const TimelineMap& map,
                    int left, int right)
{
    const auto column = [&](std::size_t i) { return static_cast<int>(std::floor(map.timeToX(timeOf(i)))); };
    const std::size_t start = out.size();
    std::size_t next = firstNotBefore(timeOf, 0, size, map.xToTime(left));
    const std::size_t end = firstNotBefore(timeOf, next, size, map.xToTime(right + 1.0));
    while (next < end) {
        MarkRun run;
        run.first = static_cast<std::uint32_t>(next);
        run.x0 = run.x1 = column(next);
        for (;;) {
            const MonotonicTime beyond = map.xToTime(run.x1 + mergePixels + 1.0);
            const std::size_t after = firstNotBefore(timeOf, next + 1, end, beyond);
            if (after == next + 1)
                break;
            next = after - 1;
            run.x1 = std::max(run.x1, column(next));
        }
        run.last = static_cast<std::uint32_t>(next++);
        if (out.size() > start && out.back().x1 >= run.x0) { // rounding at the edge of a column
            out.back().x1 = std::max(out.back().x1, run.x1);
            out.back().last = run.last;
        } else {
            out.push_back(run);
        }
    }
}

} // namespace lifeline
