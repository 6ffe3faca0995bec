#include "endpoints/connection_registry.h"

#include "endpoints/socket_address.h"

namespace lifeline {
namespace {

std::size_t position(Side side) { return side == Side::Client ? 0 : 1; }

} // namespace

void ConnectionRegistry::add(ConnectionId id, Side side, std::shared_ptr<LiveEnd> end)
{
    m_ends[number(id)][position(side)] = std::move(end);
    m_live.store(m_ends.size(), std::memory_order_release);
}

void ConnectionRegistry::remove(ConnectionId id, Side side)
{
    const auto found = m_ends.find(number(id));
    if (found == m_ends.end())
        return;
    found->second[position(side)].reset();
    if (!found->second[0] && !found->second[1])
        m_ends.erase(found);
    m_live.store(m_ends.size(), std::memory_order_release);
}

std::shared_ptr<LiveEnd> ConnectionRegistry::find(ConnectionId id, Side side) const
{
    const auto found = m_ends.find(number(id));
    return found == m_ends.end() ? nullptr : found->second[position(side)];
}

std::vector<std::shared_ptr<LiveEnd>> ConnectionRegistry::all() const
{
    std::vector<std::shared_ptr<LiveEnd>> ends;
    ends.reserve(m_ends.size() * 2);
    for (const auto& [id, sides] : m_ends) {
        for (const auto& end : sides) {
            if (end)
                ends.push_back(end);
        }
    }
    return ends;
}

void ConnectionRegistry::expect(const TcpEndpoint& client, const TcpEndpoint& server, ConnectionId id)
{
    m_expected.insert_or_assign({normalised(client), normalised(server)}, id);
}

void ConnectionRegistry::forget(const TcpEndpoint& client, const TcpEndpoint& server)
{
    m_expected.erase({normalised(client), normalised(server)});
}

void ConnectionRegistry::forgetExpectedOn(std::uint16_t serverPort)
{
    std::erase_if(m_expected,
                  [serverPort](const auto& entry) { return entry.first.second.port() == serverPort; });
}

ConnectionId ConnectionRegistry::idForAccepted(const TcpEndpoint& client, const TcpEndpoint& server)
{
    const auto found = m_expected.find({normalised(client), normalised(server)});
    if (found == m_expected.end())
        return newId();
    const ConnectionId id = found->second;
    m_expected.erase(found);
    return id;
}

} // namespace lifeline
