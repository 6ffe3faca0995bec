#include "ui/timeline/timeline_geometry.h"

#include "ui/timeline/timeline_axis.h"
#include "ui/timeline/timeline_row.h"

#include <algorithm>
#include <cmath>

namespace lifeline {
namespace {

void addRows(TimelineGeometry& geometry, const TimelineSource& source)
{
    const TimelineLayout& layout = geometry.layout;
    const std::size_t count = source.tracks.size();
    const double visible = layout.plot().height();
    const auto first = static_cast<std::size_t>(std::max(layout.scrollY, 0.0) / layout.rowHeight);
    for (std::size_t index = first; index < count; ++index) {
        const double y = static_cast<double>(index) * layout.rowHeight - layout.scrollY;
        if (y >= visible)
            break;
        geometry.rows.push_back(
            buildTimelineRow(source, mirrored(index, count), geometry.map, layout, layout.axisHeight + y));
    }
}

std::optional<double> selectionX(const TimelineGeometry& geometry, const TimelineSource& source)
{
    if (!source.selectedRow || *source.selectedRow >= source.log.size())
        return std::nullopt;
    const double x = geometry.xOf(monotonicTime(source.log.entry(*source.selectedRow).at));
    const QRectF plot = geometry.layout.plot();
    return x >= plot.left() && x <= plot.right() ? std::optional(x) : std::nullopt;
}

} // namespace

TimelineGeometry buildTimelineGeometry(const TimelineSource& source, const TimelineMap& map,
                                       const TimelineLayout& layout, const IdleGaps& gaps)
{
    TimelineGeometry geometry;
    geometry.layout = layout;
    geometry.map = map;
    geometry.contentHeight = static_cast<double>(source.tracks.size()) * layout.rowHeight;
    geometry.ticks = timelineTicks(map, layout, gaps);
    geometry.breaks = timelineBreaks(map, layout, gaps);
    addRows(geometry, source);
    geometry.selectionX = selectionX(geometry, source);
    return geometry;
}

} // namespace lifeline
