// A sink that keeps every event and lets a test wait for one, without sleeping.
#pragma once

#include "session/event_log.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

/// accept() on any one thread, the rest on the test's.
class CollectingSink final : public EventSink {
public:
    using Test = std::function<bool(const Event&)>;

    CollectingSink() : m_log("2026-11-22T18:54:00.000Z") {}

    void accept(const Event& event) override;

    /// The first event that passes the test, waited for up to a minute.
    std::optional<Event> waitFor(const Test& test);
    /// Waits for the first event of that name: "on-open", "fin-received".
    std::optional<Event> waitFor(std::string_view name, std::optional<Side> side = std::nullopt,
                                 ConnectionId connection = ConnectionId::None);
    /// Waits until that many events pass the test.
    bool waitForCount(std::size_t count, const Test& test);

    std::size_t count(const Test& test) const;
    /// The names of one side's events in order, deadlines left out.
    std::vector<std::string> names(ConnectionId connection, Side side) const;
    const EventLog& log() const { return m_log; }

private:
    EventLog m_log;
    mutable std::mutex m_mutex;
    std::condition_variable m_grown;
};

} // namespace lifeline
