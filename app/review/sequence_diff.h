// What two sequences have in common, in order: the basis of a comparison.
#pragma once

#include "base/progress.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lifeline {

/// The same value stands at both places.
struct CommonPlace {
    std::uint32_t left = 0, right = 0;
    friend bool operator==(const CommonPlace&, const CommonPlace&) = default;
};

/// The longest common subsequence, rising on both sides (Myers 1986, in linear space). Time grows with what
/// differs; where two stretches have more than `mostSteps` differences it takes the way that got furthest
/// instead of the longest, so that hostile sequences cost no more than their length times that. Cancelled, it
/// gives what it found until then.
std::vector<CommonPlace> commonSubsequence(std::span<const std::uint64_t> left,
                                           std::span<const std::uint64_t> right,
                                           const Progress& progress = {});

inline constexpr int mostSteps = 1000;

} // namespace lifeline
