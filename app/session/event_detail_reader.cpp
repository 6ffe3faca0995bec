#include "session/event_detail_reader.h"

#include <array>
#include <limits>

namespace lifeline {
namespace {

/// Reads members of one detail; each that is asked for must be there and fit.
class DetailReader {
public:
    DetailReader(JsonReading& reading, const Json::Value& detail, BodyTexts& texts)
        : m_reading(reading), m_detail(detail), m_texts(texts)
    {
    }

    bool has(std::string_view key) const { return member(m_detail, key) != nullptr; }

    std::string_view text(std::string_view key)
    {
        const Json::Value* value = need(key);
        return value ? keep(m_reading.text(*value, key)) : std::string_view();
    }

    std::string_view textOrNothing(std::string_view key) { return has(key) ? text(key) : std::string_view(); }

    std::string_view hex(std::string_view key)
    {
        const Json::Value* value = need(key);
        return value ? keep(m_reading.hex(*value, key)) : std::string_view();
    }

    /// Bytes that stand there as text, or as hex where they are none; nothing where neither is.
    std::string_view bytes(std::string_view key, std::string_view hexKey)
    {
        return has(hexKey) ? hex(hexKey) : textOrNothing(key);
    }

    template <class Number> Number number(std::string_view key)
    {
        const Json::Value* value = need(key);
        return value ? static_cast<Number>(m_reading.count(*value, key, 0, most<Number>())) : Number{};
    }

    template <class Number> Number numberOr(std::string_view key, Number otherwise)
    {
        return has(key) ? number<Number>(key) : otherwise;
    }

    bool truth(std::string_view key)
    {
        const Json::Value* value = need(key);
        return value && m_reading.truth(*value, key);
    }

    template <class Value, std::size_t count, class Name> Value named(std::string_view key, Name name)
    {
        const std::string_view given = text(key);
        const auto value = valueNamed<Value, count>(given, name);
        if (!value)
            problem(quoted(given) + " is no " + std::string(key));
        return value.value_or(Value{});
    }

    Cause cause(std::string_view key = "cause") { return named<Cause, causeCount>(key, causeId); }
    DeadlineName deadline() { return named<DeadlineName, deadlineCount>("name", deadlineName); }

    Opcode opcode(std::string_view key)
    {
        const std::string_view given = text(key);
        const auto value = opcodeFromName(given);
        if (!value)
            problem(quoted(given) + " is no opcode");
        return value.value_or(Opcode::Text);
    }

    /// Ids, or objects with an id.
    RuleSet rules(std::string_view key)
    {
        RuleSet set;
        const Json::Value* list = need(key);
        if (!list || !m_reading.array(*list, key, "a list of rules"))
            return set;
        for (const Json::Value& item : *list) {
            const Json::Value* id = item.isObject() ? member(item, "id") : &item;
            const auto rule = upgradeRuleFromId(id ? m_reading.text(*id, "rule") : std::string());
            if (rule)
                set.add(*rule);
            else
                m_reading.problem(item, "this is no rule of the upgrade");
        }
        return set;
    }

    void problem(std::string what) { m_reading.problem(m_detail, std::move(what)); }
    std::string_view keep(std::string text) { return m_texts.emplace_back(std::move(text)); }

private:
    template <class Number> static constexpr std::uint64_t most()
    {
        return static_cast<std::uint64_t>(std::numeric_limits<Number>::max());
    }

    const Json::Value* need(std::string_view key)
    {
        const Json::Value* value = member(m_detail, key);
        if (!value)
            problem(quoted(key) + " is missing");
        return value;
    }

    JsonReading& m_reading;
    const Json::Value& m_detail;
    BodyTexts& m_texts;
};

// TCP ---------------------------------------------------------------------------------------------

template <class Body> Body failure(DetailReader& in) { return {in.cause(), in.text("error")}; }
template <class Body> Body addresses(DetailReader& in) { return {in.text("local"), in.text("remote")}; }

EventBody tcp(EventKind kind, DetailReader& in)
{
    using namespace event;
    switch (kind) {
    case EventKind::Listening:
        return Listening{in.text("address"), in.number<std::uint16_t>("port"), in.truth("loopback")};
    case EventKind::ListenFailed:
        return ListenFailed{in.text("address"), in.number<std::uint16_t>("port"), in.cause(),
                            in.text("error")};
    case EventKind::ListeningStopped:
        return ListeningStopped{in.text("address"), in.number<std::uint16_t>("port")};
    case EventKind::AcceptFailed: return failure<AcceptFailed>(in);
    case EventKind::Connecting: return Connecting{in.text("url")};
    case EventKind::Connected: return addresses<Connected>(in);
    case EventKind::Accepted: return addresses<Accepted>(in);
    case EventKind::ConnectFailed: return failure<ConnectFailed>(in);
    case EventKind::FinSent: return FinSent{};
    case EventKind::FinReceived: return FinReceived{};
    case EventKind::ResetSent: return ResetSent{};
    case EventKind::ResetReceived: return ResetReceived{};
    case EventKind::ConnectionLost: return failure<ConnectionLost>(in);
    case EventKind::Forwarding: return addresses<Forwarding>(in);
    default: return failure<ForwardFailed>(in);
    }
}

// HTTP --------------------------------------------------------------------------------------------

EventBody http(EventKind kind, DetailReader& in)
{
    using namespace event;
    switch (kind) {
    case EventKind::Request: return Request{in.bytes("head", "headHex")};
    case EventKind::RequestRefused:
        return RequestRefused{static_cast<int>(in.number<std::uint16_t>("status")), in.rules("rules")};
    case EventKind::Response:
        return Response{static_cast<int>(in.number<std::uint16_t>("status")), in.bytes("head", "headHex"),
                        in.bytes("body", "bodyHex")};
    default: return ResponseRefused{in.rules("rules")};
    }
}

// Frames ------------------------------------------------------------------------------------------

/// Of a close frame, where it is told as code and reason.
std::string_view closePayload(DetailReader& in)
{
    if (!in.has("code"))
        return {};
    const auto code = in.number<std::uint16_t>("code");
    std::string payload{static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
    payload += in.textOrNothing("reason");
    return in.keep(std::move(payload));
}

void readPayload(DetailReader& in, const FrameHeader& header, event::Frame& frame)
{
    const bool close = header.opcode == Opcode::Close && !in.has("hex");
    frame.payload = close ? closePayload(in) : in.bytes("text", "hex");
    const auto left = in.numberOr<std::uint64_t>("truncated", 0);
    if (frame.payload.size() > frame.arrived || frame.arrived - frame.payload.size() != left)
        in.problem("the payload is not as long as what arrived");
    if (in.has("sha256"))
        frame.sha256 = in.hex("sha256");
    if (!frame.sha256.empty() && (frame.sha256.size() != 32 || left == 0))
        in.problem("a SHA-256 has 32 bytes, and stands where a part of the payload does not");
}

event::Frame frame(DetailReader& in)
{
    event::Frame out;
    out.header = in.hex("header");
    out.offset = in.number<std::uint64_t>("offset");
    if (out.header.empty() || out.header.size() > maxFrameHeaderSize)
        in.problem("a frame's header has 1 to 14 bytes");
    const auto header = frameHeader(out);
    if (!header || in.has("arrived"))
        out.arrived = in.number<std::uint64_t>("arrived");
    else
        out.arrived = header->length;
    if (header && out.arrived > header->length)
        in.problem("more bytes arrived than the frame has");
    if (header)
        readPayload(in, *header, out);
    return out;
}

event::Message message(DetailReader& in)
{
    event::Message out;
    out.kind = in.opcode("kind");
    out.length = in.number<std::uint64_t>("length");
    out.frames = in.number<std::uint32_t>("frames");
    return out;
}

EventBody ws(EventKind kind, DetailReader& in)
{
    switch (kind) {
    case EventKind::FrameSent: return event::FrameSent{frame(in)};
    case EventKind::FrameReceived: return event::FrameReceived{frame(in)};
    case EventKind::MessageSent: return event::MessageSent{message(in)};
    default: return event::MessageReceived{message(in)};
    }
}

EventBody deadline(EventKind kind, DetailReader& in)
{
    const DeadlineName name = in.deadline();
    switch (kind) {
    case EventKind::DeadlineArmed:
        return event::DeadlineArmed{name, monotonicTime(in.number<std::int64_t>("at"))};
    case EventKind::DeadlineMet: return event::DeadlineMet{name};
    default: return event::DeadlinePassed{name};
    }
}

// Callbacks ---------------------------------------------------------------------------------------

EventBody outsideCallback(DetailReader& in, std::string_view name)
{
    event::Callback out{.stack = in.text("stack"), .called = in.keep(std::string(name))};
    out.name = in.named<CallbackName, callbackCount>("role", callbackName);
    out.code = in.numberOr<std::uint16_t>("code", 0);
    out.reason = in.textOrNothing("reason");
    return out;
}

EventBody callback(DetailReader& in, CallbackName name)
{
    event::Callback out{.name = name, .stack = in.text("stack")};
    switch (name) {
    case CallbackName::Upgrade: out.refusal = in.rules("refusal"); break;
    case CallbackName::OnMessage:
        out.kind = in.opcode("kind");
        out.length = in.number<std::uint64_t>("length");
        break;
    case CallbackName::OnPing:
    case CallbackName::OnPong: out.length = in.number<std::uint64_t>("length"); break;
    case CallbackName::OnError: out.cause = in.cause(); break;
    case CallbackName::OnClose:
        out.code = in.number<std::uint16_t>("code");
        out.reason = in.text("reason");
        out.clean = in.truth("clean");
        break;
    case CallbackName::OnOpen:
    case CallbackName::Other: break;
    }
    return out;
}

EventBody reportRefused(DetailReader& in)
{
    event::ReportRefused out{in.text("why"), in.text("stack"), in.text("subject"), in.text("callback")};
    out.count = in.number<std::uint32_t>("count");
    if (in.has("callback-role"))
        out.role = in.named<CallbackName, callbackCount>("callback-role", callbackName);
    out.code = in.numberOr<std::uint16_t>("code", 0);
    out.reason = in.textOrNothing("reason");
    return out;
}

std::optional<EventBody> anyCallback(DetailReader& in, std::string_view name)
{
    if (in.has("role"))
        return outsideCallback(in, name);
    if (name == eventName(EventKind::ReportRefused))
        return reportRefused(in);
    const auto known = valueNamed<CallbackName, callbackCount>(name, callbackName);
    return known ? std::optional(callback(in, *known)) : std::nullopt;
}

// Faults and findings -----------------------------------------------------------------------------

template <class Body> Body step(DetailReader& in)
{
    Body body;
    body.fault = in.text("fault");
    body.step = in.number<std::uint32_t>("step");
    body.what = in.text("what");
    return body;
}

EventBody fault(EventKind kind, DetailReader& in)
{
    using namespace event;
    switch (kind) {
    case EventKind::FaultInjected: return FaultInjected{in.text("fault")};
    case EventKind::FaultBegun: return FaultBegun{in.text("fault")};
    case EventKind::FaultStep: return step<FaultStep>(in);
    case EventKind::ExpectationMet: {
        auto met = step<ExpectationMet>(in);
        met.allowed = in.truth("allowed");
        return met;
    }
    case EventKind::ExpectationMissed: {
        auto missed = step<ExpectationMissed>(in);
        missed.seen = in.text("seen");
        return missed;
    }
    default: return FaultEnded{in.text("fault"), in.truth("asExpected")};
    }
}

std::optional<EventBody> finding(DetailReader& in, std::string_view name)
{
    const auto violation = violationFromId(name);
    if (!violation)
        return std::nullopt;
    return event::Finding{*violation, in.number<std::uint64_t>("offset")};
}

std::optional<EventKind> kindNamed(Layer layer, std::string_view name)
{
    const auto kind =
        valueNamed<EventKind, eventKindCount>(name, [](EventKind candidate) { return eventName(candidate); });
    return kind && layerOf(*kind) == layer ? kind : std::nullopt;
}

} // namespace

std::optional<EventBody> readBody(JsonReading& reading, Layer layer, std::string_view name,
                                  const Json::Value& detail, BodyTexts& texts)
{
    DetailReader in(reading, detail, texts);
    if (layer == Layer::Callback)
        return anyCallback(in, name);
    if (layer == Layer::Finding)
        return finding(in, name);
    const auto kind = name.empty() ? std::nullopt : kindNamed(layer, name);
    if (!kind)
        return std::nullopt;
    switch (layer) {
    case Layer::Tcp: return tcp(*kind, in);
    case Layer::Http: return http(*kind, in);
    case Layer::Ws: return ws(*kind, in);
    case Layer::Deadline: return deadline(*kind, in);
    case Layer::Fault: return fault(*kind, in);
    default: return std::nullopt;
    }
}

} // namespace lifeline
