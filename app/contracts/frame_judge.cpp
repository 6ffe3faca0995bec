#include "contracts/frame_judge.h"

#include "wire/close_code.h"
#include "wire/frame_decoder.h"

#include <algorithm>
#include <utility>

namespace lifeline {
namespace {

constexpr std::uint64_t maxMessage = FrameLimits{}.maxFrame;

std::uint16_t codeIn(std::string_view payload)
{
    if (payload.size() < 2)
        return close_code::noStatus;
    return static_cast<std::uint16_t>((static_cast<unsigned char>(payload[0]) << 8U) |
                                      static_cast<unsigned char>(payload[1]));
}

bool isReserved(Opcode opcode) { return (static_cast<unsigned>(opcode) & 0x7U) > 2; }

bool isTooLarge(Violation violation)
{
    return violation == Violation::FrameTooLarge || violation == Violation::MessageTooLarge;
}

} // namespace

void FrameJudge::violate(Violation violation, std::uint16_t code)
{
    Moment moment{.kind = MomentKind::Violation};
    moment.violation = violation;
    moment.code = code;
    m_out.push_back(moment);
    m_told = violation;
    m_broken = m_broken || info(violation).closeCode != 0;
}

std::vector<Moment> FrameJudge::take(const event::Frame& frame)
{
    m_out.clear();
    m_told.reset();
    const auto header = readFrameHeader(frame.header);
    m_insideFrame = !header || frame.arrived < header->length;
    if (!header)
        return {};
    judgeHead(*header);
    if (isReserved(header->opcode))
        return std::exchange(m_out, {});
    if (!isControl(header->opcode))
        takeData(*header, frame);
    else if (!m_insideFrame)
        takeControl(*header, frame.payload);
    return std::exchange(m_out, {});
}

/// After a close frame nothing more may come (§5.5.1), whatever it is.
void FrameJudge::judgeHead(const FrameHeader& header)
{
    if (m_closeSeen)
        violate(Violation::DataAfterClose);
    else if (const auto violation = judgeHeader(header, m_receiver, {}))
        violate(*violation);
}

void FrameJudge::takeControl(const FrameHeader& header, std::string_view payload)
{
    if (header.opcode == Opcode::Close)
        takeClose(payload);
    else
        m_out.push_back({.kind = header.opcode == Opcode::Ping ? MomentKind::Ping : MomentKind::Pong});
}

void FrameJudge::takeClose(std::string_view payload)
{
    if (m_closeSeen)
        return;
    const std::uint16_t code = codeIn(payload);
    if (const auto violation = judgeClosePayload(payload))
        violate(*violation, *violation == Violation::InvalidCloseCode ? code : std::uint16_t{0});
    m_closeSeen = true;
    m_closeCode = code;
    Moment moment{.kind = MomentKind::Close};
    moment.code = code;
    m_out.push_back(moment);
}

void FrameJudge::begin(Opcode kind)
{
    m_message = Message{};
    m_message->kind = kind;
    m_text.reset();
}

void FrameJudge::takeData(const FrameHeader& header, const event::Frame& frame)
{
    const bool continues = header.opcode == Opcode::Continuation;
    const bool whole = !m_insideFrame;
    if (continues != m_message.has_value() && whole && !m_closeSeen)
        violate(continues ? Violation::UnexpectedContinuation : Violation::InterruptedMessage);
    if (continues && !m_message)
        return;
    if (!continues)
        begin(header.opcode);
    m_message->length += frame.arrived;
    if (m_message->length > maxMessage && !std::exchange(m_message->told, true))
        violate(Violation::MessageTooLarge);
    if (m_message->kind == Opcode::Text)
        checkText(frame.payload, frame.arrived, header.fin && whole);
    if (header.fin && whole)
        finish();
}

/// §8.1: fails at the first byte that cannot be UTF-8, also inside a frame that never ends.
void FrameJudge::checkText(std::string_view payload, std::uint64_t arrived, bool last)
{
    if (!m_message->known || m_message->told || m_closeSeen)
        return;
    m_message->known = payload.size() == arrived;
    const bool good = m_text.feed(payload) && (!last || !m_message->known || m_text.complete());
    if (good)
        return;
    m_message->told = true;
    violate(Violation::InvalidUtf8);
}

void FrameJudge::finish()
{
    Moment moment{.kind = MomentKind::Message};
    moment.opcode = m_message->kind;
    moment.length = m_message->length > shortMessage ? m_message->length : 0;
    m_out.push_back(moment);
    m_message.reset();
}

std::optional<Moment> FrameJudge::found(Violation violation)
{
    m_insideFrame = false;
    if (!isTooLarge(violation) || m_told == violation)
        return std::nullopt;
    violate(violation);
    return std::exchange(m_out, {}).front();
}

} // namespace lifeline
