// Which stack plays our end.
#pragma once

#include <cstdint>

namespace lifeline {

/// The lab stands in front of any but the reference, and looks.
enum class StackKind : std::uint8_t { Reference, Qt };

} // namespace lifeline
