// The frames of one direction as they pass by, legal or not, however large, in bounded memory.
#pragma once

#include "wire/frame_decoder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// A frame that passed, or the part of one. Views live until the next call.
struct PassingFrame {
    FrameHeader header; // counts only where headerWhole
    bool headerWhole = false;
    bool complete = false;
    std::uint64_t offset = 0;     // of the header, from the first byte after the upgrade
    std::string_view headerBytes; // as on the wire
    std::string_view payload;     // unmasked; of a frame above the limit only its beginning
    std::uint64_t arrived = 0;    // payload bytes
};

/// Sans-I/O; not thread-safe. Judges nothing.
///
///     frames.feed(bytes);
///     while (auto frame = frames.next()) { ... }
class WireFrames {
public:
    /// Payloads of up to `limit` bytes are kept whole.
    explicit WireFrames(Side receiver, std::uint64_t limit = FrameLimits{}.maxFrame);

    /// Call when next() has given nullopt. Bytes must stay alive until it does again.
    void feed(std::string_view bytes);
    std::optional<PassingFrame> next();

    /// Between feeds: the frame now arriving; nullopt when there is none.
    std::optional<PassingFrame> arriving() const;
    /// The stream ended: what had arrived of a frame. Reads anew after it.
    std::optional<PassingFrame> finish();

private:
    /// A frame above the limit: its bytes are counted, not kept.
    struct Large {
        FrameHeader header;
        std::uint64_t offset = 0;
        std::string headerBytes, beginning;
        std::uint64_t arrived = 0;
    };
    std::optional<PassingFrame> nextLarge();
    PassingFrame giveLarge();
    void beginLarge(const DecodedFrame& frame);
    PassingFrame passing(const DecodedFrame& frame) const;
    static PassingFrame passing(const Large& frame);

    Side m_receiver;
    std::uint64_t m_limit;
    FrameDecoder m_decoder;
    std::uint64_t m_base = 0; // of the decoder's offsets
    std::optional<Large> m_large;
    Large m_given;             // the last one that is over: what was given out looks into it
    std::string_view m_behind; // fed while a large one arrives, and not yet consumed
};

} // namespace lifeline
