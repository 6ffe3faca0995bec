#include "contracts/would_have.h"

namespace lifeline {
namespace {

/// What the peer can see of a stage: a close frame and the end of TCP both end it.
StackStage visible(StackStage stage) { return stage == StackStage::Closing ? StackStage::Ended : stage; }

/// The first moment after which the two stand differently; it matters only where something came behind it.
std::optional<std::size_t> divergence(const std::vector<StackStage>& recorded,
                                      const std::vector<StackStage>& other)
{
    for (std::size_t i = 0; i + 1 < recorded.size(); ++i) {
        if (visible(recorded[i]) != visible(other[i]))
            return i;
    }
    return std::nullopt;
}

} // namespace

std::vector<WouldHave> whatEachWouldHaveBeenTold(std::span<const Moment> moments, Side side,
                                                 const StackContract* recorded)
{
    std::vector<WouldHave> all;
    const StackContract* base =
        recorded != nullptr ? recorded : findContract("reference-" + std::string(sideName(side)));
    if (base == nullptr)
        return all;
    const std::vector<StackStage> stages = base->follow(moments).front().stages;
    for (const StackContract& contract : builtInContracts()) {
        if (contract.side() != side)
            continue;
        std::vector<Prediction> ways = contract.follow(moments);
        WouldHave each{&contract, std::move(ways.front().told), ways.size() == 1,
                       divergence(stages, ways.front().stages), false};
        each.diverged = each.divergedAt.has_value();
        all.push_back(std::move(each));
    }
    return all;
}

} // namespace lifeline
