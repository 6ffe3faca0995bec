#include "endpoints/link_maker.h"

#include "lifecycle/reference_peer.h"

namespace lifeline {
namespace {

std::unique_ptr<Peer> makePeer(LinkContext& context, ConnectionId id, Side side, const Player& player)
{
    if (player.factory)
        return context.relay.told(player.factory(id, context.random, context.sink));
    Application& application =
        player.echo ? static_cast<Application&>(context.echo) : static_cast<Application&>(context.silent);
    return std::make_unique<ReferencePeer>(id, side, player.profile, context.random, context.sink,
                                           application);
}

} // namespace

std::shared_ptr<TcpLink> makeLink(LinkContext& context, ConnectionId id, Side side, const Player& player)
{
    auto link = std::make_shared<TcpLink>(context, makePeer(context, id, side, player));
    context.registry.add(id, side, link);
    return link;
}

void startAccepted(LinkContext& context, TcpSocket socket, const TcpEndpoint& remote, const Player& player,
                   ServerTicket sideServer)
{
    asio::error_code gone;
    const TcpEndpoint local = socket.local_endpoint(gone);
    const ConnectionId id = context.registry.idForAccepted(remote, local);
    const auto link = makeLink(context, id, Side::Server, player);
    link->setSideServer(sideServer);
    link->startAccepted(std::move(socket), remote);
}

} // namespace lifeline
