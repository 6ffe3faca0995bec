// What one side of a connection is told before it begins.
#pragma once

#include "base/time.h"

#include <cstdint>

namespace lifeline {

/// Timeouts of zero are off. The defaults are those of the command line.
struct PeerSettings {
    Duration connectTimeout = std::chrono::seconds(10); // client: from the first attempt to a TCP connection
    Duration upgradeTimeout = std::chrono::seconds(10); // from a TCP connection to open
    Duration idleTimeout = std::chrono::seconds(60);    // open, and nothing sent or received
    Duration pingInterval = Duration::zero();           // between pings of our own
    Duration pongTimeout = std::chrono::seconds(10);    // from a ping of our own to its pong
    Duration closeTimeout =
        std::chrono::seconds(5); // from the first close frame, or a refusal, to the end of TCP
    std::uint64_t maxMessage = std::uint64_t{16} << 20; // payload bytes of one message, also of one frame
};

} // namespace lifeline
