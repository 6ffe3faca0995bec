#include "lifecycle/message_assembler.h"

#include <utility>

namespace lifeline {
namespace {

Assembled broken(Violation violation)
{
    Assembled result;
    result.what = Assembled::What::Broken;
    result.violation = violation;
    return result;
}

} // namespace

bool MessageAssembler::badText(std::string_view payload, bool last)
{
    const auto checked = std::min<std::uint64_t>(m_checked, payload.size());
    const bool good = m_text.feed({payload.data() + checked, payload.size() - checked});
    m_checked = 0;
    return !good || (last && !m_text.complete());
}

bool MessageAssembler::arrivingTextIsBad(const FrameHeader& header, std::string_view payload)
{
    const bool text = header.opcode == Opcode::Text
                          ? !m_kind
                          : header.opcode == Opcode::Continuation && m_kind == Opcode::Text;
    if (!text || payload.size() <= m_checked)
        return false;
    const bool good = m_text.feed(payload.substr(m_checked));
    m_checked = payload.size();
    return !good;
}

Assembled MessageAssembler::begin(const DecodedFrame& frame)
{
    m_kind = frame.header.opcode;
    m_frames = 1;
    if (*m_kind == Opcode::Text && badText(frame.payload, frame.header.fin))
        return broken(Violation::InvalidUtf8);
    if (frame.header.fin)
        return finish(frame.payload);
    m_buffer.assign(frame.payload);
    return {};
}

Assembled MessageAssembler::finish(std::string_view payload)
{
    Assembled result;
    result.what = Assembled::What::Message;
    result.kind = *m_kind;
    result.frames = m_frames;
    result.payload = payload;
    m_kind.reset();
    m_text.reset();
    return result;
}

Assembled MessageAssembler::add(const DecodedFrame& frame)
{
    const bool continues = frame.header.opcode == Opcode::Continuation;
    if (continues != m_kind.has_value())
        return broken(continues ? Violation::UnexpectedContinuation : Violation::InterruptedMessage);
    if (!continues) {
        if (!m_buffer.empty()) // of the message before; what was empty holds no memory
            m_buffer = std::string();
        return frame.payload.size() > m_maxMessage ? broken(Violation::MessageTooLarge) : begin(frame);
    }
    ++m_frames;
    if (m_buffer.size() + frame.payload.size() > m_maxMessage)
        return broken(Violation::MessageTooLarge);
    if (*m_kind == Opcode::Text && badText(frame.payload, frame.header.fin))
        return broken(Violation::InvalidUtf8);
    m_buffer += frame.payload;
    return frame.header.fin ? finish(m_buffer) : Assembled{};
}

} // namespace lifeline
