#include "lifecycle/event.h"

#include "wire/close_code.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

struct KindRow {
    Layer layer;
    std::string_view name;
};

constexpr std::array<KindRow, eventKindCount> kinds{{
    {Layer::Tcp, "listening"},
    {Layer::Tcp, "listen-failed"},
    {Layer::Tcp, "listening-stopped"},
    {Layer::Tcp, "accept-failed"},
    {Layer::Tcp, "connecting"},
    {Layer::Tcp, "connected"},
    {Layer::Tcp, "accepted"},
    {Layer::Tcp, "connect-failed"},
    {Layer::Tcp, "fin-sent"},
    {Layer::Tcp, "fin-received"},
    {Layer::Tcp, "reset-sent"},
    {Layer::Tcp, "reset-received"},
    {Layer::Tcp, "connection-lost"},
    {Layer::Tcp, "forwarding"},
    {Layer::Tcp, "forward-failed"},
    {Layer::Http, "request"},
    {Layer::Http, "request-refused"},
    {Layer::Http, "response"},
    {Layer::Http, "response-refused"},
    {Layer::Ws, "frame-sent"},
    {Layer::Ws, "frame-received"},
    {Layer::Ws, "message-sent"},
    {Layer::Ws, "message-received"},
    {Layer::Deadline, "armed"},
    {Layer::Deadline, "met"},
    {Layer::Deadline, "passed"},
    {Layer::Callback, ""},
    {Layer::Callback, "report-refused"},
    {Layer::Fault, "injected"},
    {Layer::Fault, "begun"},
    {Layer::Fault, "step"},
    {Layer::Fault, "expectation-met"},
    {Layer::Fault, "expectation-missed"},
    {Layer::Fault, "ended"},
    {Layer::Finding, ""},
}};

constexpr std::array<std::string_view, layerCount> layerNames{"tcp",      "tls",      "http",  "ws",
                                                              "deadline", "callback", "fault", "finding"};
constexpr std::array<std::string_view, 3> sideNames{"client", "server", "relay"};
constexpr std::array<std::string_view, deadlineCount> deadlineNames{"connect", "tls",  "upgrade",
                                                                    "idle",    "pong", "close"};
constexpr std::array<std::string_view, callbackCount> callbackNames{
    "upgrade", "on-open", "on-message", "on-ping", "on-pong", "on-error", "on-close", "other"};
constexpr std::array<std::string_view, causeCount> causeIds{
    "",
    "unresolvable-host",
    "refused",
    "unreachable",
    "address-in-use",
    "permission-denied",
    "address-not-available",
    "out-of-descriptors",
    "fin-without-close",
    "reset",
    "tcp-timed-out",
    "tcp-error",
    "connect-timeout",
    "upgrade-timeout",
    "idle-timeout",
    "pong-timeout",
    "close-timeout",
    "upgrade-refused",
    "ended-before-upgrade",
    "protocol-violation",
    "stopped",
};

template <class Names, class Value> const auto& nameIn(const Names& names, Value value)
{
    return names[static_cast<std::size_t>(value)];
}

std::uint16_t codeInPayload(std::string_view payload)
{
    if (payload.size() < 2)
        return payload.empty() ? close_code::noStatus : std::uint16_t{0};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(payload[i]); };
    return static_cast<std::uint16_t>((byte(0) << 8U) | byte(1));
}

/// Without reading the rest of the header.
bool hasOpcode(const event::Frame& frame, Opcode opcode)
{
    return !frame.header.empty() && (frame.header.front() & 0x0F) == static_cast<int>(opcode);
}

} // namespace

Layer layerOf(EventKind kind) { return nameIn(kinds, kind).layer; }
std::string_view eventName(EventKind kind) { return nameIn(kinds, kind).name; }
std::string_view layerName(Layer layer) { return nameIn(layerNames, layer); }
std::string_view sideName(Side side) { return nameIn(sideNames, side); }
std::string_view deadlineName(DeadlineName name) { return nameIn(deadlineNames, name); }
std::string_view callbackName(CallbackName name) { return nameIn(callbackNames, name); }
std::string_view causeId(Cause cause) { return nameIn(causeIds, cause); }

std::string_view eventName(const Event& event)
{
    if (const auto* callback = event.as<event::Callback>())
        return callback->called.empty() ? callbackName(callback->name) : callback->called;
    if (const auto* finding = event.as<event::Finding>())
        return info(finding->violation).id;
    return eventName(event.kind());
}

bool isSilent(const event::FaultStep& step)
{
    constexpr std::array<std::string_view, 4> silent{"wait", "stop-reading", "resume-reading",
                                                     "answer-pings"};
    return std::ranges::any_of(silent, [&](std::string_view word) { return step.what.starts_with(word); });
}

std::optional<FrameHeader> frameHeader(const event::Frame& frame) { return readFrameHeader(frame.header); }

const event::Frame* frameOf(const Event& event)
{
    if (const auto* sent = event.as<event::FrameSent>())
        return sent;
    return event.as<event::FrameReceived>();
}

std::uint16_t closeCodeOf(const Event& event)
{
    if (const auto* callback = event.as<event::Callback>())
        return callback->name == CallbackName::OnClose || !callback->called.empty() ? callback->code
                                                                                    : std::uint16_t{0};
    const event::Frame* frame = frameOf(event);
    if (frame == nullptr || !hasOpcode(*frame, Opcode::Close))
        return 0;
    const auto header = frameHeader(*frame);
    if (!header)
        return 0;
    return header->length > 0 && frame->payload.empty() ? std::uint16_t{0} : codeInPayload(frame->payload);
}

} // namespace lifeline
