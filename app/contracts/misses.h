// What of a connection's checks a person should be told: each surprise once, at the stack it is about.
#pragma once

#include "contracts/connection_check.h"

#include <span>
#include <string>
#include <vector>

namespace lifeline {

/// A stack's story that differs from the wire's, or from what an application would like to rely on.
struct Miss {
    Side side = Side::Server;
    std::string stack; // "qt 6.4.2"
    InvariantResult result;

    /// The event to look at: the callback that is off, or that nothing followed; 0: none.
    EventSeq event() const { return result.events.empty() ? 0 : result.events.back(); }
};

/// The client's first. What only follows from another miss of the same side is left out (a code that differs
/// because the end was not told as 1006), and so is a disagreement of both ends at the side that is not to
/// blame for it: the reference, or the second of two other stacks.
std::vector<Miss> missesIn(std::span<const SideCheck> checks);

} // namespace lifeline
