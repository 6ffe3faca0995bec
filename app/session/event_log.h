// The one log of everything that happened, written by one thread and read by others while it grows.
#pragma once

#include "lifecycle/event.h"
#include "session/detail_source.h"
#include "session/detail_store.h"
#include "session/page_stock.h"
#include "session/scratch_file.h"
#include "session/seq_runs.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// The index row of an event: enough to draw, count and filter by without touching its details.
struct EventEntry {
    std::int64_t at = 0; // nanoseconds since the session began
    std::uint32_t connection = 0;
    DetailRef detail; // the encoded body, or where it lies (8 bytes)
    std::uint32_t length =
        0; // bytes of a payload that passed, a message, a head with its body; at most 2^32-1
    EventKind kind = EventKind::Listening;
    Side side = Side::Client;
    Phase phase = Phase::Idle;
    // By kind: opcode of a frame or message, callback, deadline, violation; 1 for a silent step of a script
    // and for a script that did not end as expected.
    std::uint8_t aux = 0;
    std::uint16_t code = 0;    // closeCodeOf(event)
    std::uint16_t foreign = 0; // 1 for a callback of another stack than the reference
};
static_assert(sizeof(EventEntry) <= 32);

struct LogLimits {
    std::uint64_t maxEvents = 20'000'000;
    std::uint64_t maxBytes = std::uint64_t{1} << 30; // of details; the index comes on top
    std::uint64_t maxPayload = std::uint64_t{64}
                               << 10; // bytes of one payload that are kept; its true length always is
    std::uint64_t maxMemory = std::uint64_t{1} << 30; // of details that a scratch file has no room for
};

/// Append-only. accept() must be called by one thread at a time; every const member is safe from any thread
/// at any time. Rows never move once size() has counted them. Beyond a limit events are counted as dropped,
/// never silently.
class EventLog final : public EventSink {
public:
    /// With a folder the details lie in a file there that nobody sees, so that memory stays small.
    explicit EventLog(std::string startedUtc, LogLimits limits = {}, const std::string& scratchFolder = {});
    /// Of a file: it takes no events, only rows whose references name what is in `details`.
    EventLog(std::string startedUtc, std::unique_ptr<DetailSource> details);
    ~EventLog() override;

    /// Gives it the number after the last one's; the first is 1.
    void accept(const Event& event) override;
    /// The same with the event's own number, which is above the last one's: events were left out before it.
    void acceptNumbered(const Event& event);
    /// Many rows at once, numbered from `first` on without gaps.
    void append(std::span<const EventEntry> rows, EventSeq first);

    /// Events in the log, a row each.
    std::uint64_t size() const { return m_size.load(std::memory_order_acquire); }
    /// The number of the event in that row: row + 1 where nothing was left out.
    EventSeq seqOf(std::uint64_t row) const { return m_numbers.seqOf(row); }
    /// nullopt: there is no such event.
    std::optional<std::uint64_t> rowOf(EventSeq seq) const { return m_numbers.rowOf(seq, size()); }
    const EventEntry& entry(std::uint64_t row) const;
    /// The whole event; its views live as long as the log.
    Event event(std::uint64_t row) const;
    /// Its body as encodeBody() wrote it; valid as long as the log.
    std::string_view encodedBody(std::uint64_t row) const { return detailOf(entry(row)); }

    std::uint64_t dropped() const { return m_dropped.load(std::memory_order_relaxed); }
    /// Bytes held, index and details.
    std::uint64_t bytes() const
    {
        return (m_source ? m_source->bytes() : m_details.bytes()) + size() * sizeof(EventEntry);
    }
    const std::string& startedUtc() const { return m_startedUtc; }
    const LogLimits& limits() const { return m_limits; }

private:
    static constexpr std::size_t rowsPerChunk = PageBlock::unit / sizeof(EventEntry);
    static std::size_t chunkCount(const LogLimits& limits);
    char* placeOf(std::uint64_t row);
    void addChunk(std::uint64_t number);
    template <class Body> void take(const Event& event, const Body& body);
    template <class Body> std::optional<DetailRef> keepDetail(const Event& event, const Body& body);
    template <class Body> std::optional<DetailRef> keepEncoded(const Body& body);
    template <class Body> std::optional<DetailRef> keepInline(const Body& body, std::size_t most) const;
    std::string_view detailOf(const EventEntry& entry) const;

    std::string m_startedUtc;
    LogLimits m_limits;
    PageStock m_stock;
    ScratchFile m_scratch;
    PageStock m_detailStock;
    DetailStore m_details;
    std::unique_ptr<DetailSource> m_source; // in place of m_details
    // One pointer a chunk, as many as the limits allow. Each is written once, before size() counts a row of
    // its chunk.
    std::vector<PageBlock> m_chunks;
    char* m_lastChunk = nullptr; // of m_chunks, the one being filled
    std::atomic<std::uint64_t> m_size{0}, m_dropped{0};
    SeqRuns m_numbers;
};

} // namespace lifeline
