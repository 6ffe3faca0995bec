// Frames into messages (RFC 6455 §5.4), text checked as it comes (§8.1).
#pragma once

#include "base/utf8.h"
#include "wire/frame_decoder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// What a data frame led to.
struct Assembled {
    enum class What : std::uint8_t { Fragment, Message, Broken };
    What what = What::Fragment;
    Violation violation = Violation::UnexpectedContinuation; // when Broken
    Opcode kind = Opcode::Text;                              // when Message
    std::uint32_t frames = 1;
    std::string_view
        payload; // when Message: the frame's own payload or a buffer of the assembler; until the next call
};

/// One direction of one connection. X
class MessageAssembler {
public:
    explicit MessageAssembler(std::uint64_t maxMessage) : m_maxMessage(maxMessage) {}

    /// A whole text, binary or continuation frame.
    Assembled add(const DecodedFrame& frame);

    /// Bytes of a data frame that is still arriving: finds text that can no longer become UTF-8 before the
    /// frame ends. `payload` is all that has arrived of it; each call looks only at what is new.
    bool arrivingTextIsBad(const FrameHeader& header, std::string_view payload);

private:
    Assembled begin(const DecodedFrame& frame);
    Assembled finish(std::string_view payload);
    bool badText(std::string_view payload, bool last);

    std::uint64_t m_maxMessage;
    std::optional<Opcode> m_kind; // of the message being assembled
    std::uint32_t m_frames = 0;
    std::uint64_t m_checked = 0; // payload bytes of the arriving frame that were already checked
    Utf8Validator m_text;
    std::string m_buffer;
};

} // namespace lifeline
