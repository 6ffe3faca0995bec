// A lab whose events come to the test's thread, for measurements over real sockets on the loopback.
#pragma once

#include "atlas/stack_measure.h"
#include "base/steady_clock.h"
#include "faults/catalogue.h"
#include "session/event_codec.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace lifeline {

class MeasureStage final : public EventSink {
public:
    MeasureStage() : m_lab(std::in_place, *this, clock, 1) {}
    ~MeasureStage() override
    {
        measure.reset();
        m_lab.reset();
    }

    void accept(const Event& event) override
    {
        const std::lock_guard lock(m_mutex);
        std::string bytes;
        encodeBody(bytes, event.body, 65536);
        m_waiting.emplace_back(event, std::move(bytes));
        m_grown.notify_one();
    }

    Lab& lab() { return *m_lab; }

    /// Until that is so; false when nothing happened for a minute.
    bool runUntil(const std::function<bool()>& reached)
    {
        while (!reached()) {
            if (!step())
                return false;
        }
        return true;
    }
    bool run()
    {
        return runUntil([this] { return measure->idle(); });
    }

    SteadyClock clock;
    std::optional<StackMeasure> measure;
    std::function<void(const Event&)> seen;

private:
    MonotonicTime nextWake() const
    {
        const MonotonicTime minute = clock.now() + std::chrono::minutes(1);
        return measure ? std::min(measure->wakeAt().value_or(minute), minute) : minute;
    }
    bool step()
    {
        std::deque<std::pair<Event, std::string>> given;
        {
            std::unique_lock lock(m_mutex);
            const MonotonicTime until = nextWake();
            const bool patient = until - clock.now() > std::chrono::seconds(50);
            m_grown.wait_for(lock, until - clock.now(), [this] { return !m_waiting.empty(); });
            if (m_waiting.empty() && patient)
                return false;
            std::swap(given, m_waiting);
        }
        for (auto& [event, bytes] : given) {
            event.body = decodeBody(event.kind(), bytes);
            if (measure)
                measure->take(event);
            if (seen)
                seen(event);
        }
        if (measure)
            measure->woken(clock.now());
        return true;
    }

    std::mutex m_mutex;
    std::condition_variable m_grown;
    std::deque<std::pair<Event, std::string>> m_waiting;
    std::optional<Lab> m_lab;
};

/// A fault of the built-in catalogue.
inline std::shared_ptr<const Fault> builtInFault(std::string_view id)
{
    static const auto catalogue = std::make_shared<const Catalogue>(Catalogue::builtIn());
    return {catalogue, catalogue->find(id)};
}

/// Quick: what comes later than that is not part of these tests.
inline MeasureSettings quickSettings(std::uint32_t runs = 1)
{
    MeasureSettings settings;
    settings.runs = settings.racyRuns = runs;
    settings.patience.settle = std::chrono::milliseconds(100);
    return settings;
}

} // namespace lifeline
