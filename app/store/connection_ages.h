// Which connections of a recording are over, since when, and how much room they take.
#pragma once

#include "session/event_log.h"

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lifeline {

class ConnectionAges {
public:
    /// Each row that goes to disk, in order; `bytes` is the room it takes.
    void take(const EventEntry& entry, std::uint64_t row, std::uint64_t bytes);

    /// Connections to be taken out, and the rows between which all their events lie.
    struct Batch {
        std::unordered_set<std::uint32_t> connections;
        std::uint64_t firstRow = UINT64_MAX, lastRow = 0;
        std::uint64_t bytes = 0;
    };
    /// Those that ended first, until they take so much room, or all that are over: both sides that were seen
    /// are closed or failed. They are known as dropped from now on.
    Batch oldest(std::uint64_t bytes);

    bool isDropped(std::uint32_t connection) const
    {
        return !m_dropped.empty() && m_dropped.contains(connection);
    }

private:
    struct Age {
        std::uint64_t firstRow = 0, lastRow = 0, bytes = 0;
        std::uint8_t seen = 0, over = 0; // a bit a side

        bool isOver() const { return seen == over; }
    };

    std::unordered_map<std::uint32_t, Age> m_ages;
    std::unordered_set<std::uint32_t> m_dropped;
};

} // namespace lifeline
