#include "lifecycle/close_story.h"

#include "wire/close_code.h"

namespace lifeline {
namespace {

void noteCloseFrame(CloseStory& story, bool sent, const Event& event)
{
    const event::Frame& frame = *frameOf(event);
    auto& seen = sent ? story.closeSent : story.closeReceived;
    const auto header = frameHeader(frame);
    if (seen || !header || header->opcode != Opcode::Close)
        return;
    if (!story.closedByUsFirst)
        story.closedByUsFirst = sent;
    seen.emplace();
    seen->code = closeCodeOf(event);
    seen->mark = story.markOf(event);
    if (frame.payload.size() > 2)
        seen->reason.assign(frame.payload.substr(2));
}

Cause causeOf(DeadlineName name)
{
    switch (name) {
    case DeadlineName::Connect:
    case DeadlineName::Tls: return Cause::ConnectTimeout;
    case DeadlineName::Upgrade: return Cause::UpgradeTimeout;
    case DeadlineName::Idle: return Cause::IdleTimeout;
    case DeadlineName::Pong: return Cause::PongTimeout;
    case DeadlineName::Close: return Cause::CloseTimeout;
    }
    return Cause::None;
}

} // namespace

void CloseStory::noteEnding(const Event& event)
{
    const auto endsWith = [&](TcpEnd how) {
        if (end != TcpEnd::None)
            return;
        end = how;
        endMark = markOf(event);
    };
    switch (event.kind()) {
    case EventKind::FrameSent: noteCloseFrame(*this, true, event); break;
    case EventKind::FrameReceived: noteCloseFrame(*this, false, event); break;
    case EventKind::FinSent:
        finSent = finSent.value_or(markOf(event));
        endsWith(TcpEnd::FinSent);
        break;
    case EventKind::FinReceived:
        finReceived = finReceived.value_or(markOf(event));
        endsWith(TcpEnd::FinReceived);
        break;
    case EventKind::ResetSent: endsWith(TcpEnd::ResetSent); break;
    case EventKind::ResetReceived: endsWith(TcpEnd::ResetReceived); break;
    case EventKind::ConnectionLost:
        lost = event.as<event::ConnectionLost>()->cause;
        endsWith(TcpEnd::Lost);
        break;
    case EventKind::ConnectFailed:
        lost = event.as<event::ConnectFailed>()->cause;
        endsWith(TcpEnd::ConnectFailed);
        break;
    case EventKind::ForwardFailed:
        lost = event.as<event::ForwardFailed>()->cause;
        endsWith(TcpEnd::ConnectFailed);
        break;
    case EventKind::DeadlinePassed:
        if (!passed) {
            passed = event.as<event::DeadlinePassed>()->name;
            passedMark = markOf(event);
        }
        break;
    case EventKind::Finding:
        if (const Violation found = event.as<event::Finding>()->violation;
            !violation && info(found).closeCode != 0) {
            violation = found;
            violationMark = markOf(event);
        }
        break;
    default: break;
    }
    phase = event.phase;
}

std::uint16_t CloseStory::closeCode() const
{
    if (violation)
        return info(*violation).closeCode;
    return closeReceived ? closeReceived->code : close_code::abnormal;
}

Cause CloseStory::abnormalCause(bool opened) const
{
    if (closedCleanly())
        return Cause::None;
    if (violation)
        return Cause::ProtocolViolation;
    if (passed)
        return causeOf(*passed);
    switch (end) {
    case TcpEnd::Lost:
    case TcpEnd::ConnectFailed: return lost;
    case TcpEnd::ResetReceived: return Cause::Reset;
    case TcpEnd::ResetSent: return Cause::Stopped;
    case TcpEnd::FinReceived:
    case TcpEnd::FinSent:
    case TcpEnd::None: break;
    }
    return opened ? Cause::FinWithoutClose : Cause::EndedBeforeUpgrade;
}

} // namespace lifeline
