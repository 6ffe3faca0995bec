// The messages of one connection as Chrome writes them into a HAR.
#pragma once

#include "base/json_writer.h"
#include "formats/export_run.h"

#include <cstdint>

namespace lifeline {

/// Reads the frames of one side; "send" is what the client sent. Payloads pass by, frame after frame: however
/// long a message, only a frame of it is held.
class HarMessages {
public:
    HarMessages(ExportRun& run, const Positions& positions, Side view, std::int64_t began)
        : m_run(run), m_positions(positions), m_view(view), m_began(began)
    {
    }

    /// {"type","time","opcode","data"} each: text, or base64 where the opcode is not 1. Messages that never
    /// ended are only counted. What Chrome does not know has a name of its own: "_cut" is how many bytes of
    /// the payload the log did not keep, "_compressed" where permessage-deflate was at work and the bytes
    /// stand as they passed.
    void write(JsonWriter& json);
    std::uint64_t unfinished() const { return m_unfinished; }

private:
    struct Message {
        Positions frames;
        MonotonicTime at; // of its last frame
        Opcode opcode = Opcode::Text;
        bool sent = false, whole = false, compressed = false;
    };

    Message messageAt(std::size_t index);
    void follow(std::size_t index, EventKind kind, Message& message);
    void write(JsonWriter& json, const Message& message);
    void writeData(const Message& message, std::uint64_t& missing);
    void writeError(JsonWriter& json, const Event& event);
    void take(JsonWriter& json, std::size_t index);
    bool isSent(EventKind kind) const { return (kind == EventKind::FrameSent) == (m_view == Side::Client); }

    ExportRun& m_run;
    const Positions& m_positions;
    Side m_view;
    std::int64_t m_began;
    std::uint64_t m_unfinished = 0;
};

} // namespace lifeline
