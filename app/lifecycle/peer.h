// What stands behind one end of a TCP connection, without sockets, clock or threads: inputs and a time go in,
// commands come out.
#pragma once

#include "lifecycle/peer_command.h"
#include "lifecycle/peer_input.h"

namespace lifeline {

/// Not thread-safe. Times given to handle() never go back.
class Peer {
public:
    Peer() = default;
    virtual ~Peer() = default;
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    /// Appends the commands the input leads to, in the order they must be carried out. After Release nothing
    /// comes.
    virtual void handle(const PeerInput& input, MonotonicTime now, PeerCommands& out) = 0;

    virtual bool done() const = 0;
    virtual Phase phase() const = 0;
    virtual ConnectionId connection() const = 0;
    virtual Side side() const = 0;
};

} // namespace lifeline
