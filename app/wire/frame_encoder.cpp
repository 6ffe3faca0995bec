#include "wire/frame_encoder.h"

#include "wire/masking.h"

namespace lifeline {

namespace {

void appendNumber(std::string& out, std::uint64_t value, unsigned bytes)
{
    while (bytes-- > 0)
        out += static_cast<char>(value >> (8U * bytes));
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
    const unsigned opcode = static_cast<unsigned>(header.opcode) & 0xFU;
    out += static_cast<char>((header.fin ? 0x80U : 0U) | ((header.rsv & 0x7U) << 4U) | opcode);
    out += static_cast<char>((header.masked ? 0x80U : 0U) | sevenBits(header));
    if (header.form != LengthForm::Seven)
        appendNumber(out, header.length, header.form == LengthForm::Sixteen ? 2 : 8);
    if (header.masked)
        appendNumber(out, header.maskingKey, 4);
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
    appendNumber(payload, code, 2);
    payload += reason;
    return payload;
}

} // namespace lifeline
