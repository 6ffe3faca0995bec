// Second of two looks at a capture: what both ends of each WebSocket connection lived through, as events.
#pragma once

#include "formats/capture_survey.h"
#include "formats/watched_connection.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lifeline {

/// Emits the events of the client and of the server, both at the time of the capture, which is one. What a
/// gap leaves missing inside a frame is filled with zeros; a gap that swallows the beginning of a frame ends
/// the reading of what that end sent.
class CaptureImport final : public TcpSink {
public:
    static constexpr std::uint64_t maxFill = std::uint64_t{1} << 20;          // of one gap
    static constexpr std::uint64_t maxFillTogether = std::uint64_t{64} << 20; // of all

    /// Both must outlive it.
    CaptureImport(const CaptureSurvey& survey, EventSink& log) : m_survey(survey), m_log(log) {}

    bool began(const CapturedConnection& connection, MonotonicTime at) override;
    void answered(const CapturedConnection& connection, MonotonicTime at) override;
    void established(const CapturedConnection& connection, MonotonicTime at) override;
    void bytes(const CapturedConnection& connection, EndIndex from, std::string_view bytes,
               MonotonicTime at) override;
    void gap(const CapturedConnection& connection, EndIndex from, std::uint64_t count,
             MonotonicTime at) override;
    void fin(const CapturedConnection& connection, EndIndex from, MonotonicTime at) override;
    void reset(const CapturedConnection& connection, EndIndex from, MonotonicTime at) override;
    void finished(const CapturedConnection& connection, MonotonicTime at) override;

    /// Of a packet of that connection. Our own captures tell so what is no packet: callbacks, faults and
    /// deadlines come back as events of the time of their packet.
    void comment(std::uint32_t number, std::string_view text, MonotonicTime at);

    /// Sentences about single connections, and what is to be said of them together.
    std::vector<std::string> takeNotes();

private:
    struct Watched {
        EndIndex client = 0;
        WatchedConnection connection;
        Side sideOf(EndIndex end) const { return end == client ? Side::Client : Side::Server; }
    };
    Watched* find(const CapturedConnection& connection);
    void note(std::string text);

    const CaptureSurvey& m_survey;
    EventSink& m_log;
    std::unordered_map<std::uint32_t, std::unique_ptr<Watched>> m_watched;
    std::uint32_t m_count = 0;
    std::uint64_t m_filled = 0, m_unfinished = 0, m_beginningMissing = 0;
    std::vector<std::string> m_notes;
    std::uint64_t m_moreNotes = 0;
};

} // namespace lifeline
