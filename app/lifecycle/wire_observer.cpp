#include "lifecycle/wire_observer.h"

#include "wire/close_code.h"

#include <limits>
#include <utility>

namespace lifeline {
namespace {

/// What is large here may be small enough for the stack that is observed.
constexpr FrameLimits noLimit{std::numeric_limits<std::uint64_t>::max()};

} // namespace

WireObserver::WireObserver(ConnectionId connection, Side observed, EventSink& sink)
    : m_emit{sink, connection, observed}, m_upgrade(std::make_unique<UpgradeWatch>(m_emit)),
      m_fromClient(Side::Server), m_fromServer(Side::Client)
{
}

/// Nothing is told once TCP has ended.
bool WireObserver::begins(MonotonicTime now)
{
    m_emit.now = now;
    return !over();
}

// TCP ---------------------------------------------------------------------------------------------

void WireObserver::accepted(std::string_view local, std::string_view remote, MonotonicTime now)
{
    m_emit.now = now;
    m_emit.move(Trigger::Accepted);
    m_emit(event::Accepted{local, remote});
}

void WireObserver::connected(std::string_view url, std::string_view local, std::string_view remote,
                             MonotonicTime now)
{
    connecting(url, now);
    connected(local, remote, now);
}

void WireObserver::connecting(std::string_view url, MonotonicTime now)
{
    m_emit.now = now;
    m_emit.move(Trigger::ConnectStarted);
    m_emit(event::Connecting{url});
}

void WireObserver::connected(std::string_view local, std::string_view remote, MonotonicTime now)
{
    m_emit.now = now;
    m_emit.move(Trigger::TcpConnected);
    m_emit(event::Connected{local, remote});
}

void WireObserver::forwarding(std::string_view local, std::string_view remote, MonotonicTime now)
{
    if (begins(now))
        m_emit(event::Forwarding{local, remote});
}

void WireObserver::forwardFailed(Cause cause, std::string_view error, MonotonicTime now)
{
    if (!begins(now))
        return;
    m_emit(event::ForwardFailed{cause, error});
    reset(Side::Server, now);
}

void WireObserver::fin(Side from, MonotonicTime now)
{
    if (!begins(now) || direction(from).finished)
        return;
    endOf(from);
    direction(from).finished = true;
    if (m_fromClient.finished && m_fromServer.finished)
        endTcp();
    if (isReceived(from))
        m_emit(event::FinReceived{});
    else
        m_emit(event::FinSent{});
}

void WireObserver::reset(Side from, MonotonicTime now)
{
    if (!begins(now))
        return;
    endTcp();
    if (isReceived(from))
        m_emit(event::ResetReceived{});
    else
        m_emit(event::ResetSent{});
}

void WireObserver::lost(Cause cause, std::string_view error, MonotonicTime now)
{
    if (!begins(now))
        return;
    endTcp();
    m_emit(event::ConnectionLost{cause, error});
}

void WireObserver::injected(std::string_view fault, MonotonicTime now)
{
    if (begins(now))
        m_emit(event::FaultInjected{fault});
}

void WireObserver::endTcp()
{
    endOf(Side::Client);
    endOf(Side::Server);
    m_emit.move(Trigger::TcpEnded);
}

/// What was unfinished is told as far as it came.
void WireObserver::endOf(Side from)
{
    if (direction(from).finished)
        return;
    if (m_upgrade && from == Side::Client)
        m_upgrade->clientEnded();
    if (m_upgrade && from == Side::Server)
        m_upgrade->serverEnded();
    tellUnfinished(from);
}

void WireObserver::tellUnfinished(Side from)
{
    if (const auto frame = direction(from).frames.finish())
        take(from, *frame);
}

// Bytes -------------------------------------------------------------------------------------------

void WireObserver::bytes(Side from, std::string_view bytes, MonotonicTime now)
{
    if (!begins(now))
        return;
    if (m_upgrade)
        upgrading(from, bytes);
    else
        takeFrames(from, bytes);
}

/// What the client sent before the answer is told behind it, and before what the server sends next.
void WireObserver::upgrading(Side from, std::string_view bytes)
{
    const std::string_view rest =
        from == Side::Client ? m_upgrade->fromClient(bytes) : m_upgrade->fromServer(bytes);
    m_extensionBits = m_upgrade->extensionBits();
    if (m_upgrade->clientUpgraded()) {
        const std::string held = m_upgrade->takeHeld();
        m_upgrade.reset();
        takeFrames(Side::Client, held);
        if (m_fromClient.finished)
            tellUnfinished(Side::Client);
    }
    takeFrames(from, rest);
}

void WireObserver::takeFrames(Side from, std::string_view bytes)
{
    Direction& each = direction(from);
    each.frames.feed(bytes);
    while (const auto frame = each.frames.next())
        take(from, *frame);
    if (isReceived(from) && !each.closed)
        judgeArriving(each);
}

void WireObserver::take(Side from, const PassingFrame& frame)
{
    Direction& each = direction(from);
    const bool received = isReceived(from);
    const bool behindClose = each.closed;
    if (!received && phase() == Phase::Upgrading)
        m_emit.move(Trigger::UpgradeAccepted); // it goes on although the 101 was wrong
    if (frame.complete && frame.header.opcode == Opcode::Close) {
        m_emit.move(received ? Trigger::CloseReceived : Trigger::CloseSent);
        each.closed = true;
    }
    tell(frame, received);
    if (behindClose)
        tellBehindClose(each, frame, received);
    else if (frame.complete)
        takeWhole(each, frame, received);
}

void WireObserver::tell(const PassingFrame& frame, bool received)
{
    const event::Frame what{frame.headerBytes, frame.offset, frame.arrived, frame.payload};
    if (received)
        m_emit(event::FrameReceived{what});
    else
        m_emit(event::FrameSent{what});
}

void WireObserver::tellBehindClose(Direction& each, const PassingFrame& frame, bool received)
{
    if (received && !std::exchange(each.toldBehind, true))
        m_emit(event::Finding{Violation::DataAfterClose, frame.offset});
}

/// What is broken is told before the message that a lax stack makes of it all the same.
void WireObserver::takeWhole(Direction& each, const PassingFrame& frame, bool received)
{
    const bool sound = !received || judge(each, frame);
    const Opcode opcode = frame.header.opcode;
    if (opcode == Opcode::Text || opcode == Opcode::Binary || opcode == Opcode::Continuation) {
        takeData(each, frame, received);
    } else if (received && sound && opcode == Opcode::Close) {
        if (const auto violation = judgeClosePayload(frame.payload))
            m_emit(event::Finding{*violation, frame.offset});
    }
}

void WireObserver::takeData(Direction& each, const PassingFrame& frame, bool received)
{
    const TrackedFrame tracked = each.messages.add(frame, isReadable(frame));
    if (received && tracked.broken)
        m_emit(event::Finding{*tracked.broken, frame.offset});
    if (!tracked.message)
        return;
    if (received)
        m_emit(event::MessageReceived{*tracked.message});
    else
        m_emit(event::MessageSent{*tracked.message});
}

std::optional<PassingFrame> WireObserver::arriving(Side from) const
{
    const WireFrames& frames = from == Side::Client ? m_fromClient.frames : m_fromServer.frames;
    const auto frame = m_upgrade ? std::nullopt : frames.arriving();
    return frame && frame->headerWhole ? frame : std::nullopt;
}

// Judging -----------------------------------------------------------------------------------------

/// Each header once, also when its frame takes long to arrive: the observed stack does not wait for the rest
/// either.
bool WireObserver::judge(Direction& each, const PassingFrame& frame)
{
    FrameHeader header = frame.header;
    header.rsv &= static_cast<std::uint8_t>(~m_extensionBits);
    const auto violation = judgeHeader(header, side(), noLimit);
    if (violation && std::exchange(each.judged, frame.offset + 1) != frame.offset + 1)
        m_emit(event::Finding{*violation, frame.offset});
    return !violation;
}

void WireObserver::judgeArriving(Direction& each)
{
    const auto frame = each.frames.arriving();
    if (!frame || !frame->headerWhole || !judge(each, *frame))
        return;
    if (each.messages.arrivingTextIsBad(*frame, isReadable(*frame)))
        m_emit(event::Finding{Violation::InvalidUtf8, frame->offset});
}

/// Its payload is what the sender meant, not compressed or otherwise changed by an extension.
bool WireObserver::isReadable(const PassingFrame& frame) const
{
    return (frame.header.rsv & m_extensionBits) == 0;
}

} // namespace lifeline
