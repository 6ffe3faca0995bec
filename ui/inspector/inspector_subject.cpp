#include "ui/inspector/inspector_subject.h"

#include "words/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lifeline {
namespace {

/// The position of a row among the connection's events.
std::ptrdiff_t positionOf(const ConnectionRecord& record, std::uint64_t row)
{
    return std::lower_bound(record.rows.begin(), record.rows.end(), row) - record.rows.begin();
}

std::uint64_t countFrames(const EventLog& log, const ConnectionRecord& record, std::ptrdiff_t position,
                          const Event& event)
{
    return static_cast<std::uint64_t>(
        std::count_if(record.rows.begin(), record.rows.begin() + position + 1, [&](std::uint32_t row) {
            const EventEntry& entry = log.entry(row);
            return entry.kind == event.kind() && entry.side == event.side;
        }));
}

/// Calls `visit` with the connection's events around a position, itself left out, the nearest first on each
/// side; a visit that gives true ends that direction.
template <class Visit>
void around(const EventLog& log, const ConnectionRecord& record, std::ptrdiff_t position, int step,
            Visit visit)
{
    const auto size = static_cast<std::ptrdiff_t>(record.rows.size());
    std::ptrdiff_t at = position + step;
    for (std::ptrdiff_t n = 0; n < static_cast<std::ptrdiff_t>(subjectReach) && at >= 0 && at < size;
         ++n, at += step)
        if (visit(log, record.rows[static_cast<std::size_t>(at)]))
            return;
}

/// Findings are noted by whoever received the frame, with offsets in the sender's stream.
void findFindings(InspectorSubject& subject, const EventLog& log, const ConnectionRecord& record,
                  std::ptrdiff_t position)
{
    const event::Frame& frame = *frameOf(subject.event);
    const bool received = subject.event.kind() == EventKind::FrameReceived;
    const Side judge = received ? subject.event.side : otherEnd(subject.event.side);
    const std::uint64_t end = frame.offset + std::max<std::uint64_t>(frame.header.size() + frame.arrived, 1);
    const auto visit = [&](const EventLog& from, std::uint32_t row) {
        const EventEntry& entry = from.entry(row);
        if (entry.kind != EventKind::Finding || entry.side != judge)
            return false;
        const Event event = from.event(row);
        const auto& finding = *event.as<event::Finding>();
        if (finding.offset >= frame.offset && finding.offset < end)
            subject.findings.push_back(finding);
        return false;
    };
    around(log, record, position, -1, visit);
    around(log, record, position, 1, visit);
}

RuleSet rulesOf(const Event& event)
{
    if (const auto* refused = event.as<event::RequestRefused>())
        return refused->rules;
    if (const auto* refused = event.as<event::ResponseRefused>())
        return refused->rules;
    const auto* callback = event.as<event::Callback>();
    return callback != nullptr ? callback->refusal : RuleSet{};
}

/// Joins a head and the judgement on it, whichever of the two was selected.
void findHead(InspectorSubject& subject, const EventLog& log, const ConnectionRecord& record,
              std::ptrdiff_t position)
{
    const Side side = subject.event.side;
    const auto find = [&](int step, EventKind kind) {
        std::optional<Event> found;
        around(log, record, position, step, [&](const EventLog& from, std::uint32_t row) {
            if (from.entry(row).kind == kind && from.entry(row).side == side)
                found = from.event(row);
            return found.has_value();
        });
        return found;
    };
    std::optional<Event> judgement;
    switch (subject.event.kind()) {
    case EventKind::RequestRefused: subject.head = find(-1, EventKind::Request); break;
    case EventKind::ResponseRefused: subject.head = find(-1, EventKind::Response); break;
    case EventKind::Request: judgement = find(1, EventKind::RequestRefused); break;
    case EventKind::Response: judgement = find(1, EventKind::ResponseRefused); break;
    default: break;
    }
    if (judgement)
        subject.rules = rulesOf(*judgement);
}

} // namespace

InspectorSubject inspectorSubject(const EventLog& log, const ConnectionRecord* record, std::uint64_t row)
{
    InspectorSubject subject{.event = log.event(row), .findings = {}, .rules = {}, .head = {}, .began = {}};
    subject.rules = rulesOf(subject.event);
    if (record == nullptr)
        return subject;
    subject.began = record->story.began;
    const std::ptrdiff_t position = positionOf(*record, row);
    if (frameOf(subject.event) != nullptr) {
        subject.frameNumber = countFrames(log, *record, position, subject.event);
        findFindings(subject, log, *record, position);
    }
    findHead(subject, log, *record, position);
    return subject;
}

QString subjectTitle(const InspectorSubject& subject)
{
    if (subject.frameNumber > 0)
        return QCoreApplication::translate("Inspector", "Frame %1").arg(subject.frameNumber);
    return words::eventTitle(subject.event);
}

QString subjectTime(const InspectorSubject& subject)
{
    const Duration since = std::max(subject.event.at - subject.began, Duration::zero());
    if (since >= std::chrono::seconds(10))
        return QStringLiteral("+ %1 s").arg(words::timestamp(MonotonicTime(since)));
    const double milliseconds = static_cast<double>(since.count()) / 1e6;
    return QStringLiteral("+ %1 ms").arg(std::floor(milliseconds * 1e3) / 1e3, 0, 'f', 3);
}

} // namespace lifeline
