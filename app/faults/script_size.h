// How large a script is, so that a small file cannot ask for a large one.
#pragma once

#include "faults/step.h"

#include <span>

namespace lifeline {

struct ScriptSize {
    std::size_t steps = 0;   // those of a loop count once, the loop itself too
    std::size_t bytes = 0;   // of what the steps send, each once
    std::size_t depth = 0;   // of loops inside each other
    std::uint64_t times = 1; // how often its busiest step is played

    /// One script after the other.
    ScriptSize& operator+=(const ScriptSize& other);
    friend bool operator==(const ScriptSize&, const ScriptSize&) = default;
};

ScriptSize sizeOf(std::span<const Step> steps);

} // namespace lifeline
