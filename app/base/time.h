// Time as the program uses it: monotonic nanoseconds since the session began.
#pragma once

#include <chrono>
#include <cstdint>

namespace lifeline {

using Duration = std::chrono::nanoseconds;

/// A clock that only names a time line; it has no now(), so the cores cannot ask for the time.
struct SessionEpoch {
    using duration = Duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<SessionEpoch, duration>;
    static constexpr bool is_steady = true;
};

/// Nanoseconds since the session began.
using MonotonicTime = SessionEpoch::time_point;

constexpr MonotonicTime monotonicTime(std::int64_t nanoseconds)
{
    return MonotonicTime(Duration(nanoseconds));
}

constexpr std::int64_t nanoseconds(MonotonicTime time) { return time.time_since_epoch().count(); }

/// Who tells the time. Implementations are safe to call from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual MonotonicTime now() const = 0;
};

} // namespace lifeline
