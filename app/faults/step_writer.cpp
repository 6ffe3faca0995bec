#include "faults/step_writer.h"

#include "base/quantity_text.h"
#include "faults/payload_writer.h"

namespace lifeline {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

void writeList(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts)
{
    if (texts.empty())
        return;
    json.key(key).beginArray();
    for (const std::string& text : texts)
        json.value(text);
    json.endArray();
}

void writeHeaders(JsonWriter& json, std::string_view key, const Pairs& headers)
{
    if (headers.empty())
        return;
    json.key(key).beginObject();
    for (const auto& [name, value] : headers)
        json.member(name, value);
    json.endObject();
}

void writeAdded(JsonWriter& json, const Pairs& headers)
{
    if (headers.empty())
        return;
    json.key("add").beginArray();
    for (const auto& [name, value] : headers)
        json.beginArray().value(name).value(value).endArray();
    json.endArray();
}

void writeText(JsonWriter& json, std::string_view key, const std::string& text)
{
    if (!text.empty())
        json.member(key, text);
}

void writeEdit(JsonWriter& json, const HeadEdit& edit)
{
    writeText(json, "method", edit.method);
    writeText(json, "target", edit.target);
    writeText(json, "version", edit.version);
    writeText(json, "start-line", edit.startLine);
    writeList(json, "without", edit.without);
    writeHeaders(json, "set", edit.set);
    writeAdded(json, edit.add);
    writeList(json, "raw-lines", edit.rawLines);
    if (edit.lineEnd != HeadEdit().lineEnd)
        json.member("line-end", edit.lineEnd);
}

void writePace(JsonWriter& json, const Pace& pace)
{
    if (pace.pieces != 0)
        json.member("split", pace.pieces);
    if (pace.every != Duration::zero())
        json.member("every", durationText(pace.every));
    if (pace.cut)
        json.member("cut", *pace.cut);
    if (pace.glued)
        json.member("glue", true);
}

void writeResponse(JsonWriter& json, const step::SendResponse& response)
{
    json.key("send-response");
    if (response.edit == HeadEdit() && response.reason.empty() && response.body.empty()) {
        json.value(response.status);
        return;
    }
    json.beginObject().member("status", response.status);
    writeText(json, "reason", response.reason);
    writeEdit(json, response.edit);
    writeText(json, "body", response.body);
    json.endObject();
}

// What is awaited
// --------------------------------------------------------------------------------------------

void writeStatus(JsonWriter& json, int status)
{
    if (status < 10)
        json.value(std::to_string(status) + "xx");
    else
        json.value(status);
}

void writeCode(JsonWriter& json, std::uint16_t code) { json.value(code); }

/// "any" for none, the one alone, or a list.
template <class Number>
void writeChoice(JsonWriter& json, const std::vector<Number>& choice, void (*write)(JsonWriter&, Number))
{
    if (choice.empty()) {
        json.value("any");
    } else if (choice.size() == 1) {
        write(json, choice.front());
    } else {
        json.beginArray();
        for (const Number number : choice)
            write(json, number);
        json.endArray();
    }
}

struct AwaitedWriter {
    JsonWriter& json;

    void operator()(const await::Request&) const { json.value("request"); }
    void operator()(const await::Response& response) const
    {
        writeChoice(json.beginObject().key("response"), response.statuses, writeStatus);
        writeHeaders(json, "headers", response.headers);
        writeText(json, "body-has", response.bodyHas);
        json.endObject();
    }
    void operator()(const await::Frame& frame) const
    {
        writeOpcode(json.beginObject().key("frame"), frame.opcode);
        if (frame.payload)
            writePayload(json, *frame.payload);
        json.endObject();
    }
    void operator()(const await::Close& close) const
    {
        writeChoice(json.beginObject().key("close"), close.codes, writeCode);
        json.endObject();
    }
    void operator()(const await::Fin&) const { json.value("fin"); }
    void operator()(const await::Reset&) const { json.value("reset"); }
    void operator()(const await::End&) const { json.value("end"); }
    void operator()(const await::Nothing&) const { json.value("nothing"); }
    void operator()(const await::CallbackFired& callback) const
    {
        std::string name(callbackName(callback.name));
        if (callback.code)
            name += ":" + std::to_string(*callback.code);
        json.beginObject().member("callback", name).endObject();
    }
};

// Steps
// ------------------------------------------------------------------------------------------------------

struct StepWriter {
    JsonWriter& json;

    void operator()(const step::SendRequest& request) const
    {
        json.beginObject().key("send-request");
        if (request.edit == HeadEdit()) {
            json.value(true);
        } else {
            writeEdit(json.beginObject(), request.edit);
            json.endObject();
        }
        writePace(json, request.pace);
        json.endObject();
    }
    void operator()(const step::SendResponse& response) const
    {
        writeResponse(json.beginObject(), response);
        writePace(json, response.pace);
        json.endObject();
    }
    void operator()(const step::SendBytes& send) const
    {
        writeBytes(json.beginObject().key("send-bytes"), send.bytes);
        writePace(json, send.pace);
        json.endObject();
    }
    void operator()(const step::SendFrame& send) const
    {
        writeFrame(json.beginObject(), send.frame);
        writePace(json, send.pace);
        json.endObject();
    }
    void operator()(const step::Wait& wait) const
    {
        json.beginObject().member("wait", durationText(wait.time)).endObject();
    }
    void operator()(const step::Fin&) const { json.value("fin"); }
    void operator()(const step::Reset&) const { json.value("reset"); }
    void operator()(const step::StopReading&) const { json.value("stop-reading"); }
    void operator()(const step::ResumeReading&) const { json.value("resume-reading"); }
    void operator()(const step::AnswerPings& answer) const
    {
        json.beginObject().member("answer-pings", answer.on).endObject();
    }
    void operator()(const step::Expect& expect) const
    {
        std::visit(AwaitedWriter{json.beginObject().key("expect")}, expect.what);
        if (expect.within != step::Expect().within)
            json.member("within", durationText(expect.within));
        if (!expect.allowed.empty()) {
            json.key("or").beginArray();
            for (const Awaited& other : expect.allowed)
                std::visit(AwaitedWriter{json}, other);
            json.endArray();
        }
        json.endObject();
    }
    void operator()(const Loop& loop) const
    {
        json.beginObject().key("loop").beginObject().member("times", loop.times).key("steps").beginArray();
        for (const Step& each : loop.steps)
            writeStep(json, each);
        json.endArray().endObject().endObject();
    }
};

} // namespace

void writeStep(JsonWriter& json, const Step& step) { std::visit(StepWriter{json}, step.what); }

} // namespace lifeline
