// Events on their way from the transport thread to the thread that writes them down.
#pragma once

#include "lifecycle/event.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace lifeline {

/// accept() on one thread, the rest on another. Numbers the events. When the reader falls behind by a whole
/// bound, accept() waits for it: nothing is lost, and memory stays bounded.
class EventQueue final : public EventSink {
public:
    /// `wake` is called on the writer's thread whenever the queue was empty before.
    explicit EventQueue(std::function<void()> wake) : m_wake(std::move(wake)) {}

    void accept(const Event& event) override;

    /// Gives out all events that wait; returns how many. Views are good during the call.
    std::size_t drain(const std::function<void(const Event&)>& reader);

    /// From now on accept() does not wait any more: the reader may itself be waiting for the writer.
    void liftBound();

    static constexpr std::size_t bound = std::size_t{64} << 20;          // bytes
    static constexpr std::uint64_t maxPayload = std::uint64_t{64} << 10; // bytes of one payload that are kept

private:
    struct Entry {
        Event event; // without its body
        EventKind kind;
        std::size_t size;
    };
    struct Batch {
        std::vector<Entry> entries;
        std::string bytes;
    };

    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::condition_variable m_drained;
    Batch m_waiting, m_given;
    EventSeq m_seq = 0;
    bool m_bounded = true;
};

} // namespace lifeline
