// Rules for a test, and a log to hold them to.
#pragma once

#include "review/expectations.h"
#include "session/event_log.h"
#include "support/every_event.h"

#include <string>

namespace lifeline {

/// A whole file with one rule; `check` is what stands besides its name.
inline std::string ruleFile(const std::string& check)
{
    return R"({"lifeline-expect": 1, "rules": [{"name": "a rule", )" + check + "}]}";
}

/// Puts an event of a connection into a log, so many milliseconds after its beginning.
inline void put(EventLog& log, std::uint32_t connection, int milliseconds, EventBody body,
                Phase phase = Phase::Open, Side side = Side::Server)
{
    Event event = eventOf(body, phase, side);
    event.connection = ConnectionId{connection};
    event.at = monotonicTime(std::int64_t{milliseconds} * 1'000'000);
    log.accept(event);
}

inline event::Callback callback(CallbackName name, std::uint16_t code = 0)
{
    event::Callback out{.name = name};
    out.code = code;
    return out;
}

} // namespace lifeline
