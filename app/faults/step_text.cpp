#include "faults/step_text.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "base/utf8.h"

#include <array>

namespace lifeline {
namespace {

constexpr std::size_t mostBytes = 80;
constexpr std::size_t shownPart = 32; // bytes of one name, line or payload

/// Printable, on one line, cut where it is long.
std::string shown(std::string_view text) { return escaped(text, shownPart); }

std::string opcodeText(Opcode opcode) { return std::string(opcodeName(opcode)); }

/// Cut at a whole character, so that the line stays UTF-8.
std::string fitted(std::string text)
{
    if (text.size() <= mostBytes)
        return text;
    constexpr std::string_view more = "…";
    text.resize(mostBytes - more.size());
    while (!isUtf8(text))
        text.pop_back();
    return text.append(more);
}

template <class Numbers, class Text> std::string alternatives(const Numbers& numbers, Text text)
{
    std::string out;
    for (const auto number : numbers)
        out.append(out.empty() ? "" : "|").append(text(number));
    return out.empty() ? "any" : out;
}

// Steps that send
// --------------------------------------------------------------------------------------------

std::string paceText(const Pace& pace)
{
    std::string out;
    if (pace.pieces != 0)
        out += " split=" + std::to_string(pace.pieces);
    if (pace.every != Duration::zero())
        out += " every=" + durationText(pace.every);
    if (pace.cut)
        out += " cut=" + std::to_string(*pace.cut);
    return pace.glued ? out + " glue" : out;
}

std::string editText(const HeadEdit& edit)
{
    std::string out;
    if (!edit.startLine.empty())
        out += " start-line=" + shown(edit.startLine);
    for (const auto& [name, value] :
         {std::pair{"method", &edit.method}, {"target", &edit.target}, {"version", &edit.version}}) {
        if (!value->empty())
            out.append(" ").append(name).append("=").append(shown(*value));
    }
    for (const std::string& name : edit.without)
        out += " without " + shown(name);
    for (const auto& [name, value] : edit.set)
        out += " " + shown(name) + "=" + shown(value);
    for (const auto& [name, value] : edit.add)
        out += " add " + shown(name) + "=" + shown(value);
    if (!edit.rawLines.empty())
        out += " raw-lines=" + std::to_string(edit.rawLines.size());
    if (edit.lineEnd != "\r\n")
        out += " line-end=" + shown(edit.lineEnd);
    return out;
}

std::string maskText(const FrameSpec& frame)
{
    if (!frame.masked)
        return {};
    if (!frame.maskingKey)
        return *frame.masked ? " masked" : " unmasked";
    const std::uint32_t key = *frame.maskingKey;
    const std::array<char, 4> bytes{static_cast<char>(key >> 24U), static_cast<char>(key >> 16U & 0xFFU),
                                    static_cast<char>(key >> 8U & 0xFFU), static_cast<char>(key & 0xFFU)};
    return " mask=" + toHex({bytes.data(), bytes.size()});
}

std::string formText(LengthForm form)
{
    switch (form) {
    case LengthForm::Seven: return "7";
    case LengthForm::Sixteen: return "16";
    case LengthForm::SixtyFour: break;
    }
    return "64";
}

std::string bitsText(const FrameSpec& frame)
{
    std::string out = frame.fin ? "" : " fin=0";
    if (frame.rsv != 0)
        out += " rsv=" + std::to_string(frame.rsv);
    out += maskText(frame);
    if (frame.length)
        out += " length=" + std::to_string(*frame.length);
    return frame.form ? out + " form=" + formText(*frame.form) : out;
}

bool hasCode(const FrameSpec& frame) { return frame.payload.size() >= 2; }

std::string closeText(const FrameSpec& frame)
{
    if (!hasCode(frame))
        return frame.payload.empty() ? "send-close" : "send-close " + toHex(frame.payload);
    const auto high = static_cast<unsigned char>(frame.payload[0]);
    const auto low = static_cast<unsigned char>(frame.payload[1]);
    std::string out = "send-close " + std::to_string(high * 256 + low);
    return frame.payload.size() > 2 ? out + " " + shown(std::string_view(frame.payload).substr(2)) : out;
}

std::string frameText(const FrameSpec& frame)
{
    if (frame.opcode == Opcode::Close)
        return closeText(frame) + bitsText(frame);
    return "send-frame " + opcodeText(frame.opcode) + bitsText(frame) + " " + sizeText(frame.payload.size());
}

// One function for each alternative
// --------------------------------------------------------------------------

struct AwaitedWords {
    std::string operator()(const await::Request&) const { return "request"; }
    std::string operator()(const await::Response& response) const
    {
        std::string out = "response " + alternatives(response.statuses, [](int status) {
                              return status < 10 ? std::to_string(status) + "xx" : std::to_string(status);
                          });
        for (const auto& [name, value] : response.headers)
            out += " " + shown(name) + "=" + shown(value);
        return response.bodyHas.empty() ? out : out + " body-has=" + shown(response.bodyHas);
    }
    std::string operator()(const await::Frame& frame) const
    {
        std::string out = "frame " + opcodeText(frame.opcode);
        return frame.payload ? out + " " + shown(*frame.payload) : out;
    }
    std::string operator()(const await::Close& close) const
    {
        return "close " + alternatives(close.codes, [](std::uint16_t code) { return std::to_string(code); });
    }
    std::string operator()(const await::Fin&) const { return "fin"; }
    std::string operator()(const await::Reset&) const { return "reset"; }
    std::string operator()(const await::End&) const { return "end"; }
    std::string operator()(const await::Nothing&) const { return "nothing"; }
    std::string operator()(const await::CallbackFired& callback) const
    {
        const std::string name(callbackName(callback.name));
        return callback.code ? name + ":" + std::to_string(*callback.code) : name;
    }
};

struct StepWords {
    std::string operator()(const step::SendRequest& request) const
    {
        return "send-request" + editText(request.edit) + paceText(request.pace);
    }
    std::string operator()(const step::SendResponse& response) const
    {
        return "send-response " + std::to_string(response.status) + editText(response.edit) +
               paceText(response.pace);
    }
    std::string operator()(const step::SendBytes& send) const
    {
        return "send-bytes " + sizeText(send.bytes.size()) + paceText(send.pace);
    }
    std::string operator()(const step::SendFrame& send) const
    {
        return frameText(send.frame) + paceText(send.pace);
    }
    std::string operator()(const step::Wait& wait) const { return "wait " + durationText(wait.time); }
    std::string operator()(const step::Fin&) const { return "fin"; }
    std::string operator()(const step::Reset&) const { return "reset"; }
    std::string operator()(const step::StopReading&) const { return "stop-reading"; }
    std::string operator()(const step::ResumeReading&) const { return "resume-reading"; }
    std::string operator()(const step::AnswerPings& answer) const
    {
        return answer.on ? "answer-pings" : "answer-pings false";
    }
    std::string operator()(const step::Expect& expect) const
    {
        std::string out = "expect " + awaitedText(expect.what);
        for (const Awaited& other : expect.allowed)
            out += " or " + awaitedText(other);
        return out;
    }
    std::string operator()(const Loop& loop) const
    {
        return "loop " + std::to_string(loop.times) + " times, " + std::to_string(loop.steps.size()) +
               (loop.steps.size() == 1 ? " step" : " steps");
    }
};

} // namespace

std::string stepText(const Step& step) { return fitted(std::visit(StepWords{}, step.what)); }

std::string awaitedText(const Awaited& awaited) { return fitted(std::visit(AwaitedWords{}, awaited)); }

} // namespace lifeline
