// A small log written by hand, with what the timeline keeps of it. For tests of the window.
#pragma once

#include "session/connection_table.h"
#include "ui/timeline/timeline_geometry.h"

#include <numeric>

namespace lifeline {

inline MonotonicTime atMs(double ms) { return monotonicTime(static_cast<std::int64_t>(ms * 1e6)); }

class TimelineFixture {
public:
    /// The row of the event.
    std::uint32_t put(std::uint32_t connection, Side side, double ms, Phase phase, EventBody body)
    {
        Event event;
        event.at = atMs(ms);
        event.connection = ConnectionId{connection};
        event.side = side;
        event.phase = phase;
        event.body = std::move(body);
        log.accept(event);
        return static_cast<std::uint32_t>(log.size() - 1);
    }
    std::uint32_t put(std::uint32_t connection, double ms, Phase phase, EventBody body)
    {
        return put(connection, Side::Server, ms, phase, std::move(body));
    }

    /// A server's connection: accepted at `ms`, open 2 ms later.
    void open(std::uint32_t connection, double ms)
    {
        put(connection, ms, Phase::Upgrading, event::Accepted{"127.0.0.1:9001", "127.0.0.1:40000"});
        put(connection, ms + 1, Phase::Upgrading,
            event::Request{"GET / HTTP/1.1\r\nUser-Agent: curl/8\r\n\r\n"});
        put(connection, ms + 2, Phase::Open,
            event::Response{101, "HTTP/1.1 101 Switching Protocols\r\n\r\n", {}});
    }
    std::uint32_t receive(std::uint32_t connection, double ms)
    {
        return put(connection, ms, Phase::Open,
                   event::FrameReceived{{std::string_view("\x81\x00", 2), 0, 0, {}}});
    }
    std::uint32_t send(std::uint32_t connection, double ms)
    {
        return put(connection, ms, Phase::Open,
                   event::FrameSent{{std::string_view("\x81\x00", 2), 0, 0, {}}});
    }

    /// Takes over what was put.
    TimelineFixture& read()
    {
        table.update();
        std::vector<std::size_t> all(table.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        tracks.update(log, table, all);
        for (; m_seen < log.size(); ++m_seen)
            gaps.append(monotonicTime(log.entry(m_seen).at));
        return *this;
    }

    TimelineSource source(double nowMs) const
    {
        return {log, table, tracks, atMs(nowMs), selected, selectedRow};
    }

    /// 1 px is 1 ms, from 0 on, right of 100 px of labels.
    static TimelineLayout layout(double plotWidth = 1000)
    {
        TimelineLayout layout;
        layout.labelWidth = 100;
        layout.width = 100 + plotWidth;
        layout.height = layout.axisHeight + 5 * layout.rowHeight;
        return layout;
    }
    static TimelineMap map(double plotWidth = 1000)
    {
        return {IdleMapping(), {atMs(0), atMs(plotWidth)}, plotWidth};
    }

    TimelineGeometry geometry(double nowMs) const
    {
        return buildTimelineGeometry(source(nowMs), map(), layout(), gaps);
    }

    EventLog log{"2026-11-22T18:54:00.000Z"};
    ConnectionTable table{log};
    TimelineTracks tracks;
    IdleGaps gaps;
    std::optional<ConnectionId> selected;
    std::optional<std::uint64_t> selectedRow;

private:
    std::uint64_t m_seen = 0;
};

} // namespace lifeline
