// All live ends by connection and side, and which two ends belong to one TCP connection.
#pragma once

#include "base/ids.h"
#include "endpoints/tcp_types.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lifeline {

class LiveEnd;

/// newId() and liveCount() may be called from any thread, the rest on the transport thread only.
class ConnectionRegistry {
public:
    ConnectionId newId()
    {
        return static_cast<ConnectionId>(m_lastId.fetch_add(1, std::memory_order_relaxed) + 1);
    }
    /// Connections with at least one live side.
    std::size_t liveCount() const { return m_live.load(std::memory_order_acquire); }

    void add(ConnectionId id, Side side, std::shared_ptr<LiveEnd> end);
    void remove(ConnectionId id, Side side);
    std::shared_ptr<LiveEnd> find(ConnectionId id, Side side) const;
    /// A copy, so that ends may go while it is walked. In no order.
    std::vector<std::shared_ptr<LiveEnd>> all() const;

    /// Our client `id` connects from `client` to `server`, which is ours too: its accept will ask for the id.
    void expect(const TcpEndpoint& client, const TcpEndpoint& server, ConnectionId id);
    void forget(const TcpEndpoint& client, const TcpEndpoint& server);
    /// Nothing is accepted on that port any more.
    void forgetExpectedOn(std::uint16_t serverPort);
    /// The id of our client at the other end; a new one for a stranger.
    ConnectionId idForAccepted(const TcpEndpoint& client, const TcpEndpoint& server);

private:
    using Ends = std::pair<TcpEndpoint, TcpEndpoint>; // client, server; normalised

    std::atomic<std::uint32_t> m_lastId{0};
    std::atomic<std::size_t> m_live{0};
    std::unordered_map<std::uint32_t, std::array<std::shared_ptr<LiveEnd>, 2>> m_ends; // client, server
    std::map<Ends, ConnectionId> m_expected;
};

} // namespace lifeline
