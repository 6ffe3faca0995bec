// A scripted server whose visitors choose the script: a request for /ID is answered by playing that fault.
#pragma once

#include "faults/catalogue.h"
#include "faults/scripted_peer.h"

namespace lifeline {

/// Reads the request head, takes the first segment of its path as id or alias of a server-side fault and
/// plays that one. Faults that misbehave before the request (or reach no server at all) cannot be chosen by
/// path: those, and unknown names, get a plain 404 whose body lists what there is. `catalogue`, `random` and
/// `sink` must outlive it.
class ByPathPeer final : public Peer {
public:
    ByPathPeer(ConnectionId connection, const Catalogue& catalogue, std::string host, RandomSource& random,
               EventSink& sink);

    void handle(const PeerInput& input, MonotonicTime now, PeerCommands& out) override
    {
        m_peer.handle(input, now, out);
    }

    bool done() const override { return m_peer.done(); }
    Phase phase() const override { return m_peer.phase(); }
    ConnectionId connection() const override { return m_peer.connection(); }
    Side side() const override { return Side::Server; }

    /// Whether a path can choose it: a server's fault whose script first waits for the request.
    static bool canBeChosen(const Fault& fault);

private:
    ScriptedPeer m_peer;
};

} // namespace lifeline
