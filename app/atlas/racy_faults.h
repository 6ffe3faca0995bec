// Faults whose story depends on who is faster, known beforehand: they are played often from the start.
#pragma once

#include "faults/scenario.h"

#include <cstddef>
#include <string_view>

namespace lifeline {

/// Why the same play can go in more than one way against one and the same stack; empty where it should not.
std::string_view whyRacy(std::string_view fault);

inline constexpr std::size_t racyFaultCount = 42;

/// Whether each play sends the same Sec-WebSocket-Key: two at once could not be told apart by what is
/// reported.
bool hasFixedKey(const Fault& fault);

} // namespace lifeline
