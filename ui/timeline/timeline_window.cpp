#include "ui/timeline/timeline_window.h"

#include <algorithm>
#include <cmath>

namespace lifeline {
namespace {

constexpr double allRoom = TimelineWindow::leftRoom + TimelineWindow::rightRoom;
/// Skipped gaps may take this much of what was active, all together.
constexpr double gapShare = 0.67;
/// The session's end may come this far from the right edge before a zoom ends the following.
constexpr double stillFollowing = 0.8;

double count(Duration duration) { return static_cast<double>(duration.count()); }
double axisOf(const IdleMapping& mapping, MonotonicTime time)
{
    return static_cast<double>(nanoseconds(mapping.toAxis(time)));
}

} // namespace

TimelineWindow::TimelineWindow(QObject* parent) : QObject(parent), m_length(count(emptyLength)) {}

TimeRange TimelineWindow::content() const
{
    return {m_gaps.firstEvent(), std::max(m_gaps.lastEvent(), m_end)};
}

/// Nanoseconds a gap may take so that many gaps leave room for what lies between them.
Duration TimelineWindow::mostGapWidth() const
{
    const TimeRange all = content();
    const double active = count(m_gaps.activeBefore(all.end) - m_gaps.activeBefore(all.begin));
    const double share = gapShare * active / static_cast<double>(std::max<std::size_t>(m_gaps.size(), 1));
    return Duration(static_cast<std::int64_t>(std::min(share, count(IdleGaps::maxWidth))));
}

IdleMapping TimelineWindow::mapping(double length) const
{
    if (!m_skipsIdle || m_gaps.size() == 0)
        return {};
    const double wanted = gapPixels * length / m_width;
    return IdleMapping(m_gaps, Duration(static_cast<std::int64_t>(std::min(wanted, count(mostGapWidth())))));
}

TimelineMap TimelineWindow::map() const
{
    const IdleMapping idle = mapping(m_length);
    const MonotonicTime begin = idle.toAxis(m_begin);
    return TimelineMap(idle, {begin, begin + Duration(std::llround(m_length))}, m_width);
}

/// The axis length that shows a range and leaves a part of the width as room; gaps as wide as they will be
/// then.
double TimelineWindow::lengthFor(TimeRange range, double room) const
{
    if (!m_skipsIdle || m_gaps.size() == 0)
        return count(range.length()) / (1 - room);
    const double active = count(m_gaps.activeBefore(range.end) - m_gaps.activeBefore(range.begin));
    const double gaps = m_gaps.gapsBefore(range.end) - m_gaps.gapsBefore(range.begin);
    const double widest = count(mostGapWidth());
    const double length = (active + gaps * widest) / (1 - room);
    if (gapPixels * length / m_width > widest)
        return length;
    // length × (1 - room) = active + gaps × gapPixels × length / width
    return active / (1 - room - gaps * gapPixels / m_width);
}

double TimelineWindow::mostLength() const
{
    const TimeRange all{MonotonicTime(), std::max(content().end, m_horizon)};
    return std::max(lengthFor(all, allRoom), count(emptyLength));
}

/// Shows `length` from `axisBegin` on as far as that is within the session and its room.
void TimelineWindow::place(double axisBegin, double length)
{
    const TimelineMap before = map();
    m_length = std::clamp(length, count(minLength), std::max(mostLength(), count(minLength)));
    const IdleMapping idle = mapping(m_length);
    const double least = axisOf(idle, MonotonicTime()) - leftRoom * m_length;
    const double last = axisOf(idle, std::max(content().end, m_horizon)) - (1 - rightRoom) * m_length;
    const double begin = std::clamp(axisBegin, least, std::max(least, last));
    m_begin = idle.fromAxis(monotonicTime(std::llround(begin)));
    const TimelineMap after = map();
    if (after.scale().range() != before.scale().range() ||
        after.idle().gapWidth() != before.idle().gapWidth())
        Q_EMIT changed();
}

void TimelineWindow::placeFit()
{
    const TimeRange all = content();
    const double wanted = std::max(lengthFor(all, allRoom), count(leastFit));
    const double length = std::min(wanted, count(m_fitLimit));
    if (length < wanted) {
        m_length = length;
        placeAtEnd();
        return;
    }
    place(axisOf(mapping(length), all.begin) - leftRoom * length, length);
}

void TimelineWindow::placeAtEnd()
{
    const double end = axisOf(mapping(m_length), content().end);
    place(end - (1 - rightRoom) * m_length, m_length);
}

void TimelineWindow::advance(MonotonicTime now)
{
    m_end = std::max(m_end, now);
    m_gaps.setNow(m_end);
    if (!m_gaps.hasEvents() || !m_following)
        return;
    if (m_fits)
        placeFit();
    else
        placeAtEnd();
}

void TimelineWindow::setWidth(double width)
{
    const double pixels = std::max(width, 1.0);
    if (pixels == m_width)
        return;
    m_width = pixels;
    Q_EMIT changed();
}

void TimelineWindow::setFollowing(bool following)
{
    if (following == m_following)
        return;
    m_following = following;
    if (following)
        placeAtEnd();
    else
        m_fits = false;
    Q_EMIT modeChanged();
}

void TimelineWindow::setSkipsIdle(bool skips)
{
    if (skips == m_skipsIdle)
        return;
    const TimeRange seen = visible();
    m_skipsIdle = skips;
    if (m_fits)
        placeFit();
    else if (m_following)
        placeAtEnd();
    else
        place(axisOf(mapping(lengthFor(seen, 0)), seen.begin), lengthFor(seen, 0));
    Q_EMIT changed();
    Q_EMIT modeChanged();
}

void TimelineWindow::release()
{
    m_fits = false;
    if (!m_following)
        return;
    m_following = false;
    Q_EMIT modeChanged();
}

void TimelineWindow::zoom(double factor, MonotonicTime around)
{
    if (!(factor > 0) || !std::isfinite(factor))
        return;
    m_fits = false;
    const double part = map().timeToX(around) / m_width;
    const double length = std::clamp(m_length / factor, count(minLength), mostLength());
    place(axisOf(mapping(length), around) - part * length, length);
    const double endX = map().timeToX(content().end);
    if (m_following && (endX < stillFollowing * m_width || endX > m_width))
        release();
    else if (m_following)
        placeAtEnd();
}

void TimelineWindow::zoomAtFocus(double factor)
{
    zoom(factor, m_following ? content().end : map().xToTime(m_width / 2));
}

void TimelineWindow::pan(double pixels)
{
    release();
    const TimelineMap now = map();
    const auto begin = static_cast<double>(nanoseconds(now.scale().range().begin));
    place(begin + pixels * now.nanosecondsPerPixel(), m_length);
}

void TimelineWindow::fit()
{
    m_fits = true;
    m_fitLimit = Duration::max();
    placeFit();
}

void TimelineWindow::show(TimeRange range)
{
    release();
    const double length = std::max(lengthFor(range, allRoom), count(minLength));
    place(axisOf(mapping(length), range.begin) - leftRoom * length, length);
}

void TimelineWindow::reveal(MonotonicTime time)
{
    const double x = map().timeToX(time);
    if (x >= 0 && x <= m_width)
        return;
    release();
    place(axisOf(mapping(m_length), time) - m_length / 2, m_length);
}

void TimelineWindow::goToBegin()
{
    release();
    place(axisOf(mapping(m_length), content().begin) - leftRoom * m_length, m_length);
}

void TimelineWindow::goToEnd()
{
    m_fits = false;
    placeAtEnd();
}

} // namespace lifeline
