#include "faults/scripted_peer.h"

#include "faults/script_player.h"

namespace lifeline {

ScriptedPeer::ScriptedPeer(ConnectionId connection, Setup setup, RandomSource& random, EventSink& sink)
    : m_impl(std::make_unique<Impl>(connection, std::move(setup), random, sink))
{
}

ScriptedPeer::~ScriptedPeer() = default;

void ScriptedPeer::handle(const PeerInput& input, MonotonicTime now, PeerCommands& out)
{
    m_impl->handle(input, now, out);
}

bool ScriptedPeer::done() const { return m_impl->done(); }
Phase ScriptedPeer::phase() const { return m_impl->emit().phase; }
ConnectionId ScriptedPeer::connection() const { return m_impl->emit().connection; }
Side ScriptedPeer::side() const { return m_impl->emit().side; }

} // namespace lifeline
