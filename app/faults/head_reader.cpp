#include "faults/head_reader.h"

#include "base/utf8.h"

namespace lifeline {
namespace {

constexpr std::uint64_t maxStatus = 999;

std::string notEmpty(JsonReading& reading, const Json::Value& value, std::string_view name)
{
    std::string text = reading.text(value, name);
    if (value.isString() && text.empty())
        reading.problem(value, std::string(name) + " is empty", "some text, or no such key");
    return text;
}

std::vector<std::string> texts(JsonReading& reading, const Json::Value& value, std::string_view name)
{
    std::vector<std::string> out;
    if (!reading.array(value, name, "a list of strings"))
        return out;
    for (const Json::Value& each : value)
        out.push_back(reading.text(each, name));
    return out;
}

HeaderPairs readHeaderList(JsonReading& reading, const Json::Value& value)
{
    constexpr std::string_view form = "[[\"name\", \"value\"], …]";
    HeaderPairs out;
    if (!reading.array(value, "add", form))
        return out;
    for (const Json::Value& pair : value) {
        if (!pair.isArray() || pair.size() != 2)
            reading.problem(pair, "a header of add is no pair", std::string(form));
        else
            out.emplace_back(reading.text(pair[0], "a header name"), reading.text(pair[1], "a header value"));
    }
    return out;
}

/// The keys that requests and responses share.
void readEdit(JsonReading& reading, const Json::Value& object, HeadEdit& edit)
{
    if (const auto* value = member(object, "start-line"))
        edit.startLine = notEmpty(reading, *value, "start-line");
    if (const auto* value = member(object, "without"))
        edit.without = reading.lines(*value, "without");
    if (const auto* value = member(object, "set"))
        edit.set = readHeaderObject(reading, *value, "set");
    if (const auto* value = member(object, "add"))
        edit.add = readHeaderList(reading, *value);
    if (const auto* value = member(object, "raw-lines"))
        edit.rawLines = texts(reading, *value, "raw-lines");
    if (const auto* value = member(object, "line-end"))
        edit.lineEnd = reading.text(*value, "line-end");
}

int readStatus(JsonReading& reading, const Json::Value& value)
{
    return static_cast<int>(reading.count(value, "status", 0, maxStatus));
}

} // namespace

HeaderPairs readHeaderObject(JsonReading& reading, const Json::Value& value, std::string_view name)
{
    HeaderPairs out;
    if (!value.isObject()) {
        reading.problem(value, std::string(name) + " is no object", "{\"name\": \"value\"}");
        return out;
    }
    for (const std::string& key : keysInOrder(value)) {
        if (!isUtf8(key))
            reading.problem(*member(value, key), "a header name is not Unicode", "no lone surrogate");
        out.emplace_back(key, reading.text(*member(value, key), "a header value"));
    }
    return out;
}

step::SendRequest readSendRequest(JsonReading& reading, const Json::Value& value)
{
    step::SendRequest out;
    if (value.isBool() && value.asBool())
        return out;
    if (!reading.object(
            value, "send-request",
            {"method", "target", "version", "start-line", "without", "set", "add", "raw-lines", "line-end"}))
        return out;
    if (const auto* method = member(value, "method"))
        out.edit.method = notEmpty(reading, *method, "method");
    if (const auto* target = member(value, "target"))
        out.edit.target = notEmpty(reading, *target, "target");
    if (const auto* version = member(value, "version"))
        out.edit.version = notEmpty(reading, *version, "version");
    readEdit(reading, value, out.edit);
    return out;
}

step::SendResponse readSendResponse(JsonReading& reading, const Json::Value& value)
{
    step::SendResponse out;
    if (value.isNumeric()) {
        out.status = readStatus(reading, value);
        return out;
    }
    if (!reading.object(
            value, "send-response",
            {"status", "reason", "body", "start-line", "without", "set", "add", "raw-lines", "line-end"}))
        return out;
    if (const auto* status = member(value, "status"))
        out.status = readStatus(reading, *status);
    if (const auto* reason = member(value, "reason"))
        out.reason = notEmpty(reading, *reason, "reason");
    if (const auto* body = member(value, "body"))
        out.body = reading.text(*body, "body");
    readEdit(reading, value, out.edit);
    return out;
}

} // namespace lifeline
