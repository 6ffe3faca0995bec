#include "endpoints/side_servers.h"

#include "endpoints/socket_address.h"

namespace lifeline {
namespace {

Player playerOf(const SideServer& server)
{
    if (server.peer && !server.forward)
        return {server.peer, {}, false};
    return {{},
            std::make_shared<PeerProfile>(PeerProfile{server.settings, server.policy, {}, {}}),
            server.echo,
            server.forward};
}

} // namespace

void SideServers::add(ServerTicket ticket, const SideServer& server, ServerReady ready)
{
    if (const auto fault = open(ticket, server, ready)) {
        m_servers.erase(ticket);
        ready(ListenFault{fault->cause, fault->error});
    }
}

std::optional<SocketFault> SideServers::open(ServerTicket ticket, const SideServer& server,
                                             const ServerReady& ready)
{
    const auto address = parseAddress(server.bindAddress);
    if (!address)
        return SocketFault{Cause::UnresolvableHost, "not an IP address"};
    Entry& entry = m_servers[ticket];
    const TcpEndpoint where(*address, server.port);
    switch (server.door) {
    case SideServer::Door::Open: return openDoor(entry, ticket, server, where, ready);
    case SideServer::Door::FullBacklog: return fillBacklog(entry, where, ready);
    case SideServer::Door::Closed: break;
    }
    return holdClosed(entry, where, ready);
}

std::optional<SocketFault> SideServers::openDoor(Entry& entry, ServerTicket ticket, const SideServer& server,
                                                 const TcpEndpoint& where, const ServerReady& ready)
{
    entry.open = std::make_unique<Listener>(
        m_context.io,
        [this, ticket, player = playerOf(server)](TcpSocket socket, const TcpEndpoint& remote) {
            startAccepted(m_context, std::move(socket), remote, player, ticket);
        },
        m_failed);
    if (auto fault = entry.open->open(where, server.receiveBuffer))
        return fault;
    entry.servedPort = entry.open->endpoint().port();
    m_context.servedPorts.insert(entry.servedPort);
    ready(entry.servedPort);
    return std::nullopt;
}

std::optional<SocketFault> SideServers::fillBacklog(Entry& entry, const TcpEndpoint& where,
                                                    const ServerReady& ready)
{
    entry.full = std::make_unique<FullBacklog>(m_context.io);
    return entry.full->open(where,
                            [ready, backlog = entry.full.get()] { ready(backlog->endpoint().port()); });
}

std::optional<SocketFault> SideServers::holdClosed(Entry& entry, const TcpEndpoint& where,
                                                   const ServerReady& ready)
{
    entry.closed = std::make_unique<TcpAcceptor>(m_context.io);
    asio::error_code failed;
    entry.closed->open(where.protocol(), failed);
    if (!failed)
        entry.closed->bind(where, failed);
    if (failed)
        return faultOf(failed);
    ready(entry.closed->local_endpoint(failed).port());
    return std::nullopt;
}

void SideServers::remove(ServerTicket ticket)
{
    const auto server = m_servers.extract(ticket);
    if (!server || server.mapped().servedPort == 0)
        return;
    const std::uint16_t port = server.mapped().servedPort;
    m_context.servedPorts.erase(m_context.servedPorts.find(port));
    m_context.registry.forgetExpectedOn(port);
}

void SideServers::clear()
{
    while (!m_servers.empty())
        remove(m_servers.begin()->first);
}

} // namespace lifeline
