#include "wire/frame_encoder.h"

#include "wire/masking.h"

#include <array>

namespace lifeline {

namespace {

/// Big-endian; returns where it ends.
char* writeNumber(char* to, std::uint64_t value, unsigned bytes)
{
    while (bytes-- > 0)
        *to++ = static_cast<char>(value >> (8U * bytes));
    return to;
}

unsigned sevenBits(const FrameHeader& header)
{
    switch (header.form) {
    case LengthForm::Sixteen: return 126;
    case LengthForm::SixtyFour: return 127;
    case LengthForm::Seven: break;
    }
    return static_cast<unsigned>(header.length & 0x7FU);
}

} // namespace

void appendFrameHeader(std::string& out, const FrameHeader& header)
{
    std::array<char, maxFrameHeaderSize> bytes; // not set: only what is written is read
    char* to = bytes.data();
    const unsigned opcode = static_cast<unsigned>(header.opcode) & 0xFU;
    *to++ = static_cast<char>((header.fin ? 0x80U : 0U) | ((header.rsv & 0x7U) << 4U) | opcode);
    *to++ = static_cast<char>((header.masked ? 0x80U : 0U) | sevenBits(header));
    if (header.form != LengthForm::Seven)
        to = writeNumber(to, header.length, header.form == LengthForm::Sixteen ? 2 : 8);
    if (header.masked)
        to = writeNumber(to, header.maskingKey, 4);
    out.append(bytes.data(), static_cast<std::size_t>(to - bytes.data()));
}

void appendFrame(std::string& out, const FrameHeader& header, std::string_view payload)
{
    appendFrameHeader(out, header);
    const std::size_t start = out.size();
    out += payload;
    if (header.masked)
        applyMask(out.data() + start, payload.size(), header.maskingKey);
}

FrameHeader wellFormed(Opcode opcode, std::uint64_t payloadSize, bool fin)
{
    FrameHeader header;
    header.fin = fin;
    header.opcode = opcode;
    header.length = payloadSize;
    header.form = minimalForm(payloadSize);
    return header;
}

std::string closePayload(std::uint16_t code, std::string_view reason)
{
    std::string payload;
    payload.reserve(2 + reason.size());
    payload += static_cast<char>(code >> 8U);
    payload += static_cast<char>(code & 0xFFU);
    payload += reason;
    return payload;
}

} // namespace lifeline
