// Wake-ups for many sleepers out of one timer.
#pragma once

#include "base/time.h"
#include "endpoints/tcp_types.h"

#include <optional>
#include <set>
#include <utility>

namespace lifeline {

/// Someone who can be woken. Must be out of the queue before it is destroyed.
class Sleeper {
public:
    virtual ~Sleeper() = default;
    virtual void wake() = 0;

private:
    friend class WakeQueue;
    std::optional<MonotonicTime> m_wakeAt;
};

/// Used on the transport thread only. `clock` must outlive it.
class WakeQueue {
public:
    WakeQueue(asio::io_context& io, const Clock& clock) : m_clock(clock), m_timer(io) {}

    /// Wakes the sleeper once at that time or soon after; replaces what was set before. nullopt: not at all.
    void set(Sleeper& sleeper, std::optional<MonotonicTime> at);

    std::size_t size() const { return m_order.size(); }

private:
    void arm();
    void wakeDue();

    const Clock& m_clock;
    IoTimer m_timer;
    std::optional<MonotonicTime> m_timerAt;
    std::set<std::pair<MonotonicTime, Sleeper*>> m_order;
};

} // namespace lifeline
