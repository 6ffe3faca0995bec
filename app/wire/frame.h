// A frame's header as it stands on the wire (RFC 6455 §5.2). Illegal values are kept, not refused: a lab must
// be able to read and to write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lifeline {

enum class Opcode : std::uint8_t { // all sixteen values may occur; the ones without a name are reserved
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
};

constexpr bool isControl(Opcode opcode) { return (static_cast<std::uint8_t>(opcode) & 0x8U) != 0; }

/// "continuation" "text" "binary" "close" "ping" "pong", or "reserved-3" … "reserved-f".
std::string_view opcodeName(Opcode opcode);
std::optional<Opcode> opcodeFromName(std::string_view name);

/// How the length is written: in 7 bits, or in 16 or 64 more.
enum class LengthForm : std::uint8_t { Seven, Sixteen, SixtyFour };

struct FrameHeader {
    bool fin = true;
    std::uint8_t rsv = 0; // three bits: 4 = RSV1, 2 = RSV2, 1 = RSV3
    Opcode opcode = Opcode::Text;
    bool masked = false;
    std::uint32_t maskingKey = 0; // first byte on the wire in the top eight bits
    std::uint64_t length = 0;     // as declared, also when the top bit is set
    LengthForm form = LengthForm::Seven;

    friend bool operator==(const FrameHeader&, const FrameHeader&) = default;
};

inline constexpr std::size_t maxFrameHeaderSize = 14;

/// The shortest form that holds the length (§5.2: the minimal number of bytes MUST be used).
constexpr LengthForm minimalForm(std::uint64_t length)
{
    return length <= 125 ? LengthForm::Seven : length <= 0xFFFF ? LengthForm::Sixteen : LengthForm::SixtyFour;
}

/// Bytes the header takes on the wire: 2 to 14.
std::size_t headerSize(const FrameHeader& header);

/// Reads a header from the front of `bytes`. nullopt when more bytes are needed; never fails otherwise.
std::optional<FrameHeader> readFrameHeader(std::string_view bytes);

} // namespace lifeline
