#include "endpoints/callback_relay.h"

#include "endpoints/connection_registry.h"
#include "endpoints/live_end.h"

#include <asio/post.hpp>

namespace lifeline {

/// Stands for a peer and keeps its end among those that are told.
class CallbackRelay::ToldPeer final : public Peer {
public:
    ToldPeer(std::unique_ptr<Peer> peer, std::shared_ptr<Ends> told)
        : m_peer(std::move(peer)), m_told(std::move(told)), m_end(endOf(m_peer->connection(), m_peer->side()))
    {
        m_told->insert(m_end);
    }
    ~ToldPeer() override { m_told->erase(m_end); }

    void handle(const PeerInput& input, MonotonicTime now, PeerCommands& out) override
    {
        m_peer->handle(input, now, out);
    }
    bool done() const override { return m_peer->done(); }
    Phase phase() const override { return m_peer->phase(); }
    ConnectionId connection() const override { return m_peer->connection(); }
    Side side() const override { return m_peer->side(); }

private:
    std::unique_ptr<Peer> m_peer;
    std::shared_ptr<Ends> m_told;
    std::uint64_t m_end;
};

std::uint64_t CallbackRelay::endOf(ConnectionId connection, Side side)
{
    return (std::uint64_t{number(connection)} << 8U) | static_cast<std::uint64_t>(side);
}

std::unique_ptr<Peer> CallbackRelay::told(std::unique_ptr<Peer> peer)
{
    return std::make_unique<ToldPeer>(std::move(peer), m_told);
}

void CallbackRelay::acceptNoted(const Event& event)
{
    m_next.accept(event);
    m_reports.note(event);
    if (!m_told->empty() && event.kind() == EventKind::Callback)
        tell(event);
}

/// Later, since a link must not get its input while another handles its own.
void CallbackRelay::tell(const Event& event)
{
    const Side there = otherEnd(event.side);
    if (!m_told->contains(endOf(event.connection, there)))
        return;
    const auto end = m_registry.find(event.connection, there);
    if (!end)
        return;
    const auto& callback = std::get<event::Callback>(event.body);
    asio::post(m_io, [end, seen = input::CallbackSeen{callback.name, callback.code}] { end->handle(seen); });
}

} // namespace lifeline
