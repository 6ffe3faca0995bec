// Bytes through a FrameDecoder, as values that can be compared.
#pragma once

#include "wire/frame_decoder.h"
#include "wire/frame_encoder.h"

#include <optional>
#include <string>
#include <vector>

namespace lifeline {

/// A decoded frame that owns its bytes.
struct Seen {
    FrameHeader header;
    std::uint64_t offset = 0;
    std::string headerBytes;
    std::string payload;
    std::optional<Violation> violation;
    bool complete = true;

    friend bool operator==(const Seen&, const Seen&) = default;
};

inline Seen keep(const DecodedFrame& frame)
{
    return {frame.header,    frame.offset,  std::string(frame.headerBytes), std::string(frame.payload),
            frame.violation, frame.complete};
}

inline void drain(FrameDecoder& decoder, std::string_view bytes, std::vector<Seen>& seen)
{
    // A copy that dies here: what the decoder holds on to must be its own.
    const std::string copy(bytes);
    decoder.feed(copy);
    while (const auto frame = decoder.next())
        seen.push_back(keep(*frame));
}

inline std::vector<Seen> decode(Side receiver, std::string_view bytes, FrameLimits limits = {})
{
    FrameDecoder decoder(receiver, limits);
    std::vector<Seen> seen;
    drain(decoder, bytes, seen);
    if (const auto rest = decoder.finish())
        seen.push_back(keep(*rest));
    return seen;
}

inline FrameHeader headerTo(Side receiver, Opcode opcode, std::uint64_t length, bool fin = true)
{
    FrameHeader header = wellFormed(opcode, length, fin);
    header.masked = receiver == Side::Server;
    header.maskingKey = header.masked ? 0x37FA213D : 0;
    return header;
}

inline std::string frameTo(Side receiver, Opcode opcode, std::string_view payload, bool fin = true)
{
    std::string out;
    appendFrame(out, headerTo(receiver, opcode, payload.size(), fin), payload);
    return out;
}

inline constexpr Side bothSides[] = {Side::Server, Side::Client};

} // namespace lifeline
