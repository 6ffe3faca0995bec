#include "ui/timeline/idle_gaps.h"

#include <algorithm>
#include <cmath>

namespace lifeline {
namespace {

double partOf(const IdleGap& gap, MonotonicTime time)
{
    return static_cast<double>((time - gap.begin).count()) /
           static_cast<double>((gap.end - gap.begin).count());
}

} // namespace

void IdleGaps::append(MonotonicTime at)
{
    if (!m_any) {
        m_any = true;
        m_first = m_last = at;
        return;
    }
    if (at <= m_last)
        return;
    push(m_last, at);
    m_openEnded = false;
    m_last = at;
}

void IdleGaps::setNow(MonotonicTime now)
{
    if (!m_any || now <= m_last || (m_openEnded && now - margin <= m_gaps.back().end))
        return;
    push(m_last, now);
}

void IdleGaps::push(MonotonicTime from, MonotonicTime to)
{
    if (m_openEnded) {
        m_gaps.pop_back();
        m_openEnded = false;
    }
    if (to - from <= threshold)
        return;
    IdleGap gap{from + margin, to - margin, {}};
    if (!m_gaps.empty())
        gap.skippedBefore = m_gaps.back().skippedBefore + (m_gaps.back().end - m_gaps.back().begin);
    m_gaps.push_back(gap);
    m_openEnded = true;
}

std::size_t IdleGaps::firstEndingAfter(MonotonicTime time) const
{
    const auto after = [](MonotonicTime t, const IdleGap& gap) { return t < gap.end; };
    return static_cast<std::size_t>(
        std::ranges::distance(m_gaps.begin(), std::upper_bound(m_gaps.begin(), m_gaps.end(), time, after)));
}

double IdleGaps::gapsBefore(MonotonicTime time) const
{
    const std::size_t next = firstEndingAfter(time);
    const bool inside = next < m_gaps.size() && time > m_gaps[next].begin;
    return static_cast<double>(next) + (inside ? partOf(m_gaps[next], time) : 0.0);
}

Duration IdleGaps::activeBefore(MonotonicTime time) const
{
    const std::size_t next = firstEndingAfter(time);
    if (next < m_gaps.size())
        return std::min(time, m_gaps[next].begin).time_since_epoch() - m_gaps[next].skippedBefore;
    if (m_gaps.empty())
        return time.time_since_epoch();
    const IdleGap& last = m_gaps.back();
    return time.time_since_epoch() - last.skippedBefore - (last.end - last.begin);
}

IdleMapping::IdleMapping(const IdleGaps& gaps, Duration gapWidth)
    : m_gaps(&gaps), m_gapWidth(std::clamp(gapWidth, Duration::zero(), IdleGaps::maxWidth))
{
}

MonotonicTime IdleMapping::toAxis(MonotonicTime time) const
{
    if (m_gaps == nullptr)
        return time;
    const std::size_t next = m_gaps->firstEndingAfter(time);
    const std::int64_t active = m_gaps->activeBefore(time).count();
    const std::int64_t whole = m_gapWidth.count() * static_cast<std::int64_t>(next);
    const bool inside = next < m_gaps->size() && time > (*m_gaps)[next].begin;
    const double part =
        inside ? partOf((*m_gaps)[next], time) * static_cast<double>(m_gapWidth.count()) : 0.0;
    return monotonicTime(active + whole + static_cast<std::int64_t>(part));
}

/// Where a gap begins on the axis.
std::int64_t IdleMapping::axisBegin(std::size_t gap) const
{
    const IdleGap& what = (*m_gaps)[gap];
    return nanoseconds(what.begin) - what.skippedBefore.count() +
           m_gapWidth.count() * static_cast<std::int64_t>(gap);
}

MonotonicTime IdleMapping::fromAxis(MonotonicTime axis) const
{
    if (m_gaps == nullptr || m_gaps->size() == 0)
        return axis;
    const std::int64_t at = nanoseconds(axis);
    std::size_t low = 0; // the number of gaps that begin at or before `at`
    for (std::size_t high = m_gaps->size(); low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        if (axisBegin(middle) <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return axis;
    const IdleGap& gap = (*m_gaps)[low - 1];
    const std::int64_t into = at - axisBegin(low - 1);
    if (into >= m_gapWidth.count())
        return gap.end + Duration(into - m_gapWidth.count());
    const double part = static_cast<double>(into) / static_cast<double>(m_gapWidth.count());
    return gap.begin + Duration(std::llround(part * static_cast<double>((gap.end - gap.begin).count())));
}

} // namespace lifeline
