#include "contracts/duties.h"

#include "contracts/invariants.h"

namespace lifeline {
namespace {

/// The invariant that makes a callback owed; nullopt: none does.
std::optional<Invariant> invariantBehind(const SideStory& story, CallbackName name)
{
    if (name == CallbackName::OnClose && story.didFire(CallbackName::OnOpen))
        return Invariant::OpenImpliesClose;
    if (name == CallbackName::OnOpen && story.wasOpen && story.didFire(CallbackName::Upgrade))
        return Invariant::UpgradeImpliesOpenOrFailure;
    return std::nullopt;
}

} // namespace

CallbackDuty contractDuty(Side side, const SideStory& story, CallbackName name)
{
    const StackContract* contract = contractFor(story.stack, side);
    if (contract == nullptr)
        return {};
    CallbackDuty duty{.duty = Duty::NotPromised, .called = contract->called(name)};
    const auto invariant = invariantBehind(story, name);
    if (!invariant)
        return duty;
    if (contract->invariant(info(*invariant).id) == Promise::Promised)
        duty.duty = Duty::Owed;
    duty.within = SideRecord{.callbacks = {}, .moments = {}, .contract = contract}.patience();
    return duty;
}

} // namespace lifeline
