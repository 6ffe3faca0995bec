#include "wire/frame.h"

#include <algorithm>
#include <array>

namespace lifeline {

namespace {

constexpr std::array<std::string_view, 16> opcodeNames{
    "continuation", "text", "binary", "reserved-3", "reserved-4", "reserved-5", "reserved-6", "reserved-7",
    "close",        "ping", "pong",   "reserved-b", "reserved-c", "reserved-d", "reserved-e", "reserved-f"};

/// Big-endian.
std::uint64_t readNumber(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = (value << 8U) | static_cast<std::uint8_t>(byte);
    return value;
}

/// Four bytes, which a compiler reads as one.
std::uint32_t readKey(const char* from)
{
    const auto byte = [from](int i) { return std::uint32_t{static_cast<std::uint8_t>(from[i])}; };
    return (byte(0) << 24U) | (byte(1) << 16U) | (byte(2) << 8U) | byte(3);
}

constexpr std::size_t extraLength(LengthForm form)
{
    return form == LengthForm::Seven ? 0 : form == LengthForm::Sixteen ? 2 : 8;
}

constexpr LengthForm formOf(unsigned sevenBits)
{
    return sevenBits < 126    ? LengthForm::Seven
           : sevenBits == 126 ? LengthForm::Sixteen
                              : LengthForm::SixtyFour;
}

} // namespace

std::string_view opcodeName(Opcode opcode) { return opcodeNames[static_cast<std::size_t>(opcode) & 0xFU]; }

std::optional<Opcode> opcodeFromName(std::string_view name)
{
    const auto row = std::ranges::find(opcodeNames, name);
    if (row == opcodeNames.end())
        return std::nullopt;
    return static_cast<Opcode>(row - opcodeNames.begin());
}

std::size_t headerSize(const FrameHeader& header)
{
    return 2 + extraLength(header.form) + (header.masked ? 4U : 0U);
}

std::optional<FrameHeader> readFrameHeader(std::string_view bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const unsigned first = static_cast<std::uint8_t>(bytes[0]);
    const unsigned second = static_cast<std::uint8_t>(bytes[1]);
    FrameHeader header;
    header.fin = (first & 0x80U) != 0;
    header.rsv = static_cast<std::uint8_t>((first >> 4U) & 0x7U);
    header.opcode = static_cast<Opcode>(first & 0xFU);
    header.masked = (second & 0x80U) != 0;
    header.length = second & 0x7FU;
    header.form = formOf(second & 0x7FU);
    const std::size_t size = headerSize(header);
    if (bytes.size() < size)
        return std::nullopt;
    if (header.form != LengthForm::Seven)
        header.length = readNumber(bytes.substr(2, extraLength(header.form)));
    if (header.masked)
        header.maskingKey = readKey(bytes.data() + size - 4);
    return header;
}

} // namespace lifeline
