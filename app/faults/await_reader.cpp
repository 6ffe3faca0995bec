#include "faults/await_reader.h"

#include "faults/head_reader.h"
#include "faults/payload_reader.h"

namespace lifeline {
namespace {

Awaited readWord(JsonReading& reading, const Json::Value& value)
{
    const std::string word = reading.text(value, "expect");
    if (word == "request")
        return await::Request{};
    if (word == "fin")
        return await::Fin{};
    if (word == "reset")
        return await::Reset{};
    if (word == "end")
        return await::End{};
    if (word != "nothing")
        reading.problem(
            value, quoted(word) + " is nothing that can be expected",
            "request, fin, reset, end, nothing, or an object with response, frame, close or callback");
    return await::Nothing{};
}

/// 400, or "4xx" as 4.
int readStatusOrClass(JsonReading& reading, const Json::Value& value)
{
    if (!value.isString())
        return static_cast<int>(reading.count(value, "a status", 100, 999));
    const std::string text = reading.text(value, "a status");
    if (text.size() == 3 && text.ends_with("xx") && text[0] >= '1' && text[0] <= '9')
        return text[0] - '0';
    reading.problem(value, quoted(text) + " is no status", "400, [400, 426], \"4xx\" or \"any\"");
    return 0;
}

bool isAny(const Json::Value& value) { return value.isString() && value.asString() == "any"; }

std::vector<int> readStatuses(JsonReading& reading, const Json::Value& value)
{
    std::vector<int> out;
    if (isAny(value))
        return out;
    if (!value.isArray())
        return {readStatusOrClass(reading, value)};
    if (value.empty())
        reading.problem(value, "an empty list of statuses", "at least one, or \"any\"");
    for (const Json::Value& each : value)
        out.push_back(readStatusOrClass(reading, each));
    return out;
}

await::Response readResponse(JsonReading& reading, const Json::Value& object)
{
    await::Response out;
    out.statuses = readStatuses(reading, *member(object, "response"));
    if (const auto* headers = member(object, "headers"))
        out.headers = readHeaderObject(reading, *headers, "headers");
    if (const auto* body = member(object, "body-has"))
        out.bodyHas = reading.line(*body, "body-has");
    return out;
}

await::Frame readFrame(JsonReading& reading, const Json::Value& object)
{
    await::Frame out;
    out.opcode = readOpcode(reading, *member(object, "frame"));
    const Json::Value* text = member(object, "text");
    const Json::Value* hex = member(object, "hex");
    if (text != nullptr && hex != nullptr)
        reading.problem(object, "bytes are given more than once", "text or hex");
    if (text != nullptr)
        out.payload = reading.text(*text, "text");
    else if (hex != nullptr)
        out.payload = reading.hex(*hex, "hex");
    return out;
}

std::uint16_t readCode(JsonReading& reading, const Json::Value& value)
{
    return static_cast<std::uint16_t>(reading.count(value, "a close code", 0, 0xFFFF));
}

await::Close readClose(JsonReading& reading, const Json::Value& value)
{
    await::Close out;
    if (isAny(value))
        return out;
    if (!value.isArray())
        return {{readCode(reading, value)}};
    if (value.empty())
        reading.problem(value, "an empty list of close codes", "at least one, or \"any\"");
    for (const Json::Value& each : value)
        out.codes.push_back(readCode(reading, each));
    return out;
}

await::CallbackFired readCallback(JsonReading& reading, const Json::Value& value)
{
    const std::string text = reading.text(value, "callback");
    const auto read = expectedCallbackFromText(text);
    if (text == callbackName(CallbackName::OnClose))
        return {CallbackName::OnClose, std::nullopt};
    if (!read || read->refused) {
        reading.problem(
            value, quoted(text) + " is no callback",
            "upgrade, on-open, on-message, on-ping, on-pong, on-error, on-close or on-close:1006");
        return {};
    }
    return {read->name, read->name == CallbackName::OnClose ? std::optional(read->code) : std::nullopt};
}

Awaited readObject(JsonReading& reading, const Json::Value& value)
{
    if (member(value, "response") != nullptr) {
        reading.object(value, "an expected response", {"response", "headers", "body-has"});
        return readResponse(reading, value);
    }
    if (member(value, "frame") != nullptr) {
        reading.object(value, "an expected frame", {"frame", "text", "hex"});
        return readFrame(reading, value);
    }
    if (const auto* close = member(value, "close")) {
        reading.object(value, "an expected close", {"close"});
        return readClose(reading, *close);
    }
    if (const auto* callback = member(value, "callback")) {
        reading.object(value, "an expected callback", {"callback"});
        return readCallback(reading, *callback);
    }
    reading.problem(value, "nothing that can be expected",
                    "an object with response, frame, close or callback");
    return await::Nothing{};
}

} // namespace

Awaited readAwaited(JsonReading& reading, const Json::Value& value)
{
    return value.isObject() ? readObject(reading, value) : readWord(reading, value);
}

step::Expect readExpect(JsonReading& reading, const Json::Value& stepObject)
{
    step::Expect out;
    out.what = readAwaited(reading, *member(stepObject, "expect"));
    if (const auto* within = member(stepObject, "within")) {
        out.within = reading.duration(*within, "within");
        if (out.within == Duration::zero())
            reading.problem(*within, "within leaves no time", "a duration above 0");
    }
    const Json::Value* allowed = member(stepObject, "or");
    if (allowed == nullptr || !reading.array(*allowed, "or", "a list of what is allowed instead"))
        return out;
    for (const Json::Value& each : *allowed)
        out.allowed.push_back(readAwaited(reading, each));
    return out;
}

} // namespace lifeline
