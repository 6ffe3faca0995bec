#include "faults/payload_writer.h"

#include "base/byte_text.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

constexpr std::size_t shortestFill = 64; // bytes; what is shorter is written out

/// How often the byte at `from` stands there in a row.
std::size_t runLength(std::string_view bytes, std::size_t from)
{
    const std::size_t end = std::min(bytes.find_first_not_of(bytes[from], from), bytes.size());
    return end - from;
}

bool isFill(std::string_view bytes, std::size_t from, std::size_t length)
{
    return length >= shortestFill && static_cast<unsigned char>(bytes[from]) < 0x80;
}

void writeFill(JsonWriter& json, char byte, std::size_t size)
{
    json.member("fill", std::string_view(&byte, 1)).member("size", size);
}

void writePiece(JsonWriter& json, std::string_view bytes)
{
    json.beginObject();
    if (!bytes.empty() && isFill(bytes, 0, runLength(bytes, 0)) && runLength(bytes, 0) == bytes.size())
        writeFill(json, bytes.front(), bytes.size());
    else
        writePayload(json, bytes);
    json.endObject();
}

/// Cut so that each long run of one byte stands alone.
std::vector<std::string_view> pieces(std::string_view bytes)
{
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t run = runLength(bytes, at);
        if (isFill(bytes, at, run)) {
            if (at > begin)
                out.push_back(bytes.substr(begin, at - begin));
            out.push_back(bytes.substr(at, run));
            begin = at + run;
        }
        at += run;
    }
    if (begin < bytes.size() || out.empty())
        out.push_back(bytes.substr(begin));
    return out;
}

void writeMask(JsonWriter& json, const FrameSpec& frame)
{
    json.key("mask");
    if (!frame.maskingKey) {
        json.value(*frame.masked);
        return;
    }
    const std::uint32_t key = *frame.maskingKey;
    const std::array<char, 4> bytes{static_cast<char>(key >> 24U), static_cast<char>(key >> 16U & 0xFFU),
                                    static_cast<char>(key >> 8U & 0xFFU), static_cast<char>(key & 0xFFU)};
    json.value(toHex({bytes.data(), bytes.size()}));
}

int formNumber(LengthForm form)
{
    switch (form) {
    case LengthForm::Seven: return 7;
    case LengthForm::Sixteen: return 16;
    case LengthForm::SixtyFour: break;
    }
    return 64;
}

bool hasUsualBits(const FrameSpec& frame)
{
    return frame.fin && frame.rsv == 0 && !frame.masked && !frame.length && !frame.form;
}

void writeBits(JsonWriter& json, const FrameSpec& frame)
{
    if (!frame.fin)
        json.member("fin", false);
    if (frame.rsv != 0)
        json.member("rsv", static_cast<int>(frame.rsv));
    if (frame.masked)
        writeMask(json, frame);
    if (frame.length)
        json.member("length", *frame.length);
    if (frame.form)
        json.member("form", formNumber(*frame.form));
}

// Close frames
// -----------------------------------------------------------------------------------------------

bool hasCode(std::string_view payload) { return payload.size() >= 2 && isUtf8(payload.substr(2)); }

int codeOf(std::string_view payload)
{
    return static_cast<unsigned char>(payload[0]) * 256 + static_cast<unsigned char>(payload[1]);
}

void writeClose(JsonWriter& json, const FrameSpec& frame)
{
    const std::string_view payload = frame.payload;
    json.key("send-close");
    if (hasUsualBits(frame) && payload.empty()) {
        json.null();
    } else if (hasUsualBits(frame) && payload.size() == 2) {
        json.value(codeOf(payload));
    } else {
        json.beginObject();
        if (hasCode(payload))
            json.member("code", codeOf(payload));
        if (hasCode(payload) && payload.size() > 2)
            json.member("reason", payload.substr(2));
        if (!hasCode(payload) && !payload.empty())
            json.member("hex", toHex(payload));
        writeBits(json, frame);
        json.endObject();
    }
}

} // namespace

void writePayload(JsonWriter& json, std::string_view bytes)
{
    if (isUtf8(bytes))
        json.member("text", bytes);
    else
        json.member("hex", toHex(bytes));
}

void writeOpcode(JsonWriter& json, Opcode opcode)
{
    const std::string_view name = opcodeName(opcode);
    if (name.starts_with("reserved-"))
        json.value(static_cast<int>(opcode));
    else
        json.value(name);
}

void writeBytes(JsonWriter& json, std::string_view bytes)
{
    const auto all = pieces(bytes);
    if (all.size() == 1) {
        writePiece(json, all.front());
        return;
    }
    json.beginArray();
    for (const std::string_view piece : all)
        writePiece(json, piece);
    json.endArray();
}

void writeFrame(JsonWriter& json, const FrameSpec& frame)
{
    if (frame.opcode == Opcode::Close) {
        writeClose(json, frame);
        return;
    }
    const std::string_view payload = frame.payload;
    const bool fill = !payload.empty() && isFill(payload, 0, runLength(payload, 0)) &&
                      runLength(payload, 0) == payload.size();
    const bool text = !payload.empty() && !fill && isUtf8(payload);
    json.key("send-frame").beginObject();
    if (frame.opcode != (text ? Opcode::Text : Opcode::Binary))
        writeOpcode(json.key("opcode"), frame.opcode);
    writeBits(json, frame);
    if (fill)
        writeFill(json, payload.front(), payload.size());
    else if (!payload.empty())
        writePayload(json, payload);
    json.endObject();
}

} // namespace lifeline
