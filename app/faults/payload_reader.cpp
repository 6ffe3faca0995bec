#include "faults/payload_reader.h"

#include "wire/frame.h"

#include <algorithm>
#include <array>
#include <limits>

namespace lifeline {
namespace {

constexpr std::uint64_t highestOpcode = 15;
constexpr std::uint64_t highestRsv = 7;

/// {"fill": "x", "size": "64KiB"}: one ASCII character, so often.
std::string readFill(JsonReading& reading, const Json::Value& object)
{
    const std::string fill = reading.text(*member(object, "fill"), "fill");
    const Json::Value* size = member(object, "size");
    if (fill.size() != 1 || size == nullptr) {
        reading.problem(object, fill.size() == 1 ? "a fill has no size" : "fill is not one ASCII character",
                        "{\"fill\": \"x\", \"size\": \"64KiB\"}");
        return {};
    }
    const std::uint64_t length = reading.size(*size, "size", 0, maxStepBytes);
    return std::string(static_cast<std::size_t>(length), fill.front());
}

/// How many of text, hex and fill there are.
std::size_t forms(const Json::Value& object)
{
    constexpr std::array<std::string_view, 3> names{"text", "hex", "fill"};
    return static_cast<std::size_t>(std::count_if(
        names.begin(), names.end(), [&](std::string_view name) { return member(object, name) != nullptr; }));
}

/// Whichever form the object has; nothing for none.
std::string readForm(JsonReading& reading, const Json::Value& object)
{
    constexpr std::string_view one = "one of text, hex, or fill with size";
    if (forms(object) > 1)
        reading.problem(object, "bytes are given more than once", std::string(one));
    if (member(object, "size") != nullptr && member(object, "fill") == nullptr)
        reading.problem(*member(object, "size"), "size without fill", std::string(one));
    if (const auto* text = member(object, "text"))
        return reading.text(*text, "text");
    if (const auto* hex = member(object, "hex"))
        return reading.hex(*hex, "hex");
    return member(object, "fill") != nullptr ? readFill(reading, object) : std::string();
}

std::string readPiece(JsonReading& reading, const Json::Value& value)
{
    if (!reading.object(value, "send-bytes", {"text", "hex", "fill", "size"}))
        return {};
    if (forms(value) == 0)
        reading.problem(value, "send-bytes without bytes", "one of text, hex, or fill with size");
    return readForm(reading, value);
}

/// true, false, or the key itself.
void readMask(JsonReading& reading, const Json::Value& value, FrameSpec& frame)
{
    constexpr std::string_view form = "true, false or four bytes of hex: \"a15f029c\"";
    if (value.isBool()) {
        frame.masked = value.asBool();
        return;
    }
    const std::string key = value.isString() ? reading.hex(value, "mask") : std::string();
    if (key.size() != 4) {
        reading.problem(value, "mask is no masking key", std::string(form));
        return;
    }
    frame.masked = true;
    std::uint32_t number = 0;
    for (const char byte : key)
        number = number << 8U | static_cast<unsigned char>(byte);
    frame.maskingKey = number;
}

void readForm(JsonReading& reading, const Json::Value& value, FrameSpec& frame)
{
    switch (reading.count(value, "form", 7, 64)) {
    case 7: frame.form = LengthForm::Seven; return;
    case 16: frame.form = LengthForm::Sixteen; return;
    case 64: frame.form = LengthForm::SixtyFour; return;
    default: reading.problem(value, "form is no length form", "7, 16 or 64");
    }
}

/// What send-frame and send-close share.
void readBits(JsonReading& reading, const Json::Value& object, FrameSpec& frame)
{
    if (const auto* fin = member(object, "fin"))
        frame.fin = reading.truth(*fin, "fin");
    if (const auto* rsv = member(object, "rsv"))
        frame.rsv = static_cast<std::uint8_t>(reading.count(*rsv, "rsv", 0, highestRsv));
    if (const auto* mask = member(object, "mask"))
        readMask(reading, *mask, frame);
    if (const auto* length = member(object, "length"))
        frame.length = reading.count(*length, "length", 0, std::numeric_limits<std::uint64_t>::max());
    if (const auto* form = member(object, "form"))
        readForm(reading, *form, frame);
}

std::string closePayload(JsonReading& reading, const Json::Value& code)
{
    const std::uint64_t number = reading.count(code, "a close code", 0, 0xFFFF);
    return {static_cast<char>(number >> 8U), static_cast<char>(number & 0xFFU)};
}

std::string readClosePayload(JsonReading& reading, const Json::Value& object)
{
    const Json::Value* code = member(object, "code");
    const Json::Value* reason = member(object, "reason");
    const Json::Value* hex = member(object, "hex");
    if (hex != nullptr && (code != nullptr || reason != nullptr))
        reading.problem(object, "hex beside code or reason", "code and reason, or hex");
    if (hex != nullptr)
        return reading.hex(*hex, "hex");
    if (reason != nullptr && code == nullptr)
        reading.problem(*reason, "a reason without a code", "code and reason, or hex");
    std::string payload = code != nullptr && !code->isNull() ? closePayload(reading, *code) : std::string();
    if (reason != nullptr && payload.empty() && code != nullptr)
        reading.problem(*reason, "a reason without a code", "code and reason, or hex");
    return reason != nullptr ? payload + reading.text(*reason, "reason") : payload;
}

} // namespace

std::string readBytes(JsonReading& reading, const Json::Value& value)
{
    if (!value.isArray())
        return readPiece(reading, value);
    if (value.empty())
        reading.problem(value, "send-bytes without bytes",
                        "a list of {\"text\"}, {\"hex\"} or {\"fill\", \"size\"}");
    std::string out;
    for (const Json::Value& piece : value) {
        out += readPiece(reading, piece);
        if (out.size() <= maxStepBytes)
            continue;
        reading.problem(piece, "too many bytes for one step", "at most 32 MiB");
        break;
    }
    return out;
}

Opcode readOpcode(JsonReading& reading, const Json::Value& value)
{
    if (!value.isString())
        return static_cast<Opcode>(reading.count(value, "opcode", 0, highestOpcode));
    const auto opcode = opcodeFromName(reading.text(value, "opcode"));
    if (!opcode)
        reading.problem(value, quoted(value.asString()) + " is no opcode",
                        "continuation, text, binary, close, ping, pong or 0 to 15");
    return opcode.value_or(Opcode::Text);
}

FrameSpec readFrameSpec(JsonReading& reading, const Json::Value& value)
{
    FrameSpec frame;
    if (!reading.object(value, "send-frame",
                        {"opcode", "fin", "rsv", "mask", "length", "form", "text", "hex", "fill", "size"}))
        return frame;
    const Json::Value* opcode = member(value, "opcode");
    frame.opcode = opcode != nullptr                  ? readOpcode(reading, *opcode)
                   : member(value, "text") != nullptr ? Opcode::Text
                                                      : Opcode::Binary;
    readBits(reading, value, frame);
    frame.payload = readForm(reading, value);
    return frame;
}

FrameSpec readCloseSpec(JsonReading& reading, const Json::Value& value)
{
    FrameSpec frame;
    frame.opcode = Opcode::Close;
    if (value.isNull())
        return frame;
    if (value.isNumeric()) {
        frame.payload = closePayload(reading, value);
        return frame;
    }
    if (!reading.object(value, "send-close",
                        {"code", "reason", "hex", "fin", "rsv", "mask", "length", "form"}))
        return frame;
    readBits(reading, value, frame);
    frame.payload = readClosePayload(reading, value);
    return frame;
}

} // namespace lifeline
