#include "session/seq_runs.h"

#include <algorithm>
#include <mutex>

namespace lifeline {

void SeqRuns::begin(std::uint64_t row, EventSeq seq)
{
    const std::unique_lock lock(m_mutex);
    if (!m_runs.empty() && m_runs.back().row == row)
        m_runs.pop_back(); // nothing came of it
    const EventSeq next = numberAt(row);
    if (seq > next)
        m_runs.push_back({row, seq});
    m_any.store(!m_runs.empty(), std::memory_order_release);
}

EventSeq SeqRuns::numberAt(std::uint64_t row) const
{
    const auto after = std::upper_bound(m_runs.begin(), m_runs.end(), row,
                                        [](std::uint64_t at, const Run& run) { return at < run.row; });
    return after == m_runs.begin() ? row + 1 : std::prev(after)->seq + (row - std::prev(after)->row);
}

EventSeq SeqRuns::find(std::uint64_t row) const
{
    const std::shared_lock lock(m_mutex);
    return numberAt(row);
}

std::optional<std::uint64_t> SeqRuns::rowOf(EventSeq seq, std::uint64_t size) const
{
    const std::shared_lock lock(m_mutex);
    const auto after = std::upper_bound(m_runs.begin(), m_runs.end(), seq,
                                        [](EventSeq wanted, const Run& run) { return wanted < run.seq; });
    const Run run = after == m_runs.begin() ? Run{0, 1} : *std::prev(after);
    const std::uint64_t end = after == m_runs.end() ? size : std::min(size, after->row);
    if (seq < run.seq || seq - run.seq >= end - std::min(end, run.row))
        return std::nullopt;
    return run.row + (seq - run.seq);
}

} // namespace lifeline
