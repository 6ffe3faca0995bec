// Colours of a terminal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lifeline {

enum class Ink : std::uint8_t { Plain, Dim, Bold, Red, Green, Yellow, Blue, Cyan };

/// The text in that colour, or as it is.
std::string inked(std::string_view text, Ink ink, bool colors);

} // namespace lifeline
