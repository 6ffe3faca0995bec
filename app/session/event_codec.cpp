#include "session/event_codec.h"

#include "wire/sha256.h"

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstring>
#include <tuple>
#include <type_traits>
#include <utility>

namespace lifeline {
namespace {

template <class Body> struct Tag {
};

// The members of each body that are stored, in their order on disk; frames and messages have ways of their
// own below.
// clang-format off
using namespace event;
constexpr auto membersOf(Tag<Listening>) { return std::tuple(&Listening::address, &Listening::port, &Listening::loopback); }
constexpr auto membersOf(Tag<ListenFailed>) { return std::tuple(&ListenFailed::address, &ListenFailed::port, &ListenFailed::cause, &ListenFailed::error); }
constexpr auto membersOf(Tag<ListeningStopped>) { return std::tuple(&ListeningStopped::address, &ListeningStopped::port); }
constexpr auto membersOf(Tag<AcceptFailed>) { return std::tuple(&AcceptFailed::cause, &AcceptFailed::error); }
constexpr auto membersOf(Tag<Connecting>) { return std::tuple(&Connecting::url); }
constexpr auto membersOf(Tag<Connected>) { return std::tuple(&Connected::local, &Connected::remote); }
constexpr auto membersOf(Tag<Accepted>) { return std::tuple(&Accepted::local, &Accepted::remote); }
constexpr auto membersOf(Tag<ConnectFailed>) { return std::tuple(&ConnectFailed::cause, &ConnectFailed::error); }
constexpr auto membersOf(Tag<FinSent>) { return std::tuple(); }
constexpr auto membersOf(Tag<FinReceived>) { return std::tuple(); }
constexpr auto membersOf(Tag<ResetSent>) { return std::tuple(); }
constexpr auto membersOf(Tag<ResetReceived>) { return std::tuple(); }
constexpr auto membersOf(Tag<ConnectionLost>) { return std::tuple(&ConnectionLost::cause, &ConnectionLost::error); }
constexpr auto membersOf(Tag<Forwarding>) { return std::tuple(&Forwarding::local, &Forwarding::remote); }
constexpr auto membersOf(Tag<ForwardFailed>) { return std::tuple(&ForwardFailed::cause, &ForwardFailed::error); }
constexpr auto membersOf(Tag<Request>) { return std::tuple(&Request::head); }
constexpr auto membersOf(Tag<RequestRefused>) { return std::tuple(&RequestRefused::status, &RequestRefused::rules); }
constexpr auto membersOf(Tag<Response>) { return std::tuple(&Response::status, &Response::head, &Response::body); }
constexpr auto membersOf(Tag<ResponseRefused>) { return std::tuple(&ResponseRefused::rules); }
constexpr auto membersOf(Tag<DeadlineArmed>) { return std::tuple(&DeadlineArmed::name, &DeadlineArmed::at); }
constexpr auto membersOf(Tag<DeadlineMet>) { return std::tuple(&DeadlineMet::name); }
constexpr auto membersOf(Tag<DeadlinePassed>) { return std::tuple(&DeadlinePassed::name); }
constexpr auto membersOf(Tag<Callback>) { return std::tuple(&Callback::name, &Callback::kind, &Callback::length, &Callback::stack, &Callback::called, &Callback::refusal, &Callback::cause, &Callback::code, &Callback::reason, &Callback::clean); }
constexpr auto membersOf(Tag<ReportRefused>) { return std::tuple(&ReportRefused::why, &ReportRefused::stack, &ReportRefused::subject, &ReportRefused::callback, &ReportRefused::count, &ReportRefused::role, &ReportRefused::code, &ReportRefused::reason); }
constexpr auto membersOf(Tag<FaultInjected>) { return std::tuple(&FaultInjected::fault); }
constexpr auto membersOf(Tag<FaultBegun>) { return std::tuple(&FaultBegun::fault); }
constexpr auto membersOf(Tag<FaultStep>) { return std::tuple(&FaultStep::fault, &FaultStep::step, &FaultStep::what); }
constexpr auto membersOf(Tag<ExpectationMet>) { return std::tuple(&ExpectationMet::fault, &ExpectationMet::step, &ExpectationMet::what, &ExpectationMet::allowed); }
constexpr auto membersOf(Tag<ExpectationMissed>) { return std::tuple(&ExpectationMissed::fault, &ExpectationMissed::step, &ExpectationMissed::what, &ExpectationMissed::seen); }
constexpr auto membersOf(Tag<FaultEnded>) { return std::tuple(&FaultEnded::fault, &FaultEnded::asExpected); }
constexpr auto membersOf(Tag<Finding>) { return std::tuple(&Finding::violation, &Finding::offset); }
// clang-format on

constexpr std::size_t longestNumber = 10;
constexpr std::string_view ownStack = Callback{}.stack;

/// Writes where there is room enough: the caller has asked boundOf().
class Writer {
public:
    explicit Writer(char* to) : m_begin(to), m_at(to), m_kept(to) {}

    void number(std::uint64_t value)
    {
        if (value >= 0x80)
            value = allButTheLast(value);
        *m_at++ = static_cast<char>(value);
        m_kept = value != 0 ? m_at : m_kept;
    }
    void text(std::string_view bytes)
    {
        number(bytes.size());
        rest(bytes);
    }
    /// Bytes without a length of their own: the last thing in a body.
    void rest(std::string_view bytes)
    {
        if (bytes.empty())
            return;
        std::memcpy(m_at, bytes.data(), bytes.size());
        m_kept = m_at += bytes.size();
    }

    // Without a length, and kept whatever they are. -------------------------------------------------------
    void byte(unsigned value)
    {
        *m_at++ = static_cast<char>(value);
        m_kept = m_at;
    }
    /// Up to 16.
    void few(std::string_view bytes)
    {
        if (bytes.size() >= 8)
            copyEnds<std::uint64_t>(bytes);
        else if (bytes.size() >= 4)
            copyEnds<std::uint32_t>(bytes);
        else if (bytes.size() >= 2)
            copyEnds<std::uint16_t>(bytes);
        else if (!bytes.empty())
            *m_at = bytes.front();
        m_kept = m_at += bytes.size();
    }
    /// So many low bytes of the value; all eight are written, the next thing goes over the others.
    void fixed(std::uint64_t value, std::size_t width)
    {
        std::memcpy(m_at, &value, sizeof value);
        m_kept = m_at += width;
    }

    /// Zeros and empty texts at the end are left out: a Reader finds them there all the same.
    std::size_t size() const { return static_cast<std::size_t>(m_kept - m_begin); }

private:
    /// Seven bits a byte; gives back those of the last one.
    std::uint64_t allButTheLast(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7U)
            *m_at++ = static_cast<char>((value & 0x7FU) | 0x80U);
        return value;
    }

    /// The first word and the last one, which may overlap: no loop, no call.
    template <class Word> void copyEnds(std::string_view bytes)
    {
        const std::size_t last = bytes.size() - sizeof(Word);
        Word words[2];
        std::memcpy(&words[0], bytes.data(), sizeof(Word));
        std::memcpy(&words[1], bytes.data() + last, sizeof(Word));
        std::memcpy(m_at, &words[0], sizeof(Word));
        std::memcpy(m_at + last, &words[1], sizeof(Word));
    }

    char* m_begin;
    char* m_at;
    char* m_kept; // behind the last thing that is not zero
};

/// Three numbers as a Writer writes them, where each is one byte.
std::optional<PackedBody> packed(std::uint64_t first, std::uint64_t second, std::uint64_t third)
{
    if ((first | second | third) >= 0x80)
        return std::nullopt;
    if constexpr (std::endian::native == std::endian::big)
        return PackedBody{static_cast<std::uint32_t>(first << 24U | second << 16U | third << 8U), 3};
    return PackedBody{static_cast<std::uint32_t>(first | second << 8U | third << 16U), 3};
}

/// Never reads past its bytes: what is missing reads as zero or empty.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80)
                break;
        }
        return value;
    }
    std::string_view text() { return take(number()); }
    std::string_view rest() { return take(m_rest.size()); }
    unsigned byte() { return static_cast<unsigned>(fixed(1)); }
    std::string_view few(std::size_t size) { return take(size); }
    std::uint64_t fixed(std::size_t width)
    {
        std::array<char, sizeof(std::uint64_t)> bytes{};
        take(width).copy(bytes.data(), width);
        return std::bit_cast<std::uint64_t>(bytes);
    }

private:
    std::string_view take(std::uint64_t size)
    {
        const std::string_view taken = m_rest.substr(0, std::min<std::uint64_t>(size, m_rest.size()));
        m_rest.remove_prefix(taken.size());
        return taken;
    }

    std::string_view m_rest;
};

template <class Value> void put(Writer& writer, const Value& value)
{
    if constexpr (std::is_same_v<Value, std::string_view>)
        writer.text(value);
    else if constexpr (std::is_same_v<Value, RuleSet>)
        writer.number(value.bits());
    else if constexpr (std::is_same_v<Value, MonotonicTime>)
        writer.number(static_cast<std::uint64_t>(nanoseconds(value)));
    else
        writer.number(static_cast<std::uint64_t>(value));
}

// A file may say anything: a number that is no value reads as the first one.
constexpr std::uint64_t countOf(Cause) { return causeCount; }
constexpr std::uint64_t countOf(DeadlineName) { return deadlineCount; }
constexpr std::uint64_t countOf(CallbackName) { return callbackCount; }
constexpr std::uint64_t countOf(Violation) { return violationCount; }
constexpr std::uint64_t countOf(Opcode) { return 16; }

template <class Value> Value known(std::uint64_t number)
{
    return number < countOf(Value{}) ? static_cast<Value>(number) : Value{};
}

template <class Value> void get(Reader& reader, Value& value)
{
    if constexpr (std::is_same_v<Value, std::string_view>)
        value = reader.text();
    else if constexpr (std::is_same_v<Value, RuleSet>)
        value = RuleSet(reader.number() & ((std::uint64_t{1} << upgradeRuleCount) - 1));
    else if constexpr (std::is_same_v<Value, MonotonicTime>)
        value = monotonicTime(static_cast<std::int64_t>(reader.number()));
    else if constexpr (std::is_enum_v<Value>)
        value = known<Value>(reader.number());
    else
        value = static_cast<Value>(reader.number());
}

template <class Value> std::size_t boundOf(const Value& value)
{
    if constexpr (std::is_same_v<Value, std::string_view>)
        return longestNumber + value.size();
    else
        return longestNumber;
}

std::string_view keptPayload(const Frame& frame, std::uint64_t maxPayload)
{
    return {frame.payload.data(), std::min<std::uint64_t>(maxPayload, frame.payload.size())};
}

/// Of what is cut here, or was cut before.
bool isHashed(const Frame& frame, std::uint64_t maxPayload)
{
    return frame.sha256.size() == sha256Size ||
           (frame.payload.size() > maxPayload && frame.payload.size() == frame.arrived);
}

void hash(Writer& writer, const Frame& frame)
{
    if (frame.sha256.size() == sha256Size)
        return writer.rest(frame.sha256);
    const auto sum = sha256(frame.payload);
    writer.rest({sum.data(), sum.size()});
}

/// An on-message of our own stack, or the like: all that is not zero is what it begins with.
bool isPlain(const Callback& body)
{
    return body.stack == ownStack && body.called.empty() && body.refusal.empty() &&
           body.cause == Cause::None && body.code == 0 && body.reason.empty() && !body.clean;
}

template <class Body> std::size_t bodyBound(const Body& body, std::uint64_t maxPayload)
{
    if constexpr (std::derived_from<Body, Frame>)
        return 1 + maxFrameHeaderSize + sizeof(std::uint64_t) + longestNumber +
               keptPayload(body, maxPayload).size() + (isHashed(body, maxPayload) ? sha256Size : 0);
    else if constexpr (std::derived_from<Body, Message>)
        return 3 * longestNumber;
    else
        return std::apply([&](auto... member) { return (std::size_t{0} + ... + boundOf(body.*member)); },
                          membersOf(Tag<Body>{}));
}

std::size_t bodyBound(const Callback& body, std::uint64_t maxPayload)
{
    return isPlain(body) ? 3 * longestNumber : bodyBound<Callback>(body, maxPayload);
}

template <class Body> void encode(Writer& writer, const Body& body, std::uint64_t)
{
    std::apply([&](auto... member) { (put(writer, body.*member), ...); }, membersOf(Tag<Body>{}));
}

/// A frame begins with a byte that tells how large the parts are.
struct FrameShape {
    std::size_t header;  // bytes: up to 15
    unsigned offsetSize; // 2, 4 or 8 bytes: 0, 1, 2
    bool cut;            // not all that arrived is kept: how much it was follows
    bool hashed;         // and behind that the hash of all of it

    unsigned byte() const
    {
        return static_cast<unsigned>(header) | (offsetSize << 4U) | (cut ? 0x40U : 0U) |
               (hashed ? 0x80U : 0U);
    }
    static FrameShape of(unsigned byte)
    {
        return {byte & 0x0FU, (byte >> 4U) & 0x3U, (byte & 0x40U) != 0, (byte & 0x80U) != 0};
    }
    std::size_t offsetBytes() const { return std::size_t{2} << std::min(offsetSize, 2U); }
};

constexpr unsigned sizeOfOffset(std::uint64_t offset)
{
    return offset <= 0xFFFF ? 0 : offset <= 0xFFFF'FFFF ? 1 : 2;
}

template <std::derived_from<Frame> Body>
void encode(Writer& writer, const Body& frame, std::uint64_t maxPayload)
{
    const std::string_view payload = keptPayload(frame, maxPayload);
    const std::string_view header(frame.header.data(), std::min(frame.header.size(), maxFrameHeaderSize));
    const bool cut = frame.arrived != payload.size(), hashed = cut && isHashed(frame, maxPayload);
    const FrameShape shape{header.size(), sizeOfOffset(frame.offset), cut, hashed};
    writer.byte(shape.byte());
    writer.few(header);
    writer.fixed(frame.offset, shape.offsetBytes());
    if (shape.cut)
        writer.number(frame.arrived);
    if (hashed)
        hash(writer, frame);
    writer.rest(payload);
}

/// The payload stays out: the frames before hold the same bytes.
template <std::derived_from<Message> Body> void encode(Writer& writer, const Body& message, std::uint64_t)
{
    put(writer, message.kind);
    writer.number(message.length);
    writer.number(message.frames);
}

/// Our own stack goes without its name.
void encode(Writer& writer, const Callback& body, std::uint64_t maxPayload)
{
    if (isPlain(body)) {
        put(writer, body.name);
        put(writer, body.kind);
        put(writer, body.length);
        return;
    }
    Callback callback = body;
    if (callback.stack == ownStack)
        callback.stack = {};
    encode<Callback>(writer, callback, maxPayload);
}

template <class Body> std::size_t encodeOne(char* to, const Body& body, std::uint64_t maxPayload)
{
    Writer writer(to);
    encode(writer, body, maxPayload);
    return writer.size();
}

template <class Body> void decode(Reader& reader, Body& body)
{
    std::apply([&](auto... member) { (get(reader, body.*member), ...); }, membersOf(Tag<Body>{}));
}

template <std::derived_from<Frame> Body> void decode(Reader& reader, Body& frame)
{
    const FrameShape shape = FrameShape::of(reader.byte());
    frame.header = reader.few(shape.header);
    frame.offset = reader.fixed(shape.offsetBytes());
    const std::uint64_t arrived = shape.cut ? reader.number() : 0;
    frame.sha256 = reader.few(shape.hashed ? sha256Size : 0);
    frame.payload = reader.rest();
    frame.arrived = shape.cut ? arrived : frame.payload.size();
}

template <std::derived_from<Message> Body> void decode(Reader& reader, Body& message)
{
    get(reader, message.kind);
    get(reader, message.length);
    get(reader, message.frames);
}

void decode(Reader& reader, Callback& callback)
{
    decode<Callback>(reader, callback);
    if (callback.stack.empty())
        callback.stack = ownStack;
}

template <std::size_t index> void decodeAs(EventBody& body, std::string_view bytes)
{
    Reader reader(bytes);
    decode(reader, body.emplace<index>());
}

template <std::size_t... index> constexpr auto decoders(std::index_sequence<index...>)
{
    return std::array{&decodeAs<index>...};
}

} // namespace

std::size_t encodedBound(const EventBody& body, std::uint64_t maxPayload)
{
    return std::visit([&](const auto& which) { return bodyBound(which, maxPayload); }, body);
}

std::size_t encodedBound(const Frame& frame, std::uint64_t maxPayload)
{
    return bodyBound(frame, maxPayload);
}

std::size_t encodeBody(char* to, const EventBody& body, std::uint64_t maxPayload)
{
    Writer writer(to);
    std::visit([&](const auto& which) { encode(writer, which, maxPayload); }, body);
    return writer.size();
}

std::size_t encodeBody(char* to, const Frame& frame, std::uint64_t maxPayload)
{
    return encodeOne(to, frame, maxPayload);
}

std::optional<PackedBody> packBody(const Message& message)
{
    return packed(static_cast<std::uint64_t>(message.kind), message.length, message.frames);
}

std::optional<PackedBody> packBody(const Callback& callback)
{
    if (!isPlain(callback))
        return std::nullopt;
    return packed(static_cast<std::uint64_t>(callback.name), static_cast<std::uint64_t>(callback.kind),
                  callback.length);
}

void encodeBody(std::string& out, const EventBody& body, std::uint64_t maxPayload)
{
    const std::size_t begin = out.size();
    out.resize(begin + encodedBound(body, maxPayload));
    out.resize(begin + encodeBody(out.data() + begin, body, maxPayload));
}

EventBody decodeBody(EventKind kind, std::string_view bytes)
{
    static constexpr auto byKind = decoders(std::make_index_sequence<eventKindCount>());
    EventBody body;
    byKind[static_cast<std::size_t>(kind)](body, bytes);
    return body;
}

} // namespace lifeline
