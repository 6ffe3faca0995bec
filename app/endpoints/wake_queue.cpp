#include "endpoints/wake_queue.h"

#include <algorithm>

namespace lifeline {

void WakeQueue::set(Sleeper& sleeper, std::optional<MonotonicTime> at)
{
    if (sleeper.m_wakeAt == at)
        return;
    if (!sleeper.m_wakeAt) {
        m_order.emplace(*at, &sleeper);
    } else {
        auto node = m_order.extract({*sleeper.m_wakeAt, &sleeper});
        if (at) {
            node.value().first = *at;
            m_order.insert(std::move(node));
        }
    }
    sleeper.m_wakeAt = at;
    arm();
}

/// A timer that is set too early stays: it finds nothing due and sets itself anew.
void WakeQueue::arm()
{
    if (m_order.empty() || (m_timerAt && *m_timerAt <= m_order.begin()->first))
        return;
    m_timerAt = m_order.begin()->first;
    m_timer.expires_after(std::max(*m_timerAt - m_clock.now(), Duration::zero()));
    m_timer.async_wait([this](const asio::error_code& cancelled) {
        if (cancelled)
            return;
        m_timerAt.reset();
        wakeDue();
        arm();
    });
}

/// Whoever sets a new time while being woken is woken in a later round, so that no sleeper can hold the
/// thread.
void WakeQueue::wakeDue()
{
    const MonotonicTime now = m_clock.now();
    while (!m_order.empty() && m_order.begin()->first <= now) {
        Sleeper& sleeper = *m_order.begin()->second;
        m_order.erase(m_order.begin());
        sleeper.m_wakeAt.reset();
        sleeper.wake();
    }
}

} // namespace lifeline
