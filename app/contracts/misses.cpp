#include "contracts/misses.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

using enum Invariant;

/// Where `cause` was missed, `consequence` says nothing more.
struct Consequence {
    Invariant cause, consequence;
};
constexpr std::array consequences{
    Consequence{AbnormalEndReported, CodeAsOnTheWire},
    Consequence{AbnormalEndReported, EndsAgreeOnCode},
    Consequence{CodeAsOnTheWire, EndsAgreeOnCode},
    Consequence{FailedHandshakeNeverOpens, EndsAgreeOnOpen},
    Consequence{CloseAtMostOnce, NothingAfterTheEnd},
    Consequence{NoMessageAfterClose, NothingAfterTheEnd},
    Consequence{NoErrorAfterClose, NothingAfterTheEnd},
};

bool isMissed(const SideCheck& check, Invariant invariant)
{
    return std::ranges::any_of(check.results, [invariant](const InvariantResult& result) {
        return result.invariant == invariant && result.holding == Holding::Missed;
    });
}

bool followsFromAnother(const SideCheck& check, Invariant invariant)
{
    return std::ranges::any_of(consequences, [&](const Consequence& row) {
        return row.consequence == invariant && isMissed(check, row.cause);
    });
}

bool isAboutBothEnds(Invariant invariant)
{
    return invariant == EndsAgreeOnOpen || invariant == EndsAgreeOnCode;
}

/// Of two ends that disagree one is named, and none where the other's own miss explains it.
bool isToldAtTheOtherEnd(std::span<const SideCheck> checks, const SideCheck& check, Invariant invariant)
{
    if (!isAboutBothEnds(invariant))
        return false;
    return std::ranges::any_of(checks, [&](const SideCheck& other) {
        return other.side != check.side && isMissed(other, invariant) &&
               (followsFromAnother(other, invariant) || check.stack == "reference" ||
                (other.stack != "reference" && other.side == Side::Client));
    });
}

} // namespace

std::vector<Miss> missesIn(std::span<const SideCheck> checks)
{
    std::vector<Miss> misses;
    for (const SideCheck& check : checks) {
        for (const InvariantResult& result : check.results) {
            if (result.holding == Holding::Missed && !followsFromAnother(check, result.invariant) &&
                !isToldAtTheOtherEnd(checks, check, result.invariant))
                misses.push_back({check.side, check.stack, result});
        }
    }
    return misses;
}

} // namespace lifeline
