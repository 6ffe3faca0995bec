#include "ui/table/event_face.h"

namespace lifeline {
namespace {

Way sentIf(bool sent) { return sent ? Way::Sent : Way::Received; }

bool isFailure(const EventEntry& entry)
{
    switch (entry.kind) {
    case EventKind::ListenFailed:
    case EventKind::AcceptFailed:
    case EventKind::ConnectFailed:
    case EventKind::ResetSent:
    case EventKind::ResetReceived:
    case EventKind::ConnectionLost:
    case EventKind::ForwardFailed:
    case EventKind::ReportRefused:
    case EventKind::RequestRefused:
    case EventKind::ResponseRefused:
    case EventKind::DeadlinePassed:
    case EventKind::FaultInjected:
    case EventKind::FaultBegun:
    case EventKind::ExpectationMissed:
    case EventKind::Finding: return true;
    case EventKind::FaultEnded: return entry.aux != 0; // not as expected
    case EventKind::Callback: return entry.aux == static_cast<std::uint8_t>(CallbackName::OnError);
    default: return false;
    }
}

} // namespace

Way wayOf(EventKind kind, Side side)
{
    switch (kind) {
    case EventKind::Request: return sentIf(side == Side::Client);
    case EventKind::Response: return sentIf(side == Side::Server);
    case EventKind::FrameSent:
    case EventKind::MessageSent:
    case EventKind::FinSent:
    case EventKind::ResetSent: return Way::Sent;
    case EventKind::FrameReceived:
    case EventKind::MessageReceived:
    case EventKind::FinReceived:
    case EventKind::ResetReceived: return Way::Received;
    default: return Way::None;
    }
}

EventTone toneOf(const EventEntry& entry)
{
    if (isFailure(entry))
        return EventTone::Fault;
    switch (entry.kind) {
    case EventKind::Request:
    case EventKind::Response:
    case EventKind::FrameSent:
    case EventKind::FrameReceived:
        return wayOf(entry.kind, entry.side) == Way::Sent ? EventTone::Sent : EventTone::Received;
    default: return EventTone::Plain;
    }
}

std::uint64_t wireBytes(const EventLog& log, std::uint64_t row)
{
    const EventEntry& entry = log.entry(row);
    if (entry.kind == EventKind::Request || entry.kind == EventKind::Response)
        return entry.length;
    if (entry.kind != EventKind::FrameSent && entry.kind != EventKind::FrameReceived)
        return 0;
    const Event event = log.event(row);
    const event::Frame* frame = frameOf(event);
    return frame->header.size() + frame->arrived;
}

} // namespace lifeline
