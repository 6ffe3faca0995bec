#include "contracts/rule_reader.h"

#include <algorithm>
#include <charconv>

namespace lifeline {
namespace {

bool readCode(std::string_view text, ToldRule& out)
{
    if (text == "wire" || text == "violation" || text == "sent") {
        out.source = text == "wire"   ? CodeSource::Wire
                     : text == "sent" ? CodeSource::Sent
                                      : CodeSource::Violation;
        return true;
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.code);
    out.source = CodeSource::Literal;
    return error == std::errc() && end == text.data() + text.size() && out.code != 0;
}

std::optional<CallbackName> roleNamed(std::string_view name)
{
    for (std::size_t i = 0; i < callbackCount; ++i) {
        if (callbackName(static_cast<CallbackName>(i)) == name)
            return static_cast<CallbackName>(i);
    }
    return std::nullopt;
}

std::size_t readState(JsonReading& reading, const Json::Value& value, const ContractData& data)
{
    const std::string name = reading.line(value, "a state");
    const auto state = stateNamed(data, name);
    if (!state && value.isString()) {
        std::vector<std::string> names;
        for (const ContractState& each : data.states)
            names.push_back(each.name);
        reading.problem(value, quoted(name) + " is no state", joined(names));
    }
    return state.value_or(0);
}

/// One, or a list of them.
template <class Read> void forEachOf(const Json::Value& value, Read read)
{
    if (!value.isArray()) {
        read(value);
        return;
    }
    for (const Json::Value& each : value)
        read(each);
}

std::optional<MomentPattern> readPattern(JsonReading& reading, const Json::Value& value,
                                         const ContractData& data)
{
    const std::string text = reading.line(value, "a pattern");
    auto pattern = patternFromText(text);
    if (!pattern)
        reading.problem(value, quoted(text) + " is no pattern of a moment",
                        "\"request!missing-key\", \"close:1000\", \"end\", \"waited:close\", …");
    else if (!pattern->timer.empty() && !data.timers.contains(pattern->timer))
        reading.problem(value, quoted(pattern->timer) + " is no timer here", "one of timers");
    return pattern;
}

void readTold(JsonReading& reading, const Json::Value& list, std::vector<ToldRule>& out)
{
    forEachOf(list, [&](const Json::Value& each) {
        const std::string text = reading.line(each, "a callback");
        if (auto told = toldRuleFromText(text))
            out.push_back(std::move(*told));
        else
            reading.problem(each, quoted(text) + " is no callback",
                            "\"on-open\", \"on-close:1006\", \"on-close:wire\", \"other=aboutToClose\"");
    });
}

RuleOutcome readOutcome(JsonReading& reading, const Json::Value& value, const ContractData& data)
{
    RuleOutcome outcome;
    if (const auto* told = member(value, "tell"))
        readTold(reading, *told, outcome.told);
    if (const auto* to = member(value, "to"))
        outcome.to = readState(reading, *to, data);
    if (const auto* restart = member(value, "restart"))
        outcome.restart = reading.truth(*restart, "restart");
    return outcome;
}

void readOutcomes(JsonReading& reading, const Json::Value& value, const ContractData& data,
                  ContractRule& rule)
{
    const auto* list = member(value, "outcomes");
    if (list == nullptr) {
        rule.outcomes.push_back(readOutcome(reading, value, data));
        return;
    }
    if (member(value, "tell") != nullptr || member(value, "to") != nullptr)
        reading.problem(*list, "outcomes beside tell or to", "one of both");
    if (!reading.array(*list, "outcomes", "a list of outcomes"))
        return;
    for (const Json::Value& each : *list) {
        if (reading.object(each, "an outcome", {"tell", "to", "restart"}))
            rule.outcomes.push_back(readOutcome(reading, each, data));
    }
    if (rule.outcomes.empty() || rule.outcomes.size() > StackContract::mostPredictions)
        reading.problem(*list, "too few or too many outcomes", "1 to 32");
}

void readWords(JsonReading& reading, const Json::Value& value, ContractRule& rule)
{
    if (const auto* note = member(value, "note"))
        rule.note = reading.line(*note, "note");
    if (const auto* source = member(value, "source"))
        rule.source = reading.line(*source, "source");
    const auto* promise = member(value, "promise");
    if (promise == nullptr)
        return;
    const auto read = promiseFromId(reading.line(*promise, "promise"));
    if (!read)
        reading.problem(*promise, "no such promise", "promised, observed or not-promised");
    rule.promise = read.value_or(Promise::Observed);
}

} // namespace

std::optional<StackStage> stageFromId(std::string_view id)
{
    for (const StackStage stage :
         {StackStage::Waiting, StackStage::Open, StackStage::Closing, StackStage::Ended}) {
        if (stageId(stage) == id)
            return stage;
    }
    return std::nullopt;
}

std::optional<std::size_t> stateNamed(const ContractData& data, std::string_view name)
{
    const auto found = std::find_if(data.states.begin(), data.states.end(),
                                    [name](const ContractState& state) { return state.name == name; });
    return found == data.states.end() ? std::nullopt
                                      : std::optional<std::size_t>(found - data.states.begin());
}

std::optional<ToldRule> toldRuleFromText(std::string_view text)
{
    ToldRule out;
    if (const std::size_t at = text.find('='); at != std::string_view::npos) {
        out.called = text.substr(at + 1);
        text = text.substr(0, at);
        if (out.called.empty() || out.called.size() > 64)
            return std::nullopt;
    }
    const std::size_t at = text.find(':');
    const auto role = roleNamed(text.substr(0, at));
    if (!role || (*role == CallbackName::Other && out.called.empty()))
        return std::nullopt;
    out.role = *role;
    if (at != std::string_view::npos &&
        (*role != CallbackName::OnClose || !readCode(text.substr(at + 1), out)))
        return std::nullopt;
    return out;
}

ContractRule readRule(JsonReading& reading, const Json::Value& value, const ContractData& data)
{
    ContractRule rule;
    if (!reading.object(value, "a rule",
                        {"in", "when", "after", "before", "soon", "tell", "to", "restart", "outcomes",
                         "promise", "note", "source"}))
        return rule;
    const auto *in = member(value, "in"), *when = member(value, "when");
    if (in == nullptr || when == nullptr) {
        reading.problem(value, "a rule without in or when", "{\"in\": \"open\", \"when\": \"fin\", …}");
        return rule;
    }
    forEachOf(*in, [&](const Json::Value& each) { rule.in.push_back(readState(reading, each, data)); });
    forEachOf(*when, [&](const Json::Value& each) {
        if (auto pattern = readPattern(reading, each, data))
            rule.when.push_back(std::move(*pattern));
    });
    if (const auto* after = member(value, "after"))
        rule.after = readPattern(reading, *after, data);
    if (const auto* before = member(value, "before"))
        rule.before = readPattern(reading, *before, data);
    if (const auto* soon = member(value, "soon"))
        rule.soon = readPattern(reading, *soon, data);
    readOutcomes(reading, value, data, rule);
    readWords(reading, value, rule);
    return rule;
}

} // namespace lifeline
