#include "contracts/invariants.h"

#include "contracts/invariant_checks.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

using namespace invariant_check;

constexpr std::array<std::string_view, 4> holdingIds{"held", "missed", "not-yet", "not-applicable"};
constexpr std::array<std::string_view, 4> severityIds{"none", "remark", "surprise", "bug"};
constexpr Duration leastPatience = std::chrono::seconds(1), patienceWithStrangers = std::chrono::minutes(1);

constexpr std::array<Found (*)(const Sight&), invariantCount> checks{
    closeAtMostOnce,     closeImpliesOpen,    openImpliesClose,
    noMessageBeforeOpen, noMessageAfterClose, errorThenClose,
    noErrorAfterClose,   nothingAfterTheEnd,  upgradeImpliesOpenOrFailure,
    codeAsOnTheWire,     abnormalEndReported, failedHandshakeNeverOpens,
    endsAgreeOnOpen,     endsAgreeOnCode,
};

} // namespace

std::string_view holdingId(Holding holding) { return holdingIds[static_cast<std::size_t>(holding)]; }

std::string_view severityId(Severity severity) { return severityIds[static_cast<std::size_t>(severity)]; }

Severity InvariantResult::severity() const
{
    if (holding != Holding::Missed)
        return Severity::None;
    switch (promise) {
    case Promise::Promised: return Severity::Bug;
    case Promise::Observed: return Severity::Surprise;
    case Promise::NotPromised: break;
    }
    return Severity::Remark;
}

Duration SideRecord::patience() const
{
    if (contract == nullptr)
        return patienceWithStrangers;
    Duration longest = leastPatience;
    for (const std::string_view name : {"idle", "close"}) {
        if (const auto timer = contract->timers().find(name); timer != contract->timers().end())
            longest = std::max(longest, timer->second);
    }
    return longest;
}

std::vector<InvariantResult> checkInvariants(const SideRecord& side, const SideRecord* otherEnd)
{
    const Sight sight{side, ToldStory(side.callbacks), otherEnd};
    std::vector<InvariantResult> results;
    for (const InvariantInfo& row : invariants()) {
        const Promise promise =
            side.contract != nullptr ? side.contract->invariant(row.id) : Promise::NotPromised;
        Found found = checks[static_cast<std::size_t>(row.invariant)](sight);
        std::erase(found.events, EventSeq{0});
        results.push_back({row.invariant, found.holding, promise, std::move(found.events)});
    }
    return results;
}

} // namespace lifeline
