// Lays what other stacks report beside the connections it is about: by the request's key, by the address of
// the client's end, or by the name in the request's target.
#pragma once

#include "endpoints/connection_registry.h"
#include "endpoints/lab.h"
#include "endpoints/report_patience.h"
#include "endpoints/wake_queue.h"

#include <array>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace lifeline {

/// Used on the transport thread only. Looks at an event only where a connection begins, asks or ends.
///
/// Keys and names come from the ends and are hostile: a live connection that has one keeps it whoever uses it
/// too; one that has ended gives way to the next, and is found by what it still has until endedKept others
/// have ended. An address is the system's: several connections to different ports may have it, and then the
/// newest that lives counts. A report that names nothing known waits `patience` for it.
class ReportBook final : public Sleeper {
public:
    /// All must outlive it. `sink` takes the Callback and ReportRefused events.
    ReportBook(EventSink& sink, const Clock& clock, WakeQueue& wakes, const ConnectionRegistry& registry,
               const std::multiset<std::uint16_t>& servedPorts)
        : m_sink(sink), m_clock(clock), m_wakes(wakes), m_registry(registry), m_servedPorts(servedPorts)
    {
    }

    ~ReportBook() override { m_wakes.set(*this, std::nullopt); }
    ReportBook(const ReportBook&) = delete;
    ReportBook& operator=(const ReportBook&) = delete;

    /// Every event, after the sink has it.
    void note(const Event& event)
    {
        if (isNoted(event.kind()) || isFinal(event.phase))
            noteNow(event);
    }

    void report(StackReport report);
    void refuse(std::string_view why, const StackReport& report, std::uint32_t count = 1);
    /// Nothing is waited for any more: what waits is refused, what was only counted is told.
    void finish();

    static constexpr Duration patience = reportPatience;
    static constexpr std::size_t maxWaiting = 1000;
    static constexpr std::size_t endedKept = 4096;
    static constexpr std::uint32_t refusalsTold = 100; // a second; the others are counted

private:
    static bool isNoted(EventKind kind)
    {
        return kind == EventKind::Accepted || kind == EventKind::Connected || kind == EventKind::Forwarding ||
               kind == EventKind::Request;
    }

    struct Known {
        struct View {
            bool seen = false;   // its events come here
            bool played = false; // and it is the reference stack or a script
            Phase phase = Phase::Idle;
        };
        std::array<View, 2> views;         // client, server
        std::vector<std::string> subjects; // its own, each with its kind in front
        std::string key, name;             // as its request had them, whoever else has them too
        bool asked = false;                // its first request was noted
        bool ended = false;
    };
    struct Waiting {
        StackReport report;
        MonotonicTime until;
    };

    void noteNow(const Event& event);
    void noteAddress(const Event& event);
    void noteRequest(std::string_view head, ConnectionId id);
    void noteEnd(const Event& event);
    void name(ConnectionId id, char kind, std::string_view subject);
    void nameAddress(ConnectionId id, char kind, std::string_view address);
    void forgetOldest();
    ConnectionId find(const StackReport& report) const;
    ConnectionId holder(char kind, std::string_view subject) const;
    ConnectionId atAddress(const std::string& address, Side side, std::string_view subject) const;
    int fit(ConnectionId id, std::string_view subject) const;
    bool isLive(ConnectionId id) const;
    void deliver(ConnectionId id, const StackReport& report);
    Phase phaseOf(ConnectionId id, const Known& known, Side side) const;
    void deliverWaiting();
    void wake() override;
    void setWake();
    void tellUntold();

    EventSink& m_sink;
    const Clock& m_clock;
    WakeQueue& m_wakes;
    const ConnectionRegistry& m_registry;
    const std::multiset<std::uint16_t>& m_servedPorts;

    std::unordered_map<std::uint32_t, Known> m_known;
    std::unordered_map<std::string, std::vector<ConnectionId>> m_subjects; // oldest first
    std::deque<ConnectionId> m_ended;                                      // oldest first
    std::deque<Waiting> m_waiting;                                         // likewise
    bool m_delivering = false;

    std::optional<MonotonicTime> m_secondBegan; // of the refusals counted in m_told
    std::uint32_t m_told = 0;
    std::map<std::string, std::uint32_t, std::less<>> m_untold; // by why
};

} // namespace lifeline
