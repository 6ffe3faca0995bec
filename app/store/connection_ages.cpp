#include "store/connection_ages.h"

#include <algorithm>
#include <utility>

namespace lifeline {

void ConnectionAges::take(const EventEntry& entry, std::uint64_t row, std::uint64_t bytes)
{
    if (entry.connection == number(ConnectionId::None))
        return;
    const auto [at, isNew] = m_ages.try_emplace(entry.connection);
    Age& age = at->second;
    age.firstRow = isNew ? row : age.firstRow;
    age.lastRow = row;
    age.bytes += bytes;
    const auto side = static_cast<std::uint8_t>(1U << static_cast<unsigned>(entry.side));
    const bool over = entry.phase == Phase::Closed || entry.phase == Phase::Failed;
    age.seen |= side;
    age.over = static_cast<std::uint8_t>(over ? age.over | side : age.over & ~side);
}

ConnectionAges::Batch ConnectionAges::oldest(std::uint64_t bytes)
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> over; // by when they ended
    for (const auto& [connection, age] : m_ages) {
        if (age.isOver())
            over.emplace_back(age.lastRow, connection);
    }
    std::ranges::sort(over);
    Batch batch;
    for (auto next = over.begin(); next != over.end() && batch.bytes < bytes; ++next) {
        const Age& age = m_ages.at(next->second);
        batch.firstRow = std::min(batch.firstRow, age.firstRow);
        batch.lastRow = std::max(batch.lastRow, age.lastRow);
        batch.bytes += age.bytes;
        batch.connections.insert(next->second);
        m_dropped.insert(next->second);
        m_ages.erase(next->second);
    }
    return batch;
}

} // namespace lifeline
