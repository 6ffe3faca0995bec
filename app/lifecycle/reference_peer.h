// One end as Lifeline itself plays it: the peer machine and, between it and the log, the reference stack.
#pragma once

#include "lifecycle/peer_machine.h"
#include "lifecycle/reference_contract.h"

#include <memory>

namespace lifeline {

/// `random`, `sink` and `application` must outlive it.
class ReferencePeer final : public Peer {
public:
    ReferencePeer(ConnectionId connection, Side side, std::shared_ptr<const PeerProfile> profile,
                  RandomSource& random, EventSink& sink, Application& application)
        : m_contract(sink, application), m_machine(connection, side, std::move(profile), random, m_contract)
    {
    }

    void handle(const PeerInput& input, MonotonicTime now, PeerCommands& out) override
    {
        m_machine.handle(input, now, out);
    }
    bool done() const override { return m_machine.done(); }
    Phase phase() const override { return m_machine.phase(); }
    ConnectionId connection() const override { return m_machine.connection(); }
    Side side() const override { return m_machine.side(); }

private:
    ReferenceContract m_contract;
    PeerMachine m_machine;
};

} // namespace lifeline
