#include "store/session_summary.h"

#include "store/session_reader.h"

#include <algorithm>
#include <cstring>
#include <unordered_set>

namespace lifeline {
namespace {

/// A file may claim any times.
std::int64_t between(std::int64_t began, std::int64_t ended)
{
    const std::uint64_t length = static_cast<std::uint64_t>(ended) - static_cast<std::uint64_t>(began);
    return static_cast<std::int64_t>(std::min<std::uint64_t>(length, INT64_MAX));
}

class Counting {
public:
    void take(const SessionBlock& block)
    {
        m_events += block.count;
        m_began = m_any ? std::min(m_began, block.began) : block.began;
        m_ended = m_any ? std::max(m_ended, block.ended) : block.ended;
        m_any = true;
        for (std::size_t i = 0; i < block.count; ++i) {
            EventEntry entry;
            std::memcpy(&entry, block.entries.data() + i * sizeof entry, sizeof entry);
            if (ConnectionId{entry.connection} != ConnectionId::None)
                m_connections.insert(entry.connection);
        }
    }

    /// Of the last block only how far it goes: what lies between was not read.
    void takeLast(const SessionBlock& block, std::uint64_t dropped)
    {
        m_cut = true;
        const std::uint64_t written = block.first + block.count;
        m_events = std::max(m_events, written - std::min(written, dropped));
        m_ended = std::max(m_ended, block.ended);
    }

    std::uint64_t events() const { return m_events; }
    SessionSummary summary() const
    {
        return {m_events, m_connections.size(), between(m_began, m_ended), m_cut};
    }

private:
    std::uint64_t m_events = 0;
    std::int64_t m_began = 0, m_ended = 0;
    bool m_any = false, m_cut = false;
    std::unordered_set<std::uint32_t> m_connections;
};

} // namespace

std::optional<SessionSummary> sessionSummary(const std::string& path, const Progress& progress,
                                             std::uint64_t mostCounted)
{
    SessionReader reader;
    if (!reader.open(path).empty())
        return std::nullopt;
    Counting counting;
    while (counting.events() < mostCounted) {
        if (!goOn(progress, counting.events(), 0))
            return std::nullopt;
        const auto read = reader.next(0);
        if (!read)
            return counting.summary();
        if (blockFlaw(read->block, read->detailBytes).empty())
            counting.take(read->block);
    }
    reader.rewind();
    const auto last = reader.next(reader.facts().lastBlock.value_or(0));
    if (last && blockFlaw(last->block, last->detailBytes).empty())
        counting.takeLast(last->block, reader.facts().droppedEvents);
    return counting.summary();
}

} // namespace lifeline
