// What is no packet, as a comment on one.
#pragma once

#include "lifecycle/connection_story.h"

#include <string>
#include <string_view>

namespace lifeline {

/// Before the event in its comment, on a line of its own.
inline constexpr std::string_view commentEventMark = "lifeline:";

/// Whether the event is told in a comment: what packets show, and deadlines that were only armed or met, are
/// not.
bool isCommented(EventKind kind);

/// A sentence, then a line with the mark and the event as a line of the public log format. An event too long
/// for a comment has its sentence only.
std::string packetComment(const Event& event);

/// "Verdict: …", from the facts; no second line.
std::string verdictComment(const ConnectionStory& story);

/// Of a payload of which only a part is known.
std::string cutComment(const Event& event, std::uint64_t kept, std::uint64_t arrived, bool filled);

} // namespace lifeline
