// What each connection's row can show, sorted out while events come, so that drawing only searches.
#pragma once

#include "session/connection_table.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace lifeline {

/// What small marks stand for. Both ends of a connection may be ours: then the sender's event counts.
enum class MarkKind : std::uint8_t {
    ToServer, // a request or frame from the client
    ToClient, // a response or frame from the server
    Callback,
};
inline constexpr std::size_t markKindCount = 3;

enum class FlagKind : std::uint8_t {
    Fin,
    Reset,
    Lost,
    ConnectFailed,
    Violation,
    Fault, // something was injected, or a script did not end as expected
};

/// Something that is marked by a line of its own. FIN and RST stand once, by the sender's event where there
/// is one.
struct TimelineFlag {
    FlagKind kind = FlagKind::Fin;
    Side side = Side::Client; // whose event it is
    std::uint32_t row = 0;    // in the log
};

struct DeadlinePassing {
    DeadlineName name = DeadlineName::Connect;
    Side side = Side::Client;
    std::uint32_t row = 0; // of the event
};

/// The events that have one kind of mark, in order. Their times stand close together: drawing searches them.
struct TimelineMarks {
    std::vector<MonotonicTime> times;
    std::vector<std::uint32_t> rows; // of the log

    std::size_t size() const { return rows.size(); }
};

struct TimelineTrack {
    std::array<TimelineMarks, markKindCount> marks;
    std::vector<TimelineFlag> flags;     // in order
    std::vector<DeadlinePassing> passed; // in order
    /// Armed and neither met nor passed, by side (client, server) and name. Some are dropped silently: see
    /// waiting().
    std::array<std::array<std::optional<MonotonicTime>, deadlineCount>, 2> armed;
    std::size_t taken = 0; // of the record's rows

    const TimelineMarks& of(MarkKind kind) const { return marks[static_cast<std::size_t>(kind)]; }
};

/// When a deadline that is still waited for will pass; nullopt when it is not armed or no longer means
/// anything in the phase its side is in.
std::optional<MonotonicTime> waiting(const TimelineTrack& track, const ConnectionStory& story, Side side,
                                     DeadlineName name);

/// One track for each connection, by its position in the table. GUI thread only.
class TimelineTracks {
public:
    /// Takes in what is new of these connections.
    void update(const EventLog& log, const ConnectionTable& table, std::span<const std::size_t> positions);

    std::size_t size() const { return m_tracks.size(); }
    const TimelineTrack& operator[](std::size_t position) const { return m_tracks[position]; }
    /// The farthest time any deadline was ever set to.
    MonotonicTime farthestDeadline() const { return m_farthest; }

private:
    void take(TimelineTrack& track, const EventLog& log, const ConnectionRecord& record, std::uint32_t row);

    std::vector<TimelineTrack> m_tracks;
    MonotonicTime m_farthest;
};

} // namespace lifeline
