// Durations and sizes as people type and read them.
#pragma once

#include "base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// "10s", "500ms", "1.5s", "2m", "1h", "250us", "30ns"; "0" alone is allowed. A bare number other than 0, a
/// negative number, or more than 10 years gives nullopt.
std::optional<Duration> parseDuration(std::string_view text);

/// The shortest exact form parseDuration reads back: "10s", "1.5s", "250ms", "0".
std::string durationText(Duration duration);

/// "64KiB", "16MiB", "1GiB", "1kB", "5MB", "512B" or bare bytes "512". nullopt for negative, empty, or beyond
/// 2^63-1.
std::optional<std::uint64_t> parseSize(std::string_view text);

/// "512 B", "1.5 KiB", "16 MiB": for people, at most three significant digits.
std::string sizeText(std::uint64_t bytes);

} // namespace lifeline
