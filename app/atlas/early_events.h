// Events of connections that no play is known for yet: a client's begins at the door, before the scripted
// server behind it has been reached and tells whose it is.
#pragma once

#include "lifecycle/event.h"

#include <deque>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace lifeline {

/// Keeps its own copy of each event. Bounded: of each connection the first events, and the newest
/// connections.
class EarlyEvents {
public:
    static constexpr std::size_t mostConnections = 256;
    static constexpr std::size_t mostEvents = 64; // of one

    void keep(const Event& event);
    /// Hands those of that connection over, in order, and forgets them. Views in an event are good during the
    /// call.
    void handOver(ConnectionId connection, const std::function<void(const Event&)>& take);
    std::size_t size() const { return m_order.size(); } // connections

private:
    struct Kept {
        Event event; // its body is empty
        EventKind kind = EventKind::Listening;
        std::string bytes;
    };

    std::unordered_map<std::uint32_t, std::vector<Kept>> m_events;
    std::deque<std::uint32_t> m_order; // the oldest first
};

} // namespace lifeline
