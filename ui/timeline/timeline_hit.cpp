#include "ui/timeline/timeline_hit.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lifeline {
namespace {

using What = TimelineHit::What;

/// The item whose box holds the point and whose centre is nearest; size() when there is none.
template <class Items> std::size_t nearestOf(const Items& items, QPointF point)
{
    std::size_t best = items.size();
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const double distance = std::abs(items[i].box.center().x() - point.x());
        if (items[i].box.contains(point) && distance < least) {
            least = distance;
            best = i;
        }
    }
    return best;
}

TimelineHit hitInRow(const TimelineRow& row, std::size_t index, QPointF point)
{
    const auto found = [&](What what, const auto& items) {
        return TimelineHit{what, index, nearestOf(items, point)};
    };
    if (const auto hit = found(What::Flag, row.flags); hit.item < row.flags.size())
        return hit;
    if (const auto hit = found(What::Mark, row.marks); hit.item < row.marks.size())
        return hit;
    if (const auto hit = found(What::Deadline, row.deadlines); hit.item < row.deadlines.size())
        return hit;
    if (const auto hit = found(What::Bar, row.bars); hit.item < row.bars.size())
        return hit;
    return {What::Row, index, 0};
}

} // namespace

TimelineHit timelineHit(const TimelineGeometry& geometry, QPointF point)
{
    const QRectF plot = geometry.layout.plot();
    if (point.y() < plot.top() || point.y() >= plot.bottom())
        return {};
    for (std::size_t i = 0; i < geometry.rows.size(); ++i) {
        if (!geometry.rows[i].box.contains(point))
            continue;
        const bool inPlot = point.x() >= plot.left();
        return inPlot ? hitInRow(geometry.rows[i], i, point) : TimelineHit{What::Row, i, 0};
    }
    return {};
}

std::uint32_t eventInMark(const TimelineTrack& track, const TimelineGeometry& geometry,
                          const TimelineMark& mark, double x)
{
    const TimelineMarks& marks = track.of(mark.kind);
    const auto timeOf = [&](std::size_t i) { return marks.times[i]; };
    const MonotonicTime time = geometry.timeAt(x);
    const std::size_t end = std::size_t{mark.run.last} + 1;
    const std::size_t after = firstNotBefore(timeOf, mark.run.first, end, time);
    if (after == end)
        return marks.rows[mark.run.last];
    const bool earlier = after > mark.run.first && time - timeOf(after - 1) < timeOf(after) - time;
    return marks.rows[earlier ? after - 1 : after];
}

} // namespace lifeline
