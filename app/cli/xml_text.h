// Text inside XML, as the JUnit reports need it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lifeline {

/// Escaped for text and attributes; what XML 1.0 does not allow at all becomes U+FFFD.
std::string xmlText(std::string_view text);

/// "1.250000": nanoseconds as seconds, cut to microseconds.
std::string secondsText(std::int64_t nanoseconds);

} // namespace lifeline
