// Which connection of one session goes with which of another.
#pragma once

#include "session/connection_table.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lifeline {

/// At least one is there.
struct ConnectionPair {
    std::optional<std::uint32_t> left, right; // numbers
};

/// Connections that asked for the same go together, first with first: by path and query of the request,
/// without the address; what is left then by the path alone. In the order of the left ones; those only the
/// right has come last.
std::vector<ConnectionPair> pairConnections(const ConnectionTable& left, const ConnectionTable& right);

} // namespace lifeline
