// Faults whose story depends on who is faster, known beforehand: they are played often from the start.
#pragma once

#include <cstddef>
#include <string_view>

namespace lifeline {

/// Why the same play can go in more than one way against one and the same stack; empty where it should not.
std::string_view whyRacy(std::string_view fault);

inline constexpr std::size_t racyFaultCount = 15;

} // namespace lifeline
