// The servers beside the main one, by ticket.
#pragma once

#include "endpoints/full_backlog.h"
#include "endpoints/link_maker.h"
#include "endpoints/listener.h"

#include <map>
#include <memory>

namespace lifeline {

/// Used on the transport thread only.
class SideServers {
public:
    /// Called with what keeps one of them from accepting.
    using Failed = std::function<void(const SocketFault&)>;

    SideServers(LinkContext& context, Failed failed) : m_context(context), m_failed(std::move(failed)) {}

    /// `ready` is called once, perhaps within the call; not when the server is removed before.
    void add(ServerTicket ticket, const SideServer& server, ServerReady ready);
    /// Does nothing for a ticket that is not there.
    void remove(ServerTicket ticket);
    void clear();

private:
    /// One of its doors is there.
    struct Entry {
        std::unique_ptr<Listener> open;
        std::unique_ptr<FullBacklog> full;
        std::unique_ptr<TcpAcceptor> closed; // bound so that nobody else gets the port; listens never
        std::uint16_t servedPort = 0;        // of `open`
    };

    std::optional<SocketFault> open(ServerTicket ticket, const SideServer& server, const ServerReady& ready);
    std::optional<SocketFault> openDoor(Entry& entry, ServerTicket ticket, const SideServer& server,
                                        const TcpEndpoint& where, const ServerReady& ready);
    std::optional<SocketFault> fillBacklog(Entry& entry, const TcpEndpoint& where, const ServerReady& ready);
    std::optional<SocketFault> holdClosed(Entry& entry, const TcpEndpoint& where, const ServerReady& ready);

    LinkContext& m_context;
    Failed m_failed;
    std::map<ServerTicket, Entry> m_servers;
};

} // namespace lifeline
