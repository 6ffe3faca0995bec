#include "formats/capture_survey.h"

#include <algorithm>

namespace lifeline {

const CaptureSurvey::Found* CaptureSurvey::find(std::uint32_t number) const
{
    const auto found = m_found.find(number);
    return found == m_found.end() ? nullptr : &found->second;
}

bool CaptureSurvey::began(const CapturedConnection& connection, MonotonicTime)
{
    Open& open = m_open[connection.number];
    open.finders[0] = std::make_unique<RequestFinder>();
    if (!connection.handshake)
        open.finders[1] = std::make_unique<RequestFinder>();
    return true;
}

void CaptureSurvey::bytes(const CapturedConnection& connection, EndIndex from, std::string_view bytes,
                          MonotonicTime)
{
    const auto open = m_open.find(connection.number);
    if (open != m_open.end() && open->second.finders[from])
        learn(connection, from, open->second.finders[from]->feed(bytes));
}

void CaptureSurvey::gap(const CapturedConnection& connection, EndIndex from, std::uint64_t, MonotonicTime)
{
    endOf(connection, from);
}

void CaptureSurvey::fin(const CapturedConnection& connection, EndIndex from, MonotonicTime)
{
    endOf(connection, from);
}

void CaptureSurvey::endOf(const CapturedConnection& connection, EndIndex from)
{
    const auto open = m_open.find(connection.number);
    if (open != m_open.end() && open->second.finders[from])
        learn(connection, from, open->second.finders[from]->end());
}

void CaptureSurvey::learn(const CapturedConnection& connection, EndIndex from, StreamKind kind)
{
    auto& finders = m_open.at(connection.number).finders;
    if (kind == StreamKind::WebSocket) {
        m_found[connection.number] = {from, finders[from]->url(connection.ends[otherIndex(from)].text())};
        m_open.erase(connection.number);
        ++m_counts[static_cast<std::size_t>(kind)];
        return;
    }
    const auto isOver = [](const auto& finder) { return !finder || !finder->open(); };
    if (std::all_of(finders.begin(), finders.end(), isOver))
        settle(connection);
}

/// It is no WebSocket. Of what two ends look like that which is told best counts.
void CaptureSurvey::settle(const CapturedConnection& connection)
{
    StreamKind kind = StreamKind::Unknown;
    for (const auto& finder : m_open.at(connection.number).finders) {
        const StreamKind each = finder ? finder->end() : StreamKind::Unknown;
        if (kind == StreamKind::Unknown || kind == StreamKind::Other)
            kind = each == StreamKind::Unknown ? kind : each;
    }
    m_open.erase(connection.number);
    ++m_counts[static_cast<std::size_t>(kind)];
}

void CaptureSurvey::finished(const CapturedConnection& connection, MonotonicTime)
{
    endOf(connection, 0);
    endOf(connection, 1);
    if (m_open.contains(connection.number))
        settle(connection);
}

} // namespace lifeline
