// What an application would like to rely on, whatever stack it runs on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace lifeline {

enum class Invariant : std::uint8_t {
    CloseAtMostOnce,
    CloseImpliesOpen,
    OpenImpliesClose, // within the stack's own timers
    NoMessageBeforeOpen,
    NoMessageAfterClose,
    ErrorThenClose, // after open; within the stack's own timers
    NoErrorAfterClose,
    NothingAfterTheEnd,
    UpgradeImpliesOpenOrFailure,
    CodeAsOnTheWire,
    AbnormalEndReported,
    FailedHandshakeNeverOpens,
    // what both ends were told
    EndsAgreeOnOpen,
    EndsAgreeOnCode,
};
inline constexpr std::size_t invariantCount = static_cast<std::size_t>(Invariant::EndsAgreeOnCode) + 1;

struct InvariantInfo {
    Invariant invariant;
    std::string_view id;       // stable, public
    std::string_view sentence; // what holds when it holds
};

std::span<const InvariantInfo> invariants();
const InvariantInfo& info(Invariant invariant);
std::optional<Invariant> invariantFromId(std::string_view id);

} // namespace lifeline
