// One event of every shape there is, with ordinary and with hostile content.
#pragma once

#include "lifecycle/event.h"

#include <string>
#include <vector>

namespace lifeline {

struct NamedEvent {
    const char* name;
    Event event; // views into constants: always valid
};

/// Every kind at least once, every callback, frames of all sorts. seq, time, connection, side and phase are
/// set.
std::vector<NamedEvent> everyEvent();

/// As one line of the public format, without the newline: the whole event as text that can be compared.
std::string asLine(const Event& event);

/// One event, with the rest of an Event filled in.
Event eventOf(EventBody body, Phase phase = Phase::Open, Side side = Side::Server);

} // namespace lifeline
