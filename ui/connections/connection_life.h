// How long a connection has been there.
#pragma once

#include "session/connection_table.h"

namespace lifeline {

/// One of its ends here is not over yet.
bool isLive(const ConnectionStory& story);

/// From its first event to the end of its last end here, or to `now` while it is live. Never negative.
Duration lifeOf(const ConnectionStory& story, MonotonicTime now);

/// Neither a normal closure nor going away, no missing code, and not one of an application's own codes.
bool isAbnormalClose(std::uint16_t code);

} // namespace lifeline
