// What the colour, the arrow and the size of an event's row are made of.
#pragma once

#include "lifecycle/event.h"
#include "session/event_log.h"

#include <cstdint>

namespace lifeline {

/// Which way something went on the wire, seen from the event's side.
enum class Way : std::uint8_t { None, Sent, Received };

/// How an event's name is coloured.
enum class EventTone : std::uint8_t { Plain, Sent, Received, Fault };

/// Frames, messages, requests, responses and the ends of TCP have a way.
Way wayOf(EventKind kind, Side side);

/// Frames, requests and responses in the colour of their way; what failed or broke in that of faults.
EventTone toneOf(const EventEntry& entry);

/// Bytes that passed on the wire: of a frame with its header, of a head with its body; 0 for everything else.
std::uint64_t wireBytes(const EventLog& log, std::uint64_t row);

} // namespace lifeline
