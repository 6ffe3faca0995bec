#include "faults/subject_reader.h"

#include "faults/payload_reader.h"
#include "wire/upgrade_rules.h"
#include "wire/violation.h"

#include <array>
#include <charconv>
#include <limits>

namespace lifeline {
namespace {

using What = SubjectAct::What;

struct ActName {
    std::string_view key;
    What what;
};
constexpr std::array<ActName, 8> actNames{{{"text", What::Text},
                                           {"text-size", What::Text},
                                           {"binary", What::Binary},
                                           {"binary-size", What::Binary},
                                           {"ping", What::Ping},
                                           {"close", What::Close},
                                           {"fin", What::Fin},
                                           {"reset", What::Reset}}};
constexpr std::size_t mostCallbacks = 1000; // of one sequence
constexpr Json::ArrayIndex mostAllowed = 16;
constexpr std::string_view actForm =
    "one of text, binary, text-size, binary-size, ping, close, fin or reset; and after";

std::optional<SubjectAct> readActWord(JsonReading& reading, const Json::Value& value)
{
    const std::string word = reading.text(value, "an act");
    if (word == "fin" || word == "reset")
        return SubjectAct{word == "fin" ? What::Fin : What::Reset, {}, {}, 0, {}};
    reading.problem(value, quoted(word) + " is no act that stands alone", "fin, reset, or an object");
    return std::nullopt;
}

const ActName* actNameOf(const Json::Value& object)
{
    const ActName* found = nullptr;
    for (const ActName& each : actNames) {
        if (member(object, each.key) == nullptr)
            continue;
        if (found != nullptr)
            return nullptr;
        found = &each;
    }
    return found;
}

void readCloseAct(JsonReading& reading, const Json::Value& object, SubjectAct& act)
{
    const Json::Value& code = *member(object, "close");
    if (!code.isNull())
        act.code = static_cast<std::uint16_t>(reading.count(code, "close", 0, 0xFFFF));
    const Json::Value* reason = member(object, "reason");
    if (reason == nullptr)
        return;
    act.bytes = reading.text(*reason, "reason");
    if (!act.code)
        reading.problem(*reason, "a reason without a code", "a code, or no reason");
}

void readActValue(JsonReading& reading, const Json::Value& value, std::string_view key, SubjectAct& act)
{
    if (key == "text" || key == "ping")
        act.bytes = reading.text(value, key);
    else if (key == "binary")
        act.bytes = reading.hex(value, key);
    else if (key.ends_with("-size"))
        act.size = reading.size(value, key, 1, maxStepBytes);
    else if (!reading.truth(value, key) && value.isBool())
        reading.problem(value, std::string(key) + " is false", "true, or no such act");
}

std::optional<SubjectAct> readAct(JsonReading& reading, const Json::Value& value)
{
    if (value.isString())
        return readActWord(reading, value);
    const ActName* name = actNameOf(value);
    if (name == nullptr) {
        reading.problem(value, "no act, or more than one in one object", std::string(actForm));
        return std::nullopt;
    }
    SubjectAct act;
    act.what = name->what;
    if (act.what == What::Close) {
        if (reading.object(value, "an act", {"close", "reason", "after"}))
            readCloseAct(reading, value, act);
    } else if (reading.object(value, "an act", {name->key, "after"})) {
        readActValue(reading, *member(value, name->key), name->key, act);
    }
    if (const auto* after = member(value, "after"))
        act.after = reading.duration(*after, "after");
    return act;
}

void readTimes(JsonReading& reading, const Json::Value& object, PeerSettings& peer)
{
    const std::array<std::pair<std::string_view, Duration*>, 6> times{
        {{"connect-timeout", &peer.connectTimeout},
         {"upgrade-timeout", &peer.upgradeTimeout},
         {"idle-timeout", &peer.idleTimeout},
         {"pong-timeout", &peer.pongTimeout},
         {"close-timeout", &peer.closeTimeout},
         {"ping-interval", &peer.pingInterval}}};
    for (const auto& [key, time] : times) {
        if (const auto* value = member(object, key))
            *time = reading.duration(*value, key);
    }
}

void readActs(JsonReading& reading, const Json::Value& value, SubjectSetup& subject)
{
    if (!reading.array(value, "acts", "a list of acts"))
        return;
    for (const Json::Value& each : value) {
        if (auto act = readAct(reading, each))
            subject.acts.push_back(std::move(*act));
    }
}

std::string_view halfName(Half half) { return half == Half::ByClient ? "by-client" : "by-server"; }

bool isHalved(const Json::Value* value)
{
    return value != nullptr &&
           (member(*value, "by-client") != nullptr || member(*value, "by-server") != nullptr);
}

// Expectations
// -----------------------------------------------------------------------------------------------

/// "on-ping*500": the name, and how often. Once where no number stands.
std::pair<std::string, std::size_t> repeated(const std::string& text)
{
    const std::size_t star = text.find('*');
    if (star == std::string::npos)
        return {text, 1};
    std::size_t times = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data() + star + 1, end, times);
    return {text.substr(0, star), error == std::errc() && stopped == end ? times : 0};
}

void readCallback(JsonReading& reading, const Json::Value& value, std::vector<ExpectedCallback>& out)
{
    const std::string text = reading.text(value, "a callback");
    const auto [name, times] = repeated(text);
    const auto callback = expectedCallbackFromText(name);
    if (!value.isString())
        return;
    if (!callback || times == 0)
        reading.problem(value, quoted(text) + " is no callback",
                        "upgrade, upgrade:refused, on-open, on-message, on-ping, on-pong, on-error or "
                        "on-close:1006; \"on-ping*20\" for 20 of them");
    else if (times > mostCallbacks || out.size() + times > mostCallbacks)
        reading.problem(value, "too many callbacks", "at most 1000");
    else
        out.insert(out.end(), times, *callback);
}

std::vector<ExpectedCallback> readCallbacks(JsonReading& reading, const Json::Value& value)
{
    std::vector<ExpectedCallback> out;
    if (!reading.array(value, "callbacks", "a list of callbacks"))
        return out;
    for (const Json::Value& each : value)
        readCallback(reading, each, out);
    return out;
}

std::optional<Phase> readPhase(JsonReading& reading, const Json::Value& value)
{
    const auto phase = value.isString() ? phaseFromName(value.asString()) : std::nullopt;
    if (phase && isFinal(*phase))
        return phase;
    reading.problem(value, "phase is not a last phase", "closed or failed");
    return std::nullopt;
}

std::optional<DeadlineName> readDeadline(JsonReading& reading, const Json::Value& value)
{
    for (const DeadlineName name : {DeadlineName::Connect, DeadlineName::Upgrade, DeadlineName::Idle,
                                    DeadlineName::Pong, DeadlineName::Close}) {
        if (value.isString() && value.asString() == deadlineName(name))
            return name;
    }
    reading.problem(value, "deadline is none that a side has", "connect, upgrade, idle, pong or close");
    return std::nullopt;
}

std::string readFinding(JsonReading& reading, const Json::Value& value)
{
    std::string id = reading.line(value, "finding");
    if (value.isString() && !violationFromId(id) && !upgradeRuleFromId(id))
        reading.problem(value, quoted(id) + " is nothing that can be found",
                        "the id of a violation or of an upgrade rule, such as invalid-utf8 or missing-key");
    return id;
}

void readAllowed(JsonReading& reading, const Json::Value& value, SubjectExpectation& out)
{
    if (!reading.array(value, "allowed", "a list of lists of callbacks"))
        return;
    if (value.size() > mostAllowed) {
        reading.problem(value, "too many sequences are allowed", "at most 16");
        return;
    }
    for (const Json::Value& each : value)
        out.allowed.push_back(readCallbacks(reading, each));
}

} // namespace

SubjectSetup readSubject(JsonReading& reading, const Json::Value& value)
{
    SubjectSetup subject;
    subject.peer = subjectDefaults();
    if (!reading.object(value, "subject",
                        {"connect-timeout", "upgrade-timeout", "idle-timeout", "pong-timeout",
                         "close-timeout", "ping-interval", "max-message", "subprotocols", "allowed-origins",
                         "echo", "acts"}))
        return subject;
    readTimes(reading, value, subject.peer);
    if (const auto* most = member(value, "max-message"))
        subject.peer.maxMessage =
            reading.size(*most, "max-message", 0, std::numeric_limits<std::int64_t>::max());
    if (const auto* names = member(value, "subprotocols"))
        subject.subprotocols = reading.lines(*names, "subprotocols");
    if (const auto* origins = member(value, "allowed-origins"))
        subject.allowedOrigins = reading.lines(*origins, "allowed-origins");
    if (const auto* echo = member(value, "echo"))
        subject.echo = reading.truth(*echo, "echo");
    if (const auto* acts = member(value, "acts"))
        readActs(reading, *acts, subject);
    return subject;
}

const Json::Value* halfOf(JsonReading& reading, const Json::Value& value, Half half)
{
    if (!isHalved(&value))
        return &value;
    if (half == Half::None) {
        reading.problem(value, "by-client and by-server in a fault with one side",
                        "the value itself, or \"side\": [\"client\", \"server\"]");
        return nullptr;
    }
    reading.object(value, "a pair", {"by-client", "by-server"});
    const Json::Value* found = member(value, halfName(half));
    if (found == nullptr)
        reading.problem(value, "half of a pair is missing", "{\"by-client\": …, \"by-server\": …}");
    return found;
}

SubjectExpectation readSubjectExpectation(JsonReading& reading, const Json::Value& whole, Half half)
{
    SubjectExpectation out;
    const Json::Value* value = halfOf(reading, whole, half);
    if (value == nullptr ||
        !reading.object(*value, "expect",
                        {"callbacks", "allowed", "allowed-why", "phase", "deadline", "finding"}))
        return out;
    const auto part = [&](std::string_view key) -> const Json::Value* {
        const Json::Value* found = member(*value, key);
        const bool leftOut =
            half != Half::None && isHalved(found) && member(*found, halfName(half)) == nullptr;
        return found != nullptr && !leftOut ? halfOf(reading, *found, half) : nullptr;
    };
    if (const auto* callbacks = part("callbacks"))
        out.callbacks = readCallbacks(reading, *callbacks);
    else
        reading.problem(*value, "expect without callbacks", "\"callbacks\": the whole sequence, [] for none");
    const Json::Value* allowed = part("allowed");
    const Json::Value* why = part("allowed-why");
    if (allowed != nullptr)
        readAllowed(reading, *allowed, out);
    if (why != nullptr)
        out.allowedWhy = reading.line(*why, "allowed-why");
    if (out.allowed.empty() != out.allowedWhy.empty())
        reading.problem(*value, "allowed and allowed-why go together", "both, or neither");
    if (const auto* phase = part("phase"))
        out.phase = readPhase(reading, *phase);
    if (const auto* deadline = part("deadline"))
        out.deadline = readDeadline(reading, *deadline);
    if (const auto* finding = part("finding"))
        out.finding = readFinding(reading, *finding);
    return out;
}

} // namespace lifeline
