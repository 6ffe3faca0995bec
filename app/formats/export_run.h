// What every exporter works with: the events without their secrets, the file, and how far it is.
#pragma once

#include "formats/export_log.h"
#include "formats/file_writer.h"

#include <map>
#include <utility>
#include <vector>

namespace lifeline {

/// Positions in the slice: four bytes an event, for the formats that tell one connection after the other.
using Positions = std::vector<std::uint32_t>;

/// One export. All on one thread. Slice, options and file outlive it.
class ExportRun {
public:
    ExportRun(const LogSlice& slice, const ExportOptions& options, FileWriter& out, Progress progress)
        : m_slice(slice), m_options(options), m_out(out), m_progress(std::move(progress)),
          m_redactor(options.redaction), m_peeking(options.redaction)
    {
    }

    const LogSlice& slice() const { return m_slice; }
    const ExportOptions& options() const { return m_options; }
    FileWriter& out() { return m_out; }
    const Redactor& redactor() const { return m_redactor; }
    std::uint64_t size() const { return m_slice.size(); }

    /// Without its secrets, which are counted: each event once. Views live until the next call.
    Event event(std::uint64_t position) { return m_redactor(m_slice.event(position)); }
    /// The same, not counted; its views live until the next peek.
    Event peek(std::uint64_t position) { return m_peeking(m_slice.event(position)); }
    const EventEntry& entry(std::uint64_t position) const
    {
        return m_slice.log().entry(m_slice.row(position));
    }

    /// How often the exporter goes through all events.
    void setPasses(std::uint64_t passes) { m_passes = passes; }
    /// Call once an event and pass. False: stop, because it was cancelled or cannot be written.
    bool step();
    bool cancelled() const { return m_cancelled; }

    /// The events of each connection, by number; those of none are left out.
    std::map<std::uint32_t, Positions> byConnection();

private:
    static constexpr std::uint64_t each = 4096; // events between two looks at the progress

    const LogSlice& m_slice;
    const ExportOptions& m_options;
    FileWriter& m_out;
    Progress m_progress;
    Redactor m_redactor, m_peeking;
    std::uint64_t m_passes = 1, m_steps = 0;
    bool m_cancelled = false;
};

/// Whether such events show that their side's wire was recorded, not only what its stack told.
bool tellsWire(EventKind kind);

/// "2026-11-22T18:54:00.412083000Z": when an event happened, to the nanosecond.
std::string isoTime(std::string_view startedUtc, MonotonicTime at);
/// Nanoseconds since 1970 of a session's beginning; 0 where it cannot be read.
std::int64_t unixNanoseconds(std::string_view startedUtc);
/// Nanoseconds since 1970 of an event; never below 0, never beyond 64 bits.
std::int64_t unixNanoseconds(std::int64_t began, MonotonicTime at);
/// "1764000000.123456": seconds with microseconds.
std::string unixSeconds(std::int64_t nanoseconds);

} // namespace lifeline
