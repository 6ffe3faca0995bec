// Makes links and enters them in the registry: with Lifeline's own peer behind them, or with one from a
// factory; and taps, which forward what they accept.
#pragma once

#include "endpoints/lab.h"
#include "endpoints/tcp_link.h"
#include "lifecycle/peer_profile.h"

#include <memory>

namespace lifeline {

/// What plays the connections of one server, or one client connection.
struct Player {
    PeerFactory factory;                        // empty: Lifeline's own peer with what follows
    std::shared_ptr<const PeerProfile> profile; // there where `factory` is empty
    bool echo = false;                          // sends each message back
    std::optional<ForwardTo> forward = {};      // nobody plays: a tap; of the profile its timeout counts
};

/// Used on the transport thread only.
std::shared_ptr<TcpLink> makeLink(LinkContext& context, ConnectionId id, Side side, const Player& player);

/// A server's: under the id of the client at the other end where that is ours, and no other side there has
/// the same view; else a new one. `sideServer`: 0 for the main one.
void startAccepted(LinkContext& context, TcpSocket socket, const TcpEndpoint& remote, const Player& player,
                   ServerTicket sideServer = 0);

} // namespace lifeline
