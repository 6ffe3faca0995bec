#include "formats/har_messages.h"

#include "base/byte_text.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::uint8_t compressedBit = 4; // RSV1 (RFC 7692 §6)

bool isFrame(EventKind kind) { return kind == EventKind::FrameSent || kind == EventKind::FrameReceived; }

void writeTime(JsonWriter& json, std::int64_t nanoseconds) { json.key("time").raw(unixSeconds(nanoseconds)); }

/// How many bytes at the end begin a character of UTF-8 that is not whole yet.
std::size_t halfCharacter(std::string_view text)
{
    for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xC0U) == 0x80U)
            continue;
        const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

/// A JSON string that is written piece by piece.
class StringPieces {
public:
    StringPieces(FileWriter& out, bool text) : m_out(out), m_text(text) { m_out.write("\""); }

    void add(std::string_view piece)
    {
        m_rest += piece;
        const std::size_t kept = m_text ? halfCharacter(m_rest) : m_rest.size() % 3;
        const std::string rest = m_rest.substr(m_rest.size() - kept);
        m_rest.erase(m_rest.size() - kept);
        flush();
        m_rest = rest;
    }
    void end()
    {
        flush();
        m_out.write("\"");
    }

private:
    void flush()
    {
        if (!m_text) {
            m_out.write(toBase64(m_rest));
            return;
        }
        std::string quoted;
        appendJsonString(quoted, m_rest);
        m_out.write(std::string_view(quoted).substr(1, quoted.size() - 2));
    }

    FileWriter& m_out;
    bool m_text;
    std::string m_rest;
};

} // namespace

void HarMessages::write(JsonWriter& json)
{
    json.key("_webSocketMessages").beginArray();
    for (std::size_t index = 0; index < m_positions.size() && m_run.step(); ++index)
        take(json, index);
    json.endArray();
}

void HarMessages::take(JsonWriter& json, std::size_t index)
{
    const EventEntry& entry = m_run.entry(m_positions[index]);
    if (entry.side != m_view)
        return;
    if (entry.kind == EventKind::Finding)
        return writeError(json, m_run.peek(m_positions[index]));
    if (!isFrame(entry.kind))
        return;
    const Message message = messageAt(index);
    const bool wanted = !isControl(message.opcode) || m_run.options().harControlFrames;
    if (message.whole && wanted)
        write(json, message);
    else if (!message.whole && !message.frames.empty())
        ++m_unfinished;
}

/// A continuation is part of the message it goes on with; a reserved opcode is no message.
HarMessages::Message HarMessages::messageAt(std::size_t index)
{
    Message message;
    const Event event = m_run.peek(m_positions[index]);
    const event::Frame& frame = *frameOf(event);
    const auto header = frameHeader(frame);
    const bool known = header && (header->opcode == Opcode::Text || header->opcode == Opcode::Binary ||
                                  (isControl(header->opcode) && header->opcode <= Opcode::Pong));
    if (!known)
        return message;
    message.opcode = header->opcode;
    message.at = event.at;
    message.sent = isSent(event.kind());
    message.compressed = (header->rsv & compressedBit) != 0;
    message.frames.push_back(m_positions[index]);
    message.whole = header->fin && frame.arrived >= header->length;
    if (!header->fin && !isControl(header->opcode))
        follow(index + 1, event.kind(), message);
    return message;
}

/// The frames that go on with it, to the last one or to where another message begins.
void HarMessages::follow(std::size_t index, EventKind kind, Message& message)
{
    for (; index < m_positions.size() && !message.whole; ++index) {
        const EventEntry& entry = m_run.entry(m_positions[index]);
        if (entry.side != m_view || entry.kind != kind)
            continue;
        const Event event = m_run.peek(m_positions[index]);
        const auto header = frameHeader(*frameOf(event));
        if (header && isControl(header->opcode))
            continue;
        if (!header || header->opcode != Opcode::Continuation || frameOf(event)->arrived < header->length)
            return;
        message.frames.push_back(m_positions[index]);
        message.at = event.at;
        message.whole = header->fin;
    }
}

void HarMessages::write(JsonWriter& json, const Message& message)
{
    json.beginObject().member("type", message.sent ? "send" : "receive");
    writeTime(json, unixNanoseconds(m_began, message.at));
    // Compressed text is no text: whoever reads the file would show the bytes.
    const Opcode opcode = message.compressed ? Opcode::Binary : message.opcode;
    json.member("opcode", static_cast<int>(opcode)).key("data").raw("");
    std::uint64_t missing = 0;
    writeData(message, missing);
    if (missing > 0)
        json.member("_cut", missing);
    if (message.compressed)
        json.member("_compressed", true);
    json.endObject();
}

void HarMessages::writeData(const Message& message, std::uint64_t& missing)
{
    StringPieces data(m_run.out(), message.opcode == Opcode::Text && !message.compressed);
    for (const std::uint32_t position : message.frames) {
        const Event event = m_run.peek(position);
        const event::Frame& frame = *frameOf(event);
        data.add(frame.payload);
        missing += frame.arrived - std::min<std::uint64_t>(frame.payload.size(), frame.arrived);
    }
    data.end();
}

/// Chrome writes what made it fail a connection.
void HarMessages::writeError(JsonWriter& json, const Event& event)
{
    const ViolationInfo& row = info(event.as<event::Finding>()->violation);
    if (row.closeCode == 0)
        return;
    json.beginObject().member("type", "error");
    writeTime(json, unixNanoseconds(m_began, event.at));
    json.member("opcode", -1).member("data", row.title).endObject();
}

} // namespace lifeline
