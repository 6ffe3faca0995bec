#include "ui/timeline/timeline_tracks.h"

#include <algorithm>

namespace lifeline {
namespace {

std::size_t indexOf(Side side) { return side == Side::Client ? 0 : 1; }

/// Which way what the event tells of went, and whether this end sent it.
struct Passage {
    Side from;
    bool sent;
};

std::optional<Passage> passageOf(const EventEntry& entry)
{
    switch (entry.kind) {
    case EventKind::Request: return Passage{Side::Client, entry.side == Side::Client};
    case EventKind::Response: return Passage{Side::Server, entry.side != Side::Client};
    case EventKind::FrameSent: return Passage{entry.side, true};
    case EventKind::FrameReceived: return Passage{otherEnd(entry.side), false};
    default: return std::nullopt;
    }
}

std::optional<MarkKind> markOf(const EventEntry& entry, const ConnectionStory& story)
{
    if (entry.kind == EventKind::Callback)
        return MarkKind::Callback;
    const auto passage = passageOf(entry);
    if (!passage || (!passage->sent && story.of(passage->from).present))
        return std::nullopt;
    return passage->from == Side::Client ? MarkKind::ToServer : MarkKind::ToClient;
}

std::optional<FlagKind> flagOf(const EventEntry& entry)
{
    switch (entry.kind) {
    case EventKind::FinSent:
    case EventKind::FinReceived: return FlagKind::Fin;
    case EventKind::ResetSent:
    case EventKind::ResetReceived: return FlagKind::Reset;
    case EventKind::ConnectionLost: return FlagKind::Lost;
    case EventKind::ConnectFailed: return FlagKind::ConnectFailed;
    case EventKind::Finding: return FlagKind::Violation;
    case EventKind::FaultInjected: return FlagKind::Fault;
    case EventKind::FaultEnded: return entry.aux != 0 ? std::optional(FlagKind::Fault) : std::nullopt;
    default: return std::nullopt;
    }
}

void takeFlag(TimelineTrack& track, FlagKind kind, const EventEntry& entry, std::uint32_t row)
{
    const bool received = entry.kind == EventKind::FinReceived || entry.kind == EventKind::ResetReceived;
    const auto sentByOther = [&](const TimelineFlag& flag) {
        return flag.kind == kind && flag.side == otherEnd(entry.side);
    };
    if (!received || std::ranges::none_of(track.flags, sentByOther))
        track.flags.push_back({kind, entry.side, row});
}

} // namespace

std::optional<MonotonicTime> waiting(const TimelineTrack& track, const ConnectionStory& story, Side side,
                                     DeadlineName name)
{
    const Phase phase = story.of(side).phase;
    bool matters = true;
    switch (name) {
    case DeadlineName::Connect: matters = phase == Phase::Connecting; break;
    case DeadlineName::Tls: matters = phase == Phase::Securing; break;
    case DeadlineName::Upgrade: matters = phase == Phase::Upgrading; break;
    case DeadlineName::Idle:
    case DeadlineName::Pong: matters = phase == Phase::Open; break;
    case DeadlineName::Close: matters = phase != Phase::Closed; break;
    }
    return matters ? track.armed[indexOf(side)][static_cast<std::size_t>(name)] : std::nullopt;
}

void TimelineTracks::update(const EventLog& log, const ConnectionTable& table,
                            std::span<const std::size_t> positions)
{
    m_tracks.resize(table.size());
    for (const std::size_t position : positions) {
        const ConnectionRecord& record = table.at(position);
        TimelineTrack& track = m_tracks[position];
        for (; track.taken < record.rows.size(); ++track.taken)
            take(track, log, record, record.rows[track.taken]);
    }
}

void TimelineTracks::take(TimelineTrack& track, const EventLog& log, const ConnectionRecord& record,
                          std::uint32_t row)
{
    const EventEntry& entry = log.entry(row);
    if (const auto kind = markOf(entry, record.story)) {
        TimelineMarks& marks = track.marks[static_cast<std::size_t>(*kind)];
        marks.times.push_back(monotonicTime(entry.at));
        marks.rows.push_back(row);
    }
    if (const auto kind = flagOf(entry))
        takeFlag(track, *kind, entry, row);
    if (layerOf(entry.kind) != Layer::Deadline || entry.aux >= deadlineCount)
        return;
    auto& armed = track.armed[indexOf(entry.side)][entry.aux];
    armed.reset();
    if (entry.kind == EventKind::DeadlineArmed) {
        const Event event = log.event(row);
        armed = event.as<event::DeadlineArmed>()->at;
        m_farthest = std::max(m_farthest, *armed);
    } else if (entry.kind == EventKind::DeadlinePassed) {
        track.passed.push_back({static_cast<DeadlineName>(entry.aux), entry.side, row});
    }
}

} // namespace lifeline
