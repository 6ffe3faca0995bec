#include "support/collecting_sink.h"

namespace lifeline {
namespace {

constexpr auto patience = std::chrono::seconds(60);

} // namespace

void CollectingSink::accept(const Event& event)
{
    {
        const std::lock_guard lock(m_mutex);
        m_log.accept(event);
    }
    m_grown.notify_all();
}

std::optional<Event> CollectingSink::waitFor(const Test& test)
{
    std::unique_lock lock(m_mutex);
    std::uint64_t row = 0;
    std::optional<Event> found;
    m_grown.wait_for(lock, patience, [&] {
        for (; !found && row < m_log.size(); ++row) {
            if (const Event event = m_log.event(row); test(event))
                found = event;
        }
        return found.has_value();
    });
    return found;
}

std::optional<Event> CollectingSink::waitFor(std::string_view name, std::optional<Side> side,
                                             ConnectionId connection)
{
    return waitFor([&](const Event& event) {
        return eventName(event) == name && (!side || event.side == *side) &&
               (connection == ConnectionId::None || event.connection == connection);
    });
}

bool CollectingSink::waitForCount(std::size_t count, const Test& test)
{
    std::unique_lock lock(m_mutex);
    std::uint64_t row = 0;
    std::size_t found = 0;
    return m_grown.wait_for(lock, patience, [&] {
        for (; row < m_log.size(); ++row)
            found += test(m_log.event(row)) ? 1 : 0;
        return found >= count;
    });
}

std::size_t CollectingSink::count(const Test& test) const
{
    std::size_t found = 0;
    for (std::uint64_t row = 0; row < m_log.size(); ++row)
        found += test(m_log.event(row)) ? 1 : 0;
    return found;
}

std::vector<std::string> CollectingSink::names(ConnectionId connection, Side side) const
{
    std::vector<std::string> names;
    for (std::uint64_t row = 0; row < m_log.size(); ++row) {
        const Event event = m_log.event(row);
        if (event.connection == connection && event.side == side && layerOf(event.kind()) != Layer::Deadline)
            names.emplace_back(eventName(event));
    }
    return names;
}

} // namespace lifeline
