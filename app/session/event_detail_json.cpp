#include "session/event_detail_json.h"

#include "base/byte_text.h"
#include "base/utf8.h"
#include "wire/http_head.h"

namespace lifeline {
namespace {

/// "key" as text, or "keyHex" where the bytes are none.
void writeBytes(JsonWriter& json, std::string_view key, std::string_view hexKey, std::string_view bytes)
{
    if (isUtf8(bytes))
        json.member(key, bytes);
    else
        json.member(hexKey, std::string_view(toHex(bytes)));
}

void writeFailure(JsonWriter& json, Cause cause, std::string_view error)
{
    json.member("cause", causeId(cause)).member("error", error);
}

void writeRules(JsonWriter& json, RuleSet rules)
{
    json.key("rules").beginArray();
    for (const UpgradeRule rule : rules.rules()) {
        const UpgradeRuleInfo& row = info(rule);
        json.beginObject().member("id", row.id).member("section", row.section).endObject();
    }
    json.endArray();
}

// Heads -------------------------------------------------------------------------------------------

std::string versionText(int version)
{
    return std::to_string(version / 10) + '.' + std::to_string(version % 10);
}

/// Well-formed lines only; "head" keeps the others.
void writeHeaders(JsonWriter& json, const HttpHead& head)
{
    json.key("headers").beginArray();
    for (const HeaderLine& line : head.lines()) {
        if (!line.name.empty())
            json.beginArray().value(line.name).value(line.value).endArray();
    }
    json.endArray();
}

void write(JsonWriter& json, const event::Request& request)
{
    const HttpHead head = parseHead(HeadKind::Request, std::string(request.head));
    if (!head.method().empty())
        json.member("method", head.method()).member("target", head.target());
    if (head.version() != 0)
        json.member("version", std::string_view(versionText(head.version())));
    writeHeaders(json, head);
    writeBytes(json, "head", "headHex", request.head);
}

void write(JsonWriter& json, const event::Response& response)
{
    const HttpHead head = parseHead(HeadKind::Response, std::string(response.head));
    json.member("status", response.status);
    if (!head.reason().empty())
        json.member("reason", head.reason());
    writeHeaders(json, head);
    writeBytes(json, "head", "headHex", response.head);
    if (!response.body.empty())
        writeBytes(json, "body", "bodyHex", response.body);
}

void write(JsonWriter& json, const event::RequestRefused& refused)
{
    json.member("status", refused.status);
    writeRules(json, refused.rules);
}

void write(JsonWriter& json, const event::ResponseRefused& refused) { writeRules(json, refused.rules); }

// Frames ------------------------------------------------------------------------------------------

void writeHeader(JsonWriter& json, const FrameHeader& header)
{
    json.member("opcode", opcodeName(header.opcode)).member("fin", header.fin).member("rsv", header.rsv);
    json.member("masked", header.masked);
    if (header.masked) {
        const std::uint32_t key = header.maskingKey;
        const char bytes[] = {static_cast<char>(key >> 24U), static_cast<char>(key >> 16U),
                              static_cast<char>(key >> 8U), static_cast<char>(key)};
        json.member("mask", std::string_view(toHex({bytes, sizeof bytes})));
    }
    json.member("length", header.length);
}

void writeClosePayload(JsonWriter& json, std::string_view payload)
{
    if (payload.size() >= 2) {
        const auto high = static_cast<unsigned char>(payload[0]);
        json.member("code", high * 256 + static_cast<unsigned char>(payload[1]));
        if (isUtf8(payload.substr(2))) {
            json.member("reason", payload.substr(2));
            return;
        }
    }
    if (!payload.empty())
        json.member("hex", std::string_view(toHex(payload)));
}

void writePayload(JsonWriter& json, Opcode opcode, std::string_view payload)
{
    switch (opcode) {
    case Opcode::Close: writeClosePayload(json, payload); return;
    case Opcode::Text:
    case Opcode::Continuation:
    case Opcode::Ping:
    case Opcode::Pong: writeBytes(json, "text", "hex", payload); return;
    default: json.member("hex", std::string_view(toHex(payload)));
    }
}

/// A header that never became whole has nothing but its bytes.
void write(JsonWriter& json, const event::Frame& frame)
{
    const auto header = frameHeader(frame);
    if (header)
        writeHeader(json, *header);
    if (!header || frame.arrived != header->length)
        json.member("arrived", frame.arrived);
    json.member("offset", frame.offset).member("header", std::string_view(toHex(frame.header)));
    if (!header)
        return;
    writePayload(json, header->opcode, frame.payload);
    if (frame.payload.size() < frame.arrived)
        json.member("truncated", frame.arrived - frame.payload.size());
    if (!frame.sha256.empty())
        json.member("sha256", std::string_view(toHex(frame.sha256)));
}

void write(JsonWriter& json, const event::Message& message)
{
    json.member("kind", opcodeName(message.kind))
        .member("length", message.length)
        .member("frames", message.frames);
}

// TCP ---------------------------------------------------------------------------------------------

void write(JsonWriter& json, const event::Listening& listening)
{
    json.member("address", listening.address)
        .member("port", listening.port)
        .member("loopback", listening.loopback);
}

void write(JsonWriter& json, const event::ListenFailed& failed)
{
    json.member("address", failed.address).member("port", failed.port);
    writeFailure(json, failed.cause, failed.error);
}

void write(JsonWriter& json, const event::ListeningStopped& stopped)
{
    json.member("address", stopped.address).member("port", stopped.port);
}

void write(JsonWriter& json, const event::AcceptFailed& failed)
{
    writeFailure(json, failed.cause, failed.error);
}
void write(JsonWriter& json, const event::Connecting& connecting) { json.member("url", connecting.url); }
void write(JsonWriter& json, const event::ConnectFailed& failed)
{
    writeFailure(json, failed.cause, failed.error);
}
void write(JsonWriter& json, const event::ConnectionLost& lost)
{
    writeFailure(json, lost.cause, lost.error);
}

void write(JsonWriter& json, const event::Forwarding& forwarding)
{
    json.member("local", forwarding.local).member("remote", forwarding.remote);
}
void write(JsonWriter& json, const event::ForwardFailed& failed)
{
    writeFailure(json, failed.cause, failed.error);
}

void write(JsonWriter& json, const event::Connected& connected)
{
    json.member("local", connected.local).member("remote", connected.remote);
}

void write(JsonWriter& json, const event::Accepted& accepted)
{
    json.member("local", accepted.local).member("remote", accepted.remote);
}

void write(JsonWriter&, const event::FinSent&) {}
void write(JsonWriter&, const event::FinReceived&) {}
void write(JsonWriter&, const event::ResetSent&) {}
void write(JsonWriter&, const event::ResetReceived&) {}

// Deadlines, callbacks, findings ------------------------------------------------------------------

void write(JsonWriter& json, const event::DeadlineArmed& armed)
{
    json.member("name", deadlineName(armed.name)).member("at", nanoseconds(armed.at));
}

void write(JsonWriter& json, const event::DeadlineMet& met) { json.member("name", deadlineName(met.name)); }
void write(JsonWriter& json, const event::DeadlinePassed& passed)
{
    json.member("name", deadlineName(passed.name));
}

void writeUpgrade(JsonWriter& json, RuleSet refusal)
{
    json.member("accepted", refusal.empty()).key("refusal").beginArray();
    for (const UpgradeRule rule : refusal.rules())
        json.value(info(rule).id);
    json.endArray();
}

/// Of another stack: what it told, no more.
void writeOutside(JsonWriter& json, const event::Callback& callback)
{
    json.member("role", callbackName(callback.name));
    if (callback.code != 0)
        json.member("code", callback.code);
    if (!callback.reason.empty())
        json.member("reason", callback.reason);
}

void write(JsonWriter& json, const event::Callback& callback)
{
    json.member("stack", callback.stack);
    if (!callback.called.empty())
        return writeOutside(json, callback);
    switch (callback.name) {
    case CallbackName::Upgrade: writeUpgrade(json, callback.refusal); break;
    case CallbackName::OnOpen: break;
    case CallbackName::OnMessage:
        json.member("kind", opcodeName(callback.kind)).member("length", callback.length);
        break;
    case CallbackName::OnPing:
    case CallbackName::OnPong: json.member("length", callback.length); break;
    case CallbackName::OnError: json.member("cause", causeId(callback.cause)); break;
    case CallbackName::OnClose:
        json.member("code", callback.code).member("reason", callback.reason).member("clean", callback.clean);
        break;
    case CallbackName::Other: break;
    }
}

void write(JsonWriter& json, const event::ReportRefused& refused)
{
    json.member("why", refused.why).member("stack", refused.stack).member("subject", refused.subject);
    json.member("callback", refused.callback).member("count", refused.count);
    if (refused.role != CallbackName::Other)
        json.member("callback-role",
                    callbackName(refused.role)); // "role" marks a callback that was laid down
    if (refused.code != 0)
        json.member("code", refused.code);
    if (!refused.reason.empty())
        json.member("reason", refused.reason);
}

// Faults ------------------------------------------------------------------------------------------

template <class Body> void writeStep(JsonWriter& json, const Body& body)
{
    json.member("fault", body.fault).member("step", body.step).member("what", body.what);
}

void write(JsonWriter& json, const event::FaultInjected& injected) { json.member("fault", injected.fault); }
void write(JsonWriter& json, const event::FaultBegun& begun) { json.member("fault", begun.fault); }
void write(JsonWriter& json, const event::FaultStep& step) { writeStep(json, step); }

void write(JsonWriter& json, const event::ExpectationMet& met)
{
    writeStep(json, met);
    json.member("allowed", met.allowed);
}

void write(JsonWriter& json, const event::ExpectationMissed& missed)
{
    writeStep(json, missed);
    json.member("seen", missed.seen);
}

void write(JsonWriter& json, const event::FaultEnded& ended)
{
    json.member("fault", ended.fault).member("asExpected", ended.asExpected);
}

void write(JsonWriter& json, const event::Finding& finding)
{
    const ViolationInfo& row = info(finding.violation);
    json.member("section", row.section).member("offset", finding.offset).member("closeCode", row.closeCode);
}

} // namespace

void writeDetail(JsonWriter& json, const Event& event)
{
    json.beginObject();
    std::visit([&json](const auto& body) { write(json, body); }, event.body);
    json.endObject();
}

} // namespace lifeline
