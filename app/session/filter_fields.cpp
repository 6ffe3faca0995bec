#include "session/filter_fields.h"

#include "base/byte_text.h"

#include <algorithm>
#include <array>

namespace lifeline {

const Event& LookedAtEvent::event()
{
    if (!m_event)
        m_event = m_log.event(m_row);
    return *m_event;
}

namespace {

using Looked = LookedAtEvent;
using Number = std::optional<std::uint64_t>;
using Bytes = std::optional<std::string_view>;
using Type = EventField::Type;

constexpr std::size_t closeCodeSize = 2; // §5.5.1: the first two bytes of a close frame's payload

bool isFrame(const EventEntry& entry)
{
    return entry.kind == EventKind::FrameSent || entry.kind == EventKind::FrameReceived;
}

bool isFrame(const EventEntry& entry, Opcode opcode)
{
    return isFrame(entry) && entry.aux == static_cast<std::uint8_t>(opcode);
}

/// Whether a packet would show it.
bool isOnTheWire(const EventEntry& entry)
{
    switch (entry.kind) {
    case EventKind::Connecting:
    case EventKind::Connected:
    case EventKind::Accepted:
    case EventKind::FinSent:
    case EventKind::FinReceived:
    case EventKind::ResetSent:
    case EventKind::ResetReceived:
    case EventKind::Request:
    case EventKind::Response: return true;
    default: return isFrame(entry);
    }
}

// Frames
// ----------------------------------------------------------------------------------------------------------

const event::Frame& frame(Looked& looked) { return *frameOf(looked.event()); }

/// A byte of the header; nullopt where the event is no frame or has too little of one.
std::optional<std::uint8_t> headerByte(Looked& looked, std::size_t place)
{
    if (!isFrame(looked.entry()) || frame(looked).header.size() <= place)
        return std::nullopt;
    return static_cast<std::uint8_t>(frame(looked).header[place]);
}

Number bitsOf(std::optional<std::uint8_t> byte, unsigned shift, unsigned mask)
{
    return byte ? Number((*byte >> shift) & mask) : std::nullopt;
}

Number opcode(Looked& looked) { return isFrame(looked.entry()) ? Number(looked.entry().aux) : std::nullopt; }
Number fin(Looked& looked) { return bitsOf(headerByte(looked, 0), 7, 1); }
Number rsv(Looked& looked) { return bitsOf(headerByte(looked, 0), 4, 7); }
Number mask(Looked& looked) { return bitsOf(headerByte(looked, 1), 7, 1); }

/// The index has it, but for what is longer than it can tell.
Number payloadLength(Looked& looked)
{
    if (!isFrame(looked.entry()))
        return std::nullopt;
    const std::uint32_t length = looked.entry().length;
    return length < UINT32_MAX ? length : frame(looked).arrived;
}

Number statusCode(Looked& looked)
{
    const EventEntry& entry = looked.entry();
    const bool has = isFrame(entry, Opcode::Close) && entry.code != 0 && entry.length >= closeCodeSize;
    return has ? Number(entry.code) : std::nullopt;
}

Bytes maskingKey(Looked& looked)
{
    constexpr std::size_t keySize = 4; // the last of a header
    if (mask(looked) != Number(1) || !frameHeader(frame(looked)))
        return std::nullopt;
    const std::string_view header = frame(looked).header;
    return header.substr(header.size() - keySize);
}

/// Wireshark has no payload where there are no bytes.
Bytes notEmpty(std::string_view bytes) { return bytes.empty() ? std::nullopt : Bytes(bytes); }

Bytes payload(Looked& looked)
{
    return isFrame(looked.entry()) ? notEmpty(frame(looked).payload) : std::nullopt;
}

template <Opcode which> Bytes payloadOf(Looked& looked)
{
    return isFrame(looked.entry(), which) ? payload(looked) : std::nullopt;
}

Bytes closeReason(Looked& looked)
{
    const Bytes whole = payloadOf<Opcode::Close>(looked);
    return whole && whole->size() > closeCodeSize ? Bytes(whole->substr(closeCodeSize)) : std::nullopt;
}

// TCP, HTTP and the event itself
// ----------------------------------------------------------------------------------------------------------

template <EventKind sent, EventKind received> Number flag(Looked& looked)
{
    const EventEntry& entry = looked.entry();
    if (!isOnTheWire(entry))
        return std::nullopt;
    return entry.kind == sent || entry.kind == received ? 1 : 0;
}

Number stream(Looked& looked)
{
    return looked.entry().connection != 0 ? Number(looked.entry().connection) : std::nullopt;
}

template <EventKind kind> Number truthOf(Looked& looked)
{
    return looked.entry().kind == kind ? Number(1) : std::nullopt;
}

Number responseCode(Looked& looked)
{
    if (looked.entry().kind != EventKind::Response)
        return std::nullopt;
    return static_cast<std::uint64_t>(std::max(0, looked.event().as<event::Response>()->status));
}

Number frameNumber(Looked& looked) { return looked.seq(); }
Number frameTime(Looked& looked)
{
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, looked.entry().at));
}

/// In a capture for Wireshark callbacks and findings are comments: here their names are what those say.
Bytes comment(Looked& looked)
{
    const EventKind kind = looked.entry().kind;
    if (kind != EventKind::Callback && kind != EventKind::Finding)
        return std::nullopt;
    const auto* callback = looked.event().as<event::Callback>();
    return callback && !callback->called.empty() ? callback->called : eventName(looked.event());
}

constexpr EventField numeric(std::string_view name, Type type, bool indexed, Number (*number)(Looked&))
{
    return {name, type, indexed, number, nullptr};
}

constexpr EventField written(std::string_view name, Type type, Bytes (*bytes)(Looked&))
{
    return {name, type, false, nullptr, bytes};
}

constexpr std::array fields{
    numeric("websocket.opcode", Type::Number, true, opcode),
    numeric("websocket.fin", Type::Truth, false, fin),
    numeric("websocket.rsv", Type::Number, false, rsv),
    numeric("websocket.mask", Type::Truth, false, mask),
    numeric("websocket.payload_length", Type::Number, true, payloadLength),
    written("websocket.masking_key", Type::Bytes, maskingKey),
    written("websocket.payload", Type::Bytes, payload),
    written("websocket.payload.continue", Type::Bytes, payloadOf<Opcode::Continuation>),
    written("websocket.payload.text", Type::Text, payloadOf<Opcode::Text>),
    written("websocket.payload.close", Type::Bytes, payloadOf<Opcode::Close>),
    numeric("websocket.payload.close.status_code", Type::Number, true, statusCode),
    written("websocket.payload.close.reason", Type::Text, closeReason),
    written("websocket.payload.ping", Type::Bytes, payloadOf<Opcode::Ping>),
    written("websocket.payload.pong", Type::Bytes, payloadOf<Opcode::Pong>),
    numeric("tcp.flags.reset", Type::Truth, true, flag<EventKind::ResetSent, EventKind::ResetReceived>),
    numeric("tcp.flags.fin", Type::Truth, true, flag<EventKind::FinSent, EventKind::FinReceived>),
    numeric("tcp.stream", Type::Number, true, stream),
    numeric("http.request", Type::Truth, true, truthOf<EventKind::Request>),
    numeric("http.response", Type::Truth, true, truthOf<EventKind::Response>),
    numeric("http.response.code", Type::Number, false, responseCode),
    numeric("frame.number", Type::Number, true, frameNumber),
    numeric("frame.time_relative", Type::Seconds, true, frameTime),
    written("frame.comment", Type::Text, comment),
};

/// "1.250000000", as tshark writes it.
std::string secondsText(std::uint64_t nanoseconds)
{
    constexpr std::uint64_t second = 1'000'000'000;
    const std::string part = std::to_string(nanoseconds % second);
    return std::to_string(nanoseconds / second) + "." + std::string(9 - part.size(), '0') + part;
}

} // namespace

std::span<const EventField> filterFields() { return fields; }

const EventField* filterFieldNamed(std::string_view name)
{
    const auto found = std::ranges::find_if(
        fields, [name](const EventField& field) { return equalsIgnoreCase(field.name, name); });
    return found == fields.end() ? nullptr : &*found;
}

std::optional<std::string> fieldText(const EventField& field, LookedAtEvent& event)
{
    if (field.hasNumber()) {
        const auto number = field.number(event);
        if (!number)
            return std::nullopt;
        return field.type == Type::Seconds ? secondsText(*number) : std::to_string(*number);
    }
    const auto bytes = field.bytes(event);
    if (!bytes)
        return std::nullopt;
    return field.type == Type::Text ? escaped(*bytes) : toHex(*bytes);
}

} // namespace lifeline
