// How much happened in a session, without what.
#pragma once

#include "base/progress.h"

#include <cstdint>
#include <optional>
#include <string>

namespace lifeline {

struct SessionSummary {
    std::uint64_t events = 0, connections = 0;
    std::int64_t nanoseconds = 0; // from the first event to the last
    bool moreConnections = false; // there may be more of them: so many were seen among the first events
};

/// Reads the index of the first `mostCounted` events and of the last, and no details; may be called from any
/// thread. nullopt: it cannot be opened, or was cancelled. Of a file that is damaged it tells what can be
/// read.
std::optional<SessionSummary> sessionSummary(const std::string& path, const Progress& progress = {},
                                             std::uint64_t mostCounted = 1'000'000);

} // namespace lifeline
