#include "endpoints/connection_registry.h"

#include "endpoints/socket_address.h"

namespace lifeline {
namespace {

std::size_t position(Side side) { return side == Side::Client ? 0 : 1; }

} // namespace

void ConnectionRegistry::add(ConnectionId id, Side side, std::shared_ptr<TcpLink> link)
{
    m_links[number(id)][position(side)] = std::move(link);
    m_live.store(m_links.size(), std::memory_order_release);
}

void ConnectionRegistry::remove(ConnectionId id, Side side)
{
    const auto found = m_links.find(number(id));
    if (found == m_links.end())
        return;
    found->second[position(side)].reset();
    if (!found->second[0] && !found->second[1])
        m_links.erase(found);
    m_live.store(m_links.size(), std::memory_order_release);
}

std::shared_ptr<TcpLink> ConnectionRegistry::find(ConnectionId id, Side side) const
{
    const auto found = m_links.find(number(id));
    return found == m_links.end() ? nullptr : found->second[position(side)];
}

std::vector<std::shared_ptr<TcpLink>> ConnectionRegistry::all() const
{
    std::vector<std::shared_ptr<TcpLink>> links;
    links.reserve(m_links.size() * 2);
    for (const auto& [id, sides] : m_links) {
        for (const auto& link : sides) {
            if (link)
                links.push_back(link);
        }
    }
    return links;
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
