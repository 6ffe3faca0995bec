#include "atlas/wire_text.h"

namespace lifeline {
namespace {

std::string frameWord(const Event& event, const event::Frame& frame)
{
    const auto header = frameHeader(frame);
    if (!header)
        return "half-frame";
    if (header->opcode == Opcode::Close)
        return "close:" + std::to_string(closeCodeOf(event));
    return std::string(opcodeName(header->opcode));
}

} // namespace

void WireText::take(const Event& event)
{
    if (event.side != m_side)
        return;
    if (event.as<event::Request>() != nullptr && m_side == Side::Client)
        add("request");
    else if (const auto* response = event.as<event::Response>(); response && m_side == Side::Server)
        add(std::to_string(response->status));
    else if (const auto* sent = event.as<event::FrameSent>())
        add(frameWord(event, *sent));
    else if (event.as<event::FinSent>() != nullptr)
        add("fin");
    else if (event.as<event::ResetSent>() != nullptr)
        add("rst");
}

void WireText::add(std::string word)
{
    if (!m_words.empty() && m_words.back().first == word)
        ++m_words.back().second;
    else
        m_words.emplace_back(std::move(word), 1);
}

std::string WireText::text() const
{
    std::string out;
    for (const auto& [word, count] : m_words) {
        out.append(out.empty() ? "" : " ").append(word);
        if (count > 1)
            out.append("*").append(std::to_string(count));
    }
    return out.empty() ? "-" : out;
}

} // namespace lifeline
