#include "lifecycle/message_tracker.h"

#include <algorithm>

namespace lifeline {

TrackedFrame MessageTracker::add(const PassingFrame& frame, bool readable)
{
    TrackedFrame result;
    const bool continues = frame.header.opcode == Opcode::Continuation;
    if (continues && !m_kind) {
        result.broken = Violation::UnexpectedContinuation;
        return result;
    }
    if (!continues && m_kind && !m_arriving)
        result.broken = Violation::InterruptedMessage;
    if (!continues && !m_arriving)
        begin(frame.header.opcode, readable);
    m_arriving = false;
    ++m_frames;
    m_length += frame.arrived;
    if (turnsBad(frame))
        result.broken = Violation::InvalidUtf8;
    m_checked = 0;
    if (!frame.header.fin)
        return result;
    result.message = {*m_kind, m_length, m_frames, m_frames == 1 ? frame.payload : std::string_view()};
    m_kind.reset();
    return result;
}

bool MessageTracker::arrivingTextIsBad(const PassingFrame& frame, bool readable)
{
    const bool begins = frame.header.opcode == Opcode::Text && !m_kind;
    if (begins)
        begin(Opcode::Text, readable);
    m_arriving = m_arriving || begins;
    const bool ours =
        m_arriving ? frame.header.opcode == Opcode::Text : frame.header.opcode == Opcode::Continuation;
    return ours && turnsBad(frame);
}

void MessageTracker::begin(Opcode kind, bool readable)
{
    m_kind = kind;
    m_frames = 0;
    m_length = 0;
    m_text.reset();
    m_checks = kind == Opcode::Text && readable;
}

/// Told once a message. What was not kept of a frame cannot be looked at, nor can what follows it.
bool MessageTracker::turnsBad(const PassingFrame& frame)
{
    if (!m_kind || !m_checks)
        return false;
    const bool good =
        m_text.feed(frame.payload.substr(std::min<std::size_t>(m_checked, frame.payload.size())));
    m_checked = frame.payload.size();
    const bool cut = frame.payload.size() < frame.arrived;
    const bool last = frame.complete && frame.header.fin && !cut;
    const bool bad = !good || (last && !m_text.complete());
    m_checks = !bad && !cut;
    return bad;
}

} // namespace lifeline
