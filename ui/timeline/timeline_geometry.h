// Where everything of the timeline lies, as plain values: painting and hit testing read the same boxes.
#pragma once

#include "ui/timeline/mark_runs.h"
#include "ui/timeline/timeline_tracks.h"

#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace lifeline {

/// Sizes in pixels. Time runs over the plot, right of the labels; rows stand below the axis.
struct TimelineLayout {
    double width = 0, height = 0;
    double labelWidth = 120;
    double axisHeight = 26;
    double rowHeight = 34;
    double barHeight = 17;
    double scrollY = 0; // rows scrolled away at the top

    double plotWidth() const { return std::max(width - labelWidth, 1.0); }
    QRectF plot() const { return {labelWidth, axisHeight, plotWidth(), std::max(height - axisHeight, 0.0)}; }
};

/// What is drawn. References are held for one call only.
struct TimelineSource {
    const EventLog& log;
    const ConnectionTable& connections;
    const TimelineTracks& tracks; // as far as `connections`
    MonotonicTime now;            // where bars of living connections end
    std::optional<ConnectionId> selectedConnection;
    std::optional<std::uint64_t> selectedRow;
};

struct TimelineTick {
    double x = 0;
    QString label; // empty where it has no room
    QRectF labelBox;
};

/// A phase of a connection. Both ends ours: the server's view, and the client's before the server's began.
struct TimelineBar {
    QRectF box;
    Phase phase = Phase::Idle;
    Side side = Side::Server;
    TimeRange time;
    bool abnormal = false; // the last one of a connection that went wrong
    bool live = false;     // it ends at `now` only because that is now
};

/// Of a mark that stands in one column.
inline constexpr double markWidth = 7;

/// Events as a small mark. The run's indices are into the track's rows of that kind.
struct TimelineMark {
    QRectF box;
    MarkKind kind = MarkKind::ToServer;
    MarkRun run;
};

/// A line through the row.
struct TimelineFlagMark {
    QRectF box; // the line and a little around it
    double x = 0;
    TimelineFlag flag;
    QString label; // empty where it has no room
    QRectF labelBox;
};

struct TimelineDeadline {
    QRectF box;
    double x = 0;
    DeadlineName name = DeadlineName::Connect;
    Side side = Side::Client;
    MonotonicTime at;
    std::optional<std::uint32_t> row; // the event, once it has passed
    QString label;                    // empty where it has no room
    QRectF labelBox;
};

struct TimelineRow {
    std::size_t position = 0; // in the connection table
    ConnectionId id = ConnectionId::None;
    QRectF box; // the whole width
    QRectF labelBox;
    QString label;
    bool selected = false;
    std::vector<TimelineBar> bars;
    std::vector<TimelineMark> marks;
    std::vector<TimelineFlagMark> flags;
    std::vector<TimelineDeadline> deadlines;
};

struct TimelineGeometry {
    TimelineLayout layout;
    TimelineMap map;
    std::vector<TimelineTick> ticks;
    std::vector<QRectF> breaks;       // skipped gaps
    std::vector<TimelineRow> rows;    // those in view, newest connection first
    std::optional<double> selectionX; // of the selected event
    double contentHeight = 0;         // of all rows

    double xOf(MonotonicTime time) const { return layout.labelWidth + map.timeToX(time); }
    MonotonicTime timeAt(double x) const { return map.xToTime(x - layout.labelWidth); }
};

/// Looks only at rows in view and, by search, at a few events for each few pixels. `map` is as wide as the
/// plot.
TimelineGeometry buildTimelineGeometry(const TimelineSource& source, const TimelineMap& map,
                                       const TimelineLayout& layout, const IdleGaps& gaps);

/// Which connection stands in the n-th row from the top, and the other way round.
constexpr std::size_t mirrored(std::size_t index, std::size_t size) { return size - 1 - index; }

} // namespace lifeline
