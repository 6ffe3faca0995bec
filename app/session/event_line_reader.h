// Reads one event of the public log format back.
#pragma once

#include "session/event_detail_reader.h"

#include <optional>

namespace lifeline {

/// The whole line is in `reading`, the event's number is at least `least`. Views of the event live as long as
/// `texts`. nullopt: `reading` has a problem more.
std::optional<Event> readEventLine(JsonReading& reading, EventSeq least, BodyTexts& texts);

} // namespace lifeline
