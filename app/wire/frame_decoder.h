// Reads frames as their bytes arrive (RFC 6455 §5), keeping byte offsets, judging each header by itself.
#pragma once

#include "base/ids.h"
#include "wire/frame.h"
#include "wire/violation.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

struct FrameLimits {
    std::uint64_t maxFrame = std::uint64_t{16}
                             << 20; // payload bytes; a larger declared length is FrameTooLarge
    bool judged = true; // false: every frame is read to its end as it is, legal or not, of whatever size
};

/// One frame, or the part of one that had arrived when the stream ended.
/// Views stay valid until the next call of next(), feed() or finish() on the decoder that gave them, and
/// while the bytes given to feed() live.
struct DecodedFrame {
    FrameHeader header;
    std::uint64_t offset = 0;     // of the header's first byte, counted from the first byte after the upgrade
    std::string_view headerBytes; // as on the wire
    std::string_view payload;     // unmasked; shorter than header.length only when !complete
    std::optional<Violation> violation; // the first rule the header breaks by itself
    bool complete = true;
};

/// Reads one direction of one connection. Sans-I/O; not thread-safe.
///
///     decoder.feed(bytes);
///     while (auto frame = decoder.next()) { ... }
///
/// Whole frames inside the bytes fed are read without copying when unmasked; masked payloads are unmasked
/// into a buffer of the decoder. Between calls it keeps only what is unfinished: never more than the limit
/// plus a header, and never memory for bytes that were declared but did not arrive. When a frame's header
/// breaks a rule it is given out at once with the violation and no payload, however much of it has arrived,
/// and the decoder stops: every later next() gives nullopt.
class FrameDecoder {
public:
    /// `receiver` decides which way of masking is right (§5.1): a server expects masked frames, a client
    /// unmasked ones.
    explicit FrameDecoder(Side receiver, FrameLimits limits = {});

    /// Call when next() has given nullopt for the bytes before. Bytes must stay alive until next() gives
    /// nullopt again.
    void feed(std::string_view bytes);

    std::optional<DecodedFrame> next();

    /// The frame now arriving, as far as it has come; nullopt between frames. To be called between feeds;
    /// header fields are set only when the header is whole (headerBytes tells).
    std::optional<DecodedFrame> arriving() const;

    /// What had arrived of an unfinished frame when the stream ended; header fields are set only when the
    /// header was whole (headerBytes tells). nullopt when the stream ended between frames, or after a
    /// violation.
    std::optional<DecodedFrame> finish();

    /// True after a violation was given out.
    bool stopped() const { return m_stopped; }

    /// Bytes consumed so far, those held for an unfinished frame included; after a violation, up to the end
    /// of its header.
    std::uint64_t offset() const { return m_offset; }

    /// True between feeds when part of a frame has arrived: some of its header, or the header and not all of
    /// its payload.
    bool insideFrame() const { return m_insidePayload || m_headSize > 0; }

private:
    bool takeHeader();
    bool completeHeldHeader();
    std::optional<DecodedFrame> takePayload();
    std::string_view takeInput(std::size_t count);
    void holdHeader();
    void appendPayload(std::string_view piece);
    void reserve(std::size_t needed);
    void releaseLargeBuffer();
    std::string_view headerBytes() const;
    std::optional<DecodedFrame> give(std::string_view payload);
    std::optional<DecodedFrame> refuse(Violation violation);

    Side m_receiver;
    FrameLimits m_limits;
    std::uint64_t m_offset = 0;
    bool m_stopped = false;

    std::string_view m_input; // fed and not yet consumed

    // The frame now being read.
    std::uint64_t m_frameOffset = 0;
    FrameHeader m_header;
    std::string_view m_headerInInput; // counts only while nothing is held in m_head
    std::array<char, maxFrameHeaderSize>
        m_head{}; // its header, or the beginning of it, once a feed has ended inside it
    std::uint8_t m_headSize = 0;
    bool m_insidePayload = false; // the header is whole, the payload is not

    // Unmasked payload; kept from frame to frame.
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_capacity = 0;
    std::size_t m_size = 0;
};

/// The first rule `header` breaks by itself, seen by `receiver`: mask, RSV, opcode, control frames, length.
std::optional<Violation> judgeHeader(const FrameHeader& header, Side receiver, const FrameLimits& limits);

} // namespace lifeline
