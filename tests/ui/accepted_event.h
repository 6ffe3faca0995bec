// The first event of a connection to the local server.
#pragma once

#include "lifecycle/event.h"

namespace lifeline {

inline Event accepted(std::uint32_t connection)
{
    Event event;
    event.connection = ConnectionId{connection};
    event.side = Side::Server;
    event.phase = Phase::Upgrading;
    event.body = event::Accepted{"127.0.0.1:9001", "127.0.0.1:40000"};
    return event;
}

} // namespace lifeline
