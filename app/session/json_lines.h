// The public log format: JSON Lines, a header line and then one event a line (schema: resources/schema/).
#pragma once

#include "lifecycle/event.h"
#include "session/event_log.h"

#include <ostream>
#include <string>

namespace lifeline {

inline constexpr int jsonLinesVersion = 1;

/// {"lifeline":1,"started":"…","clock":"monotonic-ns","app":"0.1.0"} and a newline.
void appendHeaderLine(std::string& out, std::string_view startedUtc, std::string_view appVersion);

/// {"seq":…,"t":…,"connection":…,"side":…,"layer":…,"event":…,"phase":…,"detail":{…}} and a newline.
void appendEventLine(std::string& out, const Event& event);

/// The detail object alone, indented by two spaces a level, for people to read.
std::string detailText(const Event& event);

} // namespace lifeline
