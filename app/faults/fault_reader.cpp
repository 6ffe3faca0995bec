#include "faults/fault_reader.h"

#include "faults/subject_reader.h"

#include <algorithm>
#include <limits>

namespace lifeline {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }

/// "request-no-key"
bool isKebab(std::string_view id)
{
    char before = '-';
    for (const char c : id) {
        if (!isLower(c) && !isDigit(c) && (c != '-' || before == '-'))
            return false;
        before = c;
    }
    return before != '-';
}

bool isAlias(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return isLower(c) || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '-' || c == '_' || c == '.';
    });
}

/// "4.2.1"
bool isSectionNumber(std::string_view text)
{
    char before = '.';
    for (const char c : text) {
        if (!isDigit(c) && (c != '.' || before == '.'))
            return false;
        before = c;
    }
    return before != '.';
}

/// "4.2.1" or "RFC 9112 2.2"
bool isSection(std::string_view text)
{
    constexpr std::string_view prefix = "RFC ";
    if (!text.starts_with(prefix))
        return isSectionNumber(text);
    text.remove_prefix(prefix.size());
    const std::string_view document = text.substr(0, text.find(' '));
    return !document.empty() && std::all_of(document.begin(), document.end(), isDigit) &&
           document.size() < text.size() && isSectionNumber(text.substr(document.size() + 1));
}

constexpr std::string_view sideForm = R"("client", "server" or ["client", "server"])";

std::optional<Side> sideFromText(const Json::Value& value)
{
    if (!value.isString() || (value.asString() != "client" && value.asString() != "server"))
        return std::nullopt;
    return value.asString() == "client" ? Side::Client : Side::Server;
}

std::string_view endingOf(Half half)
{
    switch (half) {
    case Half::None: break;
    case Half::ByClient: return "-by-client";
    case Half::ByServer: return "-by-server";
    }
    return {};
}

Half halfFor(Side side) { return side == Side::Client ? Half::ByClient : Half::ByServer; }

/// One fault object, read for one side; `half` says whether it is one of a pair.
class FaultReader {
public:
    FaultReader(JsonReading& reading, ScriptReader& scripts, const Json::Value& value)
        : m_reading(reading), m_scripts(scripts), m_value(value)
    {
    }

    Fault read(Side side, Half half, bool bareAliases, std::optional<FaultGroup> fallback);

private:
    const Json::Value* find(std::string_view key) const { return member(m_value, key); }
    const Json::Value* need(std::string_view key, std::string_view form);
    void readNames(Fault& fault, Half half, bool bareAliases);
    void readWords(Fault& fault, Half half);
    void readSections(Fault& fault);
    void readCodes(Fault& fault);
    void readReach(Fault& fault);
    void readSteps(Fault& fault, Half half);
    void readLimits(Fault& fault);

    JsonReading& m_reading;
    ScriptReader& m_scripts;
    const Json::Value& m_value;
};

const Json::Value* FaultReader::need(std::string_view key, std::string_view form)
{
    const Json::Value* found = find(key);
    if (found == nullptr)
        m_reading.problem(m_value, "a fault without " + std::string(key), std::string(form));
    return found;
}

Fault FaultReader::read(Side side, Half half, bool bareAliases, std::optional<FaultGroup> fallback)
{
    Fault fault;
    fault.side = side;
    fault.file = m_reading.file();
    fault.line = m_reading.lineOf(m_value);
    const Json::Value* group = find("group");
    const auto named = group != nullptr ? readGroup(m_reading, *group) : fallback;
    if (!named && group == nullptr)
        m_reading.problem(m_value, "a fault without group", "\"group\" in the fault or in the file");
    fault.group = named.value_or(FaultGroup::BadRequest);
    readNames(fault, half, bareAliases);
    readWords(fault, half);
    readSections(fault);
    readCodes(fault);
    readLimits(fault);
    readReach(fault);
    readSteps(fault, half);
    const Json::Value* subject = find("subject");
    subject = subject != nullptr ? halfOf(m_reading, *subject, half) : nullptr;
    fault.subject.peer = subjectDefaults();
    if (subject != nullptr)
        fault.subject = readSubject(m_reading, *subject);
    if (const auto* expect = need("expect", "\"expect\": {\"callbacks\": […], \"phase\": \"closed\"}"))
        fault.expect = readSubjectExpectation(m_reading, *expect, half);
    return fault;
}

void FaultReader::readNames(Fault& fault, Half half, bool bareAliases)
{
    const std::string ending(endingOf(half));
    if (const auto* id = need("id", "\"id\": \"kebab-case\"")) {
        fault.id = m_reading.text(*id, "id");
        if (id->isString() && (!isKebab(fault.id) || fault.id == "all" || faultGroupFromId(fault.id)))
            m_reading.problem(*id, quoted(fault.id) + " is no id",
                              "kebab-case, neither \"all\" nor a group: \"request-no-key\"");
        fault.id += ending;
    }
    const Json::Value* aliases = find("aliases");
    if (aliases == nullptr || !m_reading.array(*aliases, "aliases", "a list of names"))
        return;
    for (const Json::Value& each : *aliases) {
        const std::string name = m_reading.text(each, "an alias");
        if (each.isString() && (!isAlias(name) || name == "all"))
            m_reading.problem(each, quoted(name) + " is no alias",
                              "letters, digits, '-', '_' and '.'; not \"all\"");
        if (half != Half::None && bareAliases)
            fault.aliases.push_back(name);
        fault.aliases.push_back(name + ending);
    }
}

void FaultReader::readWords(Fault& fault, Half half)
{
    const auto words = [&](std::string_view key, std::string& out) {
        const Json::Value* found = need(key, "one line of text");
        found = found != nullptr ? halfOf(m_reading, *found, half) : nullptr;
        if (found != nullptr)
            out = m_reading.line(*found, key);
    };
    if (const auto* title = need("title", "one line of text"))
        fault.title = m_reading.line(*title, "title");
    words("does", fault.does);
    words("must", fault.must);
}

void FaultReader::readSections(Fault& fault)
{
    constexpr std::string_view form = R"(["4.2.1"] or ["RFC 9112 2.2"])";
    const Json::Value* rfc = need("rfc", form);
    if (rfc == nullptr || !m_reading.array(*rfc, "rfc", form))
        return;
    if (rfc->empty())
        m_reading.problem(*rfc, "rfc names no section", std::string(form));
    for (const Json::Value& each : *rfc) {
        fault.sections.push_back(m_reading.text(each, "a section"));
        if (each.isString() && !isSection(fault.sections.back()))
            m_reading.problem(each, quoted(fault.sections.back()) + " is no section", std::string(form));
    }
}

void FaultReader::readCodes(Fault& fault)
{
    const Json::Value* codes = find("codes");
    if (codes == nullptr || !m_reading.array(*codes, "codes", "a list of close codes"))
        return;
    for (const Json::Value& each : *codes)
        fault.codes.push_back(static_cast<std::uint16_t>(m_reading.count(each, "a close code", 0, 0xFFFF)));
}

void FaultReader::readLimits(Fault& fault)
{
    if (const auto* legal = find("legal"))
        fault.legal = m_reading.truth(*legal, "legal");
    if (const auto* buffer = find("receive-buffer"))
        fault.receiveBuffer = static_cast<std::uint32_t>(
            m_reading.size(*buffer, "receive-buffer", 1, std::numeric_limits<std::int32_t>::max()));
    const Json::Value* limit = find("limit");
    if (limit == nullptr)
        return;
    fault.limit = m_reading.duration(*limit, "limit");
    if (fault.limit == Duration::zero())
        m_reading.problem(*limit, "limit leaves no time", "a duration above 0");
}

void FaultReader::readReach(Fault& fault)
{
    const Json::Value* reach = find("reach");
    if (reach == nullptr)
        return;
    const std::string name = m_reading.text(*reach, "reach");
    if (name == "full-backlog")
        fault.reach = Reach::FullBacklog;
    else if (name == "nobody")
        fault.reach = Reach::Nobody;
    else if (reach->isString() && name != "normal")
        m_reading.problem(*reach, quoted(name) + " is no reach", "normal, full-backlog or nobody");
    if (fault.reach != Reach::Normal && fault.side == Side::Client)
        m_reading.problem(*reach, "reach of a scripted client", "reach is of a scripted server");
}

void FaultReader::readSteps(Fault& fault, Half half)
{
    const Json::Value* steps = find("steps");
    steps = steps != nullptr ? halfOf(m_reading, *steps, half) : nullptr;
    const std::size_t before = m_reading.problemCount();
    if (steps != nullptr)
        fault.steps = m_scripts.script(*steps, fault.side);
    if (m_reading.problemCount() != before)
        return;
    const bool reached = fault.reach == Reach::Normal;
    if (reached && fault.steps.empty())
        m_reading.problem(m_value, "a fault without steps", "\"steps\": at least one");
    if (!reached && !fault.steps.empty())
        m_reading.problem(*steps, "steps where nobody is reached", "no steps");
}

/// The sides it is for, in the order of the file; none, with a problem, where they are wrong.
std::vector<Side> sidesOf(JsonReading& reading, const Json::Value& value)
{
    const Json::Value* side = member(value, "side");
    std::vector<Side> out;
    if (side != nullptr && side->isArray() && side->size() == 2) {
        const auto first = sideFromText((*side)[0]), second = sideFromText((*side)[1]);
        if (first && second && *first != *second)
            out = {*first, *second};
    } else if (side != nullptr) {
        if (const auto one = sideFromText(*side))
            out = {*one};
    }
    if (out.empty())
        reading.problem(side != nullptr ? *side : value,
                        side != nullptr ? "side is no side" : "a fault without side", std::string(sideForm));
    return out;
}

} // namespace

std::optional<FaultGroup> readGroup(JsonReading& reading, const Json::Value& value)
{
    const std::string id = reading.text(value, "group");
    const auto group = faultGroupFromId(id);
    if (!group && value.isString())
        reading.problem(value, quoted(id) + " is no group",
                        "bad-request, bad-response, reset, timeout, violation or close-handshake");
    return group;
}

std::vector<Fault> readFaults(JsonReading& reading, ScriptReader& scripts, const Json::Value& value,
                              std::optional<FaultGroup> fallback)
{
    const std::size_t before = reading.problemCount();
    if (!reading.object(value, "a fault",
                        {"id", "aliases", "group", "title", "side", "rfc", "does", "must", "codes", "legal",
                         "reach", "receive-buffer", "limit", "steps", "subject", "expect"}) &&
        !value.isObject())
        return {};
    const std::vector<Side> sides = sidesOf(reading, value);
    std::vector<Fault> out;
    for (const Side side : sides) {
        const Half half = sides.size() > 1 ? halfFor(side) : Half::None;
        out.push_back(FaultReader(reading, scripts, value).read(side, half, out.empty(), fallback));
    }
    return reading.problemCount() == before ? out : std::vector<Fault>();
}

} // namespace lifeline
