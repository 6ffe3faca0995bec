#include "faults/scenario_writer.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "faults/step_writer.h"

#include <array>

namespace lifeline {
namespace {

constexpr std::size_t shortestRun = 4; // callbacks alike that are written as "on-ping*4"

/// The members of the outer object, one a line.
class Members {
public:
    /// A writer for the value of the next member.
    JsonWriter next(std::string_view key)
    {
        m_text += m_text.empty() ? "{\n  " : ",\n  ";
        appendJsonString(m_text, key);
        m_text += ": ";
        return JsonWriter(m_text, JsonWriter::Style::Spaced);
    }
    /// One element a line.
    void list(std::string_view key, const std::vector<Step>& steps)
    {
        next(key);
        m_text += '[';
        for (const Step& each : steps) {
            m_text += &each == &steps.front() ? "\n    " : ",\n    ";
            JsonWriter json(m_text, JsonWriter::Style::Spaced);
            writeStep(json, each);
        }
        m_text += "\n  ]";
    }
    std::string finished() { return std::move(m_text) + "\n}\n"; }

private:
    std::string m_text;
};

void writeTexts(JsonWriter json, const std::vector<std::string>& texts)
{
    json.beginArray();
    for (const std::string& text : texts)
        json.value(text);
    json.endArray();
}

/// "64KiB" where that is exact, else bytes.
void writeSize(JsonWriter& json, std::uint64_t bytes)
{
    constexpr std::uint64_t kibi = 1024;
    if (bytes != 0 && bytes % (kibi * kibi) == 0)
        json.value(std::to_string(bytes / (kibi * kibi)) + "MiB");
    else if (bytes != 0 && bytes % kibi == 0)
        json.value(std::to_string(bytes / kibi) + "KiB");
    else
        json.value(bytes);
}

// The side under test
// ----------------------------------------------------------------------------------------

void writeActValue(JsonWriter& json, const SubjectAct& act)
{
    using What = SubjectAct::What;
    switch (act.what) {
    case What::Text:
        if (act.size != 0)
            writeSize(json.key("text-size"), act.size);
        else
            json.member("text", act.bytes);
        return;
    case What::Binary:
        if (act.size != 0)
            writeSize(json.key("binary-size"), act.size);
        else
            json.member("binary", toHex(act.bytes));
        return;
    case What::Ping: json.member("ping", act.bytes); return;
    case What::Close:
        json.key("close");
        if (act.code)
            json.value(*act.code);
        else
            json.null();
        if (!act.bytes.empty())
            json.member("reason", act.bytes);
        return;
    case What::Fin: json.member("fin", true); return;
    case What::Reset: json.member("reset", true); return;
    }
}

void writeAct(JsonWriter& json, const SubjectAct& act)
{
    json.beginObject();
    writeActValue(json, act);
    if (act.after != Duration::zero())
        json.member("after", durationText(act.after));
    json.endObject();
}

void writeTimes(JsonWriter& json, const PeerSettings& peer)
{
    const PeerSettings usual = subjectDefaults();
    const auto time = [&](std::string_view key, Duration PeerSettings::*member) {
        if (peer.*member != usual.*member)
            json.member(key, durationText(peer.*member));
    };
    time("connect-timeout", &PeerSettings::connectTimeout);
    time("upgrade-timeout", &PeerSettings::upgradeTimeout);
    time("idle-timeout", &PeerSettings::idleTimeout);
    time("ping-interval", &PeerSettings::pingInterval);
    time("pong-timeout", &PeerSettings::pongTimeout);
    time("close-timeout", &PeerSettings::closeTimeout);
    if (peer.maxMessage != usual.maxMessage)
        writeSize(json.key("max-message"), peer.maxMessage);
}

void writeSubject(JsonWriter json, const SubjectSetup& subject)
{
    json.beginObject();
    writeTimes(json, subject.peer);
    for (const auto& [key, names] :
         {std::pair{"subprotocols", &subject.subprotocols}, {"allowed-origins", &subject.allowedOrigins}}) {
        if (names->empty())
            continue;
        json.key(key).beginArray();
        for (const std::string& name : *names)
            json.value(name);
        json.endArray();
    }
    if (subject.echo)
        json.member("echo", true);
    if (!subject.acts.empty()) {
        json.key("acts").beginArray();
        for (const SubjectAct& act : subject.acts)
            writeAct(json, act);
        json.endArray();
    }
    json.endObject();
}

// Expectations
// -----------------------------------------------------------------------------------------------

void writeCallbacks(JsonWriter& json, const std::vector<ExpectedCallback>& callbacks)
{
    json.beginArray();
    for (std::size_t at = 0; at < callbacks.size();) {
        std::size_t end = at;
        while (end < callbacks.size() && callbacks[end] == callbacks[at])
            ++end;
        const bool run = end - at >= shortestRun;
        const std::string text = expectedCallbackText(callbacks[at]);
        json.value(run ? text + "*" + std::to_string(end - at) : text);
        at = run ? end : at + 1;
    }
    json.endArray();
}

void writeExpectation(JsonWriter json, const SubjectExpectation& expect)
{
    json.beginObject();
    writeCallbacks(json.key("callbacks"), expect.callbacks);
    if (!expect.allowed.empty()) {
        json.key("allowed").beginArray();
        for (const auto& sequence : expect.allowed)
            writeCallbacks(json, sequence);
        json.endArray().member("allowed-why", expect.allowedWhy);
    }
    if (expect.phase)
        json.member("phase", phaseName(*expect.phase));
    if (expect.deadline)
        json.member("deadline", deadlineName(*expect.deadline));
    if (!expect.finding.empty())
        json.member("finding", expect.finding);
    json.endObject();
}

// The fault
// --------------------------------------------------------------------------------------------------

void writeCodes(JsonWriter json, const std::vector<std::uint16_t>& codes)
{
    json.beginArray();
    for (const std::uint16_t code : codes)
        json.value(code);
    json.endArray();
}

std::string_view reachName(Reach reach)
{
    switch (reach) {
    case Reach::Normal: break;
    case Reach::FullBacklog: return "full-backlog";
    case Reach::Nobody: return "nobody";
    }
    return "normal";
}

void writeWords(Members& members, const Fault& fault)
{
    members.next("group").value(faultGroupId(fault.group));
    members.next("id").value(fault.id);
    if (!fault.aliases.empty())
        writeTexts(members.next("aliases"), fault.aliases);
    members.next("title").value(fault.title);
    members.next("side").value(fault.side == Side::Client ? "client" : "server");
    writeTexts(members.next("rfc"), fault.sections);
    if (!fault.codes.empty())
        writeCodes(members.next("codes"), fault.codes);
    if (fault.legal)
        members.next("legal").value(true);
    members.next("does").value(fault.does);
    members.next("must").value(fault.must);
}

} // namespace

std::string scenarioText(const Fault& fault)
{
    Members members;
    writeWords(members, fault);
    if (fault.reach != Reach::Normal)
        members.next("reach").value(reachName(fault.reach));
    if (fault.receiveBuffer != 0)
        members.next("receive-buffer").value(fault.receiveBuffer);
    if (fault.limit != Fault().limit)
        members.next("limit").value(durationText(fault.limit));
    if (!fault.steps.empty())
        members.list("steps", fault.steps);
    SubjectSetup usual;
    usual.peer = subjectDefaults();
    if (!(fault.subject == usual))
        writeSubject(members.next("subject"), fault.subject);
    writeExpectation(members.next("expect"), fault.expect);
    return members.finished();
}

} // namespace lifeline
