// Which frames that pass by make up a message, and what they break (RFC 6455 §5.4, §8.1); keeps no payload
// and goes on after a violation, as a lax stack would.
#pragma once

#include "base/utf8.h"
#include "lifecycle/event.h"
#include "lifecycle/wire_frames.h"

#include <optional>

namespace lifeline {

/// What a data frame meant.
struct TrackedFrame {
    std::optional<Violation> broken;
    std::optional<event::Message> message; // it was the last one of; payload: only of a single frame
};

/// One direction of one connection.
class MessageTracker {
public:
    /// A whole text, binary or continuation frame. `readable`: its payload is the text itself, not
    /// compressed; counts for the first frame of a message.
    TrackedFrame add(const PassingFrame& frame, bool readable);

    /// A data frame that is still arriving: true once, when text can no longer become UTF-8.
    bool arrivingTextIsBad(const PassingFrame& frame, bool readable);

private:
    void begin(Opcode kind, bool readable);
    bool turnsBad(const PassingFrame& frame);

    std::optional<Opcode> m_kind; // of the message now passing
    std::uint32_t m_frames = 0;
    std::uint64_t m_length = 0;
    std::uint64_t m_checked = 0; // payload bytes of the arriving frame that were already looked at
    bool m_arriving = false;     // the first frame of the message is, and was looked at
    bool m_checks = false;       // the text is still looked at
    Utf8Validator m_text;
};

} // namespace lifeline
