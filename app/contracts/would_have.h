// The same connection on other stacks: what each contract says it would have told.
#pragma once

#include "contracts/contract.h"

#include <optional>
#include <span>
#include <vector>

namespace lifeline {

struct WouldHave {
    const StackContract* contract = nullptr;
    std::vector<ToldCallback> told; // the likeliest way
    bool certain = true;            // false: the contract names other ways too
    /// From the moment after this one on it is no longer the same connection: that stack would have opened,
    /// refused or ended it where the recorded one did not, and the peer would have met something else.
    /// nullopt: never.
    std::optional<std::size_t> divergedAt;
    bool diverged = false; // divergedAt is set
};

/// One for each built-in contract of that side, in their order. `recorded`: the contract of the stack that
/// lived through the moments; nullptr: the reference.
std::vector<WouldHave> whatEachWouldHaveBeenTold(std::span<const Moment> moments, Side side,
                                                 const StackContract* recorded = nullptr);

} // namespace lifeline
