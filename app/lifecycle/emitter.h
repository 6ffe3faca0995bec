// Where the parts of a peer machine put their events: one sink, one connection, one side, one phase, one
// time.
#pragma once

#include "lifecycle/event.h"

#include <utility>

namespace lifeline {

struct Emitter {
    EventSink& sink;
    ConnectionId connection = ConnectionId::None;
    Side side = Side::Client;
    Phase phase = Phase::Idle;
    MonotonicTime now = {};

    template <class Body> void operator()(Body&& body)
    {
        Event event;
        event.at = now;
        event.connection = connection;
        event.side = side;
        event.phase = phase;
        event.body = std::forward<Body>(body);
        sink.accept(event);
    }

    /// Moves by the table of phases; a trigger that means nothing in this phase changes nothing.
    void move(Trigger trigger) { phase = nextPhase(phase, trigger).value_or(phase); }
};

} // namespace lifeline
