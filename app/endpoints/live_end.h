// One side of a live connection, as the lab sees it: played by a peer of ours, or observed from between.
#pragma once

#include "lifecycle/peer_input.h"

#include <cstdint>
#include <optional>

namespace lifeline {

/// Used on the transport thread only.
class LiveEnd {
public:
    LiveEnd() = default;
    virtual ~LiveEnd() = default;
    LiveEnd(const LiveEnd&) = delete;
    LiveEnd& operator=(const LiveEnd&) = delete;

    virtual Side side() const = 0;
    virtual Phase phase() const = 0;
    /// What an application, a person or the other end's stack does. An observed side has no application of
    /// ours: there only Injected, DropFin, DropReset and Vanish do something.
    virtual void handle(const PeerInput& input) = 0;
    /// Ends it as is fitting: a close frame where it is open and ours, the end of TCP elsewhere.
    virtual void sayGoodbye() = 0;
    /// Resets the connection, or ends the attempt to have one, and leaves nothing behind.
    virtual void drop() = 0;
    /// The reference stack or a script is behind it; else the application belongs to somebody else.
    virtual bool isPlayed() const = 0;
    /// How many doors that forward it has come through already.
    virtual unsigned hops() const { return 0; }

    /// The ticket of the server that accepted it, 0: the main one; nullopt: it is a client's.
    std::optional<std::uint32_t> acceptedBy() const { return m_acceptedBy; }
    void setAcceptedBy(std::uint32_t ticket) { m_acceptedBy = ticket; }

private:
    std::optional<std::uint32_t> m_acceptedBy;
};

} // namespace lifeline
