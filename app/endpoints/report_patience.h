// How long a report waits for a connection that is not known yet; then it is refused.
#pragma once

#include "base/time.h"

namespace lifeline {

inline constexpr Duration reportPatience = std::chrono::seconds(2);

} // namespace lifeline
