// One connection looked at as a whole: what each of its sides lived through, what their stacks told of it,
// and whether that keeps the invariants.
#pragma once

#include "contracts/invariants.h"

#include <array>
#include <string>
#include <vector>

namespace lifeline {

/// What the stack of one side told, judged.
struct SideCheck {
    Side side = Side::Server;
    std::string stack; // "reference", "qt 6.4.2"
    const StackContract* contract = nullptr;
    std::vector<InvariantResult> results; // one an invariant
};

/// Takes every event of one connection, in order; what their views show must outlive it, as an EventLog's do.
///
/// Of a connection with more than `whole` events the plain ones between are passed over: whole data frames,
/// pings and pongs with their callbacks. What its life turns on is all there; how many messages there were is
/// not.
class ConnectionCheck {
public:
    static constexpr std::size_t whole = 5000;

    void take(const Event& event);

    /// What that side lived through so far.
    std::vector<Moment> moments(Side side) const { return m_sides[indexOf(side)].reader.moments(); }
    /// Of each side whose stack told something, the client's first. `now`: on the session's time line.
    std::vector<SideCheck> checks(MonotonicTime now) const;

private:
    struct End {
        explicit End(Side side) : reader(side) {}
        MomentReader reader;
        std::vector<Event> callbacks;
        std::string stack;
        Phase phase = Phase::Idle;
        MonotonicTime over; // where the phase is final
    };

    static std::size_t indexOf(Side side) { return side == Side::Client ? 0 : 1; }
    static bool isPlain(const Event& event);

    std::array<End, 2> m_sides{End(Side::Client), End(Side::Server)};
    std::size_t m_taken = 0;
};

} // namespace lifeline
