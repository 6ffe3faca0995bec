// Whether what a stack told its application keeps what an application would like to rely on.
#pragma once

#include "contracts/contract.h"
#include "contracts/invariant_table.h"

#include <optional>
#include <span>
#include <vector>

namespace lifeline {

enum class Holding : std::uint8_t {
    Held,
    Missed,
    NotYet,        // what is owed may still come
    NotApplicable, // nothing came that it is about
};
/// "held" "missed" "not-yet" "not-applicable"
std::string_view holdingId(Holding holding);

/// What a miss is worth; of what is not promised it is never a bug.
enum class Severity : std::uint8_t {
    None,     // nothing was missed
    Remark,   // it was not promised
    Surprise, // it held whenever it was looked at
    Bug,      // it was promised
};
/// "none" "remark" "surprise" "bug"
std::string_view severityId(Severity severity);

struct InvariantResult {
    Invariant invariant = Invariant::CloseAtMostOnce;
    Holding holding = Holding::NotApplicable;
    Promise promise = Promise::NotPromised;
    std::vector<EventSeq> events; // callbacks and what the moments rest on, in order; may be empty

    Severity severity() const;
};

/// One side of one connection.
struct SideRecord {
    std::span<const Event> callbacks; // Callback events of that side, in order
    std::span<const Moment> moments;
    const StackContract* contract = nullptr; // nullptr: an unknown stack, which promises nothing
    std::optional<Duration> overFor = {};    // how long the connection has been over; nullopt: it is not

    /// How long after the end of the connection what is owed may still come: the longest of the contract's
    /// timers "idle" and "close", at least one second; a minute for an unknown stack.
    Duration patience() const;
};

/// One result an invariant, in the order of the table. `otherEnd`: what the other end's stack told; nullptr
/// where it is not known.
std::vector<InvariantResult> checkInvariants(const SideRecord& side, const SideRecord* otherEnd = nullptr);

} // namespace lifeline
