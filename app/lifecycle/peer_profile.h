// What the connections of one server, or one client connection, are set up with; shared, and never changed
// while in use.
#pragma once

#include "lifecycle/peer_settings.h"
#include "wire/handshake.h"

namespace lifeline {

struct PeerProfile {
    PeerSettings settings;
    ServerPolicy policy;    // servers
    WsUrl url;              // clients
    RequestOptions request; // clients
};

} // namespace lifeline
