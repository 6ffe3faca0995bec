#include "ui/shell/own_ends.h"

#include "stacks/stack_host.h"

namespace lifeline {

bool playsForUs(const SideStory& side)
{
    if (side.forwarded)
        return side.present && side.stack == StackHost::qtName();
    const bool onlyReported = !side.tcp && !side.stack.empty(); // an outside program's, by its beacon
    return side.present && !onlyReported;
}

std::vector<Side> openSides(const ConnectionStory& story)
{
    std::vector<Side> sides;
    for (const Side side : {Side::Client, Side::Server}) {
        if (playsForUs(story.of(side)) && story.of(side).phase == Phase::Open)
            sides.push_back(side);
    }
    return sides;
}

/// A server behind the lab sees the lab's own end; a client in front of it has its own.
std::string clientAddress(const EventLog& log, const ConnectionRecord& record, Side side)
{
    for (const std::uint32_t row : record.rows) {
        const Event event = log.event(row);
        if (event.side != side)
            continue;
        if (const auto* forwarding = event.as<event::Forwarding>(); forwarding && side == Side::Server)
            return std::string(forwarding->local);
        if (const auto* connected = event.as<event::Connected>(); connected && side == Side::Client)
            return std::string(connected->local);
    }
    return {};
}

} // namespace lifeline
