#include "endpoints/link_maker.h"

#include "endpoints/tap.h"
#include "lifecycle/reference_peer.h"

#include <algorithm>

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

unsigned hopsOf(const std::shared_ptr<LiveEnd>& end) { return end ? end->hops() : 0; }

/// The end that a visitor turned out to be, where it is ours.
struct Visitor {
    ConnectionId id = ConnectionId::None;
    unsigned hops = 0; // doors it came through
};

/// Two ends with the same view of one connection cannot share its id. Our own client is no visitor whose view
/// could be observed: it tells its own.
Visitor identify(LinkContext& context, const TcpEndpoint& remote, const TcpEndpoint& local, Side view)
{
    const ConnectionId id = context.registry.idForAccepted(remote, local);
    const auto client = context.registry.find(id, Side::Client);
    const auto server = context.registry.find(id, Side::Server);
    const bool taken = view == Side::Server ? server != nullptr : client != nullptr || !server;
    return {taken ? context.registry.newId() : id, std::max(hopsOf(client), hopsOf(server))};
}

void startTap(LinkContext& context, TcpSocket socket, const TcpEndpoint& remote, const Visitor& visitor,
              const Player& player, ServerTicket sideServer)
{
    const auto tap = std::make_shared<Tap>(context, visitor.id, *player.forward,
                                           player.profile->settings.connectTimeout, visitor.hops);
    tap->setAcceptedBy(sideServer);
    context.registry.add(visitor.id, player.forward->observed, tap);
    tap->start(std::move(socket), remote);
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
    const Side view = player.forward ? player.forward->observed : Side::Server;
    const Visitor visitor = identify(context, remote, local, view);
    if (player.forward) {
        startTap(context, std::move(socket), remote, visitor, player, sideServer);
        return;
    }
    const auto link = makeLink(context, visitor.id, Side::Server, player);
    link->setAcceptedBy(sideServer);
    link->startAccepted(std::move(socket), remote);
}

} // namespace lifeline
