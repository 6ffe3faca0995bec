// Where the parts of a peer machine put their events: one sink, one connection, one side, one phase, one
// time.
#pragma once

#include "lifecycle/event.h"

#include <type_traits>
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
        sink.accept(
            Event{0, now, connection, side, phase,
                  EventBody(std::in_place_type<std::remove_cvref_t<Body>>, std::forward<Body>(body))});
    }

    /// Moves by the table of phases; a trigger that means nothing in this phase changes nothing.
    void move(Trigger trigger) { phase = nextPhase(phase, trigger).value_or(phase); }
};

} // namespace lifeline
