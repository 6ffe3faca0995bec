#include "ui/timeline/timeline_axis.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr double labelOffset = 4;
constexpr double pixelsPerLetter = 6.5;

class TickMaker {
public:
    TickMaker(const TimelineMap& map, const TimelineLayout& layout)
        : m_map(map), m_layout(layout), m_step(niceStep(Duration(stepFor(map))))
    {
    }

    void roundTimes(TimeRange range)
    {
        const auto most = static_cast<std::size_t>(m_layout.plotWidth() / tickPixels) + 2;
        for (const MonotonicTime time : multiples(range, m_step, most))
            add(time, m_step);
    }
    /// Round times where there are any in the range, else `event`.
    void roundTimesOr(TimeRange range, MonotonicTime event)
    {
        const double before = m_next;
        roundTimes(range);
        if (m_next == before && event >= range.begin && event < range.end)
            add(event, std::max(m_step / 10, Duration(1)));
    }
    /// Left of it no further tick fits.
    double next() const { return m_next; }
    std::vector<TimelineTick> take() { return std::move(m_ticks); }

private:
    static std::int64_t stepFor(const TimelineMap& map)
    {
        return static_cast<std::int64_t>(map.nanosecondsPerPixel() * tickPixels);
    }

    void add(MonotonicTime time, Duration step)
    {
        const double x = m_map.timeToX(time);
        if (x < m_next || x >= m_layout.plotWidth())
            return;
        m_next = x + tickPixels;
        TimelineTick tick{m_layout.labelWidth + x, tickLabel(time, step), {}};
        const double width = pixelsPerLetter * static_cast<double>(tick.label.size()) + labelOffset;
        tick.labelBox = {tick.x + labelOffset, 0, width, m_layout.axisHeight};
        if (tick.labelBox.right() > m_layout.width)
            tick.label.clear();
        m_ticks.push_back(tick);
    }

    const TimelineMap& m_map;
    const TimelineLayout& m_layout;
    Duration m_step;
    double m_next = 0;
    std::vector<TimelineTick> m_ticks;
};

} // namespace

std::vector<TimelineTick> timelineTicks(const TimelineMap& map, const TimelineLayout& layout,
                                        const IdleGaps& gaps)
{
    TickMaker ticks(map, layout);
    const TimeRange visible = map.visible();
    if (!map.idle().skips()) {
        ticks.roundTimes(visible);
        return ticks.take();
    }
    for (MonotonicTime from = visible.begin; from < visible.end;) {
        const std::size_t gap = gaps.firstEndingAfter(from);
        const bool last = gap == gaps.size();
        const MonotonicTime to = last ? visible.end : std::min(gaps[gap].begin, visible.end);
        const MonotonicTime event =
            (gap > 0 ? gaps[gap - 1].end : gaps.firstEvent() - IdleGaps::margin) + IdleGaps::margin;
        ticks.roundTimesOr({from, to}, event);
        from = last ? visible.end : std::max(gaps[gap].end, map.xToTime(ticks.next()));
    }
    return ticks.take();
}

std::vector<QRectF> timelineBreaks(const TimelineMap& map, const TimelineLayout& layout, const IdleGaps& gaps)
{
    std::vector<QRectF> breaks;
    const double width = static_cast<double>(map.idle().gapWidth().count()) / map.nanosecondsPerPixel();
    if (!map.idle().skips() || width < leastBreakPixels)
        return breaks;
    const TimeRange visible = map.visible();
    for (std::size_t i = gaps.firstEndingAfter(visible.begin); i < gaps.size(); ++i) {
        const double left = std::max(map.timeToX(gaps[i].begin), 0.0);
        const double right = std::min(map.timeToX(gaps[i].end), layout.plotWidth());
        if (left >= right)
            break;
        breaks.emplace_back(layout.labelWidth + left, layout.axisHeight, right - left,
                            layout.plot().height());
    }
    return breaks;
}

} // namespace lifeline
