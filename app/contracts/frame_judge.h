// The frames one side received, judged by RFC 6455 §5 and §7.4 and told as moments, however many are illegal.
#pragma once

#include "base/utf8.h"
#include "contracts/moment.h"

#include <optional>
#include <vector>

namespace lifeline {

/// One direction of one connection. Behind each violation stands what the frame is to a side that does not
/// notice it. Keeps no payload.
class FrameJudge {
public:
    explicit FrameJudge(Side receiver) : m_receiver(receiver) {}

    /// What a frame event leads to, in order; `event` and `glued` are the caller's to fill in. A payload of
    /// which the log keeps only a part is taken to be sound in the rest.
    std::vector<Moment> take(const event::Frame& frame);
    /// The side itself found this in the last frame and reads no more: what take() could not know, because
    /// the limit is that side's own.
    std::optional<Moment> found(Violation violation);

    bool insideFrame() const { return m_insideFrame; }
    /// A data message has begun and is not whole.
    bool insideMessage() const { return m_message.has_value(); }
    bool closeSeen() const { return m_closeSeen; }
    std::uint16_t closeCode() const { return m_closeCode; } // 1005 without one
    bool broken() const { return m_broken; }

private:
    void violate(Violation violation, std::uint16_t code = 0);
    void judgeHead(const FrameHeader& header);
    void takeControl(const FrameHeader& header, std::string_view payload);
    void takeClose(std::string_view payload);
    void takeData(const FrameHeader& header, const event::Frame& frame);
    void begin(Opcode kind);
    void checkText(std::string_view payload, std::uint64_t arrived, bool last);
    void finish();

    Side m_receiver;
    std::vector<Moment> m_out;       // of the frame now taken
    std::optional<Violation> m_told; // of the last frame
    bool m_insideFrame = false, m_closeSeen = false, m_broken = false;
    std::uint16_t m_closeCode = 0;
    struct Message {
        Opcode kind = Opcode::Text;
        std::uint64_t length = 0;
        bool told = false; // its bytes were found bad, or it was found too large
        bool known = true; // all its bytes were there to be checked
    };
    std::optional<Message> m_message; // being assembled
    Utf8Validator m_text;
};

} // namespace lifeline
