// The named deadlines of one side: absolute times, set and cleared by the peer machine, never by traffic
// behind its back.
#pragma once

#include "lifecycle/event.h"

#include <array>
#include <optional>

namespace lifeline {

class Deadlines {
public:
    void arm(DeadlineName name, MonotonicTime at) { m_at[index(name)] = at; }
    /// True when it was armed.
    bool disarm(DeadlineName name);
    void clear() { m_at.fill(never); }
    bool armed(DeadlineName name) const { return m_at[index(name)] != never; }

    /// The earliest one armed.
    std::optional<MonotonicTime> next() const;
    /// The earliest one at or before `now`, disarmed by this call; nullopt when none is due.
    std::optional<DeadlineName> takeDue(MonotonicTime now);

private:
    static constexpr MonotonicTime never = MonotonicTime::max();
    static constexpr std::size_t index(DeadlineName name) { return static_cast<std::size_t>(name); }
    static constexpr std::array<MonotonicTime, deadlineCount> none()
    {
        std::array<MonotonicTime, deadlineCount> all{};
        all.fill(never);
        return all;
    }

    std::array<MonotonicTime, deadlineCount> m_at = none();
};

} // namespace lifeline
