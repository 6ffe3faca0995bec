#include "lifecycle/reference_contract.h"

#include "wire/frame_decoder.h"

namespace lifeline {

bool askedForUpgrade(RuleSet failed)
{
    return !failed.has(UpgradeRule::NotAnUpgrade) && !failed.has(UpgradeRule::NotHttp) &&
           !failed.has(UpgradeRule::TargetTooLong) && !failed.has(UpgradeRule::HeadTooLarge);
}

namespace {

/// Most of what passes: it ends nothing, and what is told is its message.
bool isDataFrame(const event::Frame& frame)
{
    return !frame.header.empty() && !isControl(static_cast<Opcode>(frame.header.front() & 0x0F));
}

} // namespace

void ReferenceContract::call(const Event& cause, event::Callback callback)
{
    m_next.accept(Event{0, cause.at, cause.connection, cause.side, cause.phase, callback});
}

void ReferenceContract::accept(const Event& event)
{
    switch (event.kind()) {
    case EventKind::Response: onResponse(event); return;
    case EventKind::RequestRefused: {
        m_next.accept(event);
        const RuleSet failed = event.as<event::RequestRefused>()->rules;
        if (askedForUpgrade(failed))
            call(event, {.name = CallbackName::Upgrade, .refusal = failed});
        return;
    }
    case EventKind::MessageReceived: onMessage(event); return;
    case EventKind::MessageSent: m_next.accept(event); return; // ends nothing
    case EventKind::FrameSent: onFrame(event, *event.as<event::FrameSent>()); return;
    case EventKind::FrameReceived: onFrame(event, *event.as<event::FrameReceived>()); return;
    default: m_next.accept(event); break;
    }
    noteEnd(event);
}

void ReferenceContract::onFrame(const Event& event, const event::Frame& frame)
{
    m_next.accept(event);
    if (isDataFrame(frame) && !isFinal(event.phase))
        return;
    if (event.kind() == EventKind::FrameReceived)
        onControlFrame(event, frame);
    noteEnd(event);
}

void ReferenceContract::noteEnd(const Event& event)
{
    if (layerOf(event.kind()) != Layer::Ws || closeCodeOf(event) != 0)
        m_story.noteEnding(event);
    if (isFinal(event.phase))
        onEnd(event);
}

void ReferenceContract::onResponse(const Event& event)
{
    if (event.phase != Phase::Open) {
        m_next.accept(event);
        return;
    }
    if (event.side == Side::Server) {
        Event before = event;
        before.phase = Phase::Upgrading;
        call(before, {.name = CallbackName::Upgrade});
    }
    m_next.accept(event);
    m_opened = true;
    call(event, {.name = CallbackName::OnOpen});
    m_application.onOpen();
}

/// What comes after the peer's close frame is nothing to tell (RFC 6455 §1.4).
void ReferenceContract::onControlFrame(const Event& event, const event::Frame& frame)
{
    if (m_story.closeReceived || isDataFrame(frame))
        return;
    const auto header = frameHeader(frame);
    if (!header || frame.arrived != header->length || judgeHeader(*header, event.side, {}))
        return;
    if (header->opcode == Opcode::Ping)
        call(event, {.name = CallbackName::OnPing, .length = frame.arrived});
    else if (header->opcode == Opcode::Pong)
        call(event, {.name = CallbackName::OnPong, .length = frame.arrived});
}

void ReferenceContract::onMessage(const Event& event)
{
    m_next.accept(event);
    const auto& message = *event.as<event::MessageReceived>();
    call(event, {.name = CallbackName::OnMessage, .kind = message.kind, .length = message.length});
    m_application.onMessage(message.kind, message.payload);
}

void ReferenceContract::onEnd(const Event& event)
{
    if (m_over)
        return;
    m_over = true;
    const Cause refused = event.kind() == EventKind::ResponseRefused ? Cause::UpgradeRefused : Cause::None;
    const Cause cause = refused != Cause::None ? refused : m_story.abnormalCause(m_opened);
    if (cause != Cause::None && (m_opened || event.side == Side::Client))
        call(event, {.name = CallbackName::OnError, .cause = cause});
    if (!m_opened)
        return;
    event::Callback close{
        .name = CallbackName::OnClose, .code = m_story.closeCode(), .clean = m_story.closedCleanly()};
    if (m_story.closeReceived && !m_story.violation)
        close.reason = m_story.closeReceived->reason;
    call(event, close);
    m_application.onClose(close.code, close.clean);
}

} // namespace lifeline
