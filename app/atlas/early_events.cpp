#include "atlas/early_events.h"

#include "session/event_codec.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t keptPayload = 4096; // bytes; enough for heads and what a moment looks at

} // namespace

void EarlyEvents::keep(const Event& event)
{
    if (event.connection == ConnectionId::None)
        return;
    const auto [place, isNew] = m_events.try_emplace(number(event.connection));
    if (isNew)
        m_order.push_back(place->first);
    if (place->second.size() < mostEvents) {
        Kept kept{event, event.kind(), {}};
        encodeBody(kept.bytes, event.body, keptPayload);
        kept.event.body = {};
        place->second.push_back(std::move(kept));
    }
    if (m_order.size() > mostConnections) {
        m_events.erase(m_order.front());
        m_order.pop_front();
    }
}

void EarlyEvents::handOver(ConnectionId connection, const std::function<void(const Event&)>& take)
{
    const auto found = m_events.find(number(connection));
    if (found == m_events.end())
        return;
    for (Kept& kept : found->second) {
        kept.event.body = decodeBody(kept.kind, kept.bytes);
        take(kept.event);
    }
    m_order.erase(std::find(m_order.begin(), m_order.end(), found->first));
    m_events.erase(found);
}

} // namespace lifeline
