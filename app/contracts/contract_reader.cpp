// Reads contract files: JSON in, contracts and problems out.
#include "base/json_reading.h"
#include "contracts/contract_data.h"
#include "contracts/invariant_table.h"
#include "contracts/rule_reader.h"

#include <algorithm>

namespace lifeline {
namespace {

bool isId(std::string_view text)
{
    return !text.empty() && text.size() <= 64 && text.front() != '-' && text.back() != '-' &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string_view::npos;
}

void readCalled(JsonReading& reading, const Json::Value& value, ContractData& data)
{
    if (!reading.object(value, "called",
                        {"upgrade", "on-open", "on-message", "on-ping", "on-pong", "on-error", "on-close"}))
        return;
    for (std::size_t i = 0; i < callbackCount; ++i) {
        if (const auto* name = member(value, callbackName(static_cast<CallbackName>(i))))
            data.called[i] = reading.line(*name, "a callback's name");
    }
}

void readTimers(JsonReading& reading, const Json::Value& value, ContractData& data)
{
    if (!value.isObject()) {
        reading.problem(value, "timers is no object", "{\"idle\": \"30s\"}");
        return;
    }
    for (const std::string& name : keysInOrder(value)) {
        const Json::Value& each = *member(value, name);
        if (!patternFromText("waited:" + name))
            reading.problem(each, quoted(name) + " is no name of a timer", "small letters and hyphens");
        data.timers[name] = reading.duration(each, "a timer");
    }
}

void readAccepts(JsonReading& reading, const Json::Value& value, ContractData& data)
{
    if (!reading.array(value, "accepts", "a list of upgrade rules"))
        return;
    for (const Json::Value& each : value) {
        const std::string id = reading.line(each, "an upgrade rule");
        if (const auto rule = upgradeRuleFromId(id))
            data.accepts.add(*rule);
        else
            reading.problem(each, quoted(id) + " is no upgrade rule", "\"missing-host\", …");
    }
}

void readTolerates(JsonReading& reading, const Json::Value& value, ContractData& data)
{
    if (!reading.array(value, "tolerates", "a list of violations"))
        return;
    for (const Json::Value& each : value) {
        const std::string id = reading.line(each, "a violation");
        if (auto pattern = patternFromText("violation:" + id))
            data.tolerates.push_back(std::move(*pattern));
        else
            reading.problem(each, quoted(id) + " is no violation",
                            "\"unmasked-frame\", …, \"invalid-close-code:999\"");
    }
}

void readStates(JsonReading& reading, const Json::Value& value, ContractData& data)
{
    if (!value.isObject()) {
        reading.problem(value, "states is no object", "{\"failing\": \"closing\"}");
        return;
    }
    for (const std::string& name : keysInOrder(value)) {
        const Json::Value& each = *member(value, name);
        const auto stage = stageFromId(reading.text(each, "a stage"));
        const bool taken = stateNamed(data, name).has_value();
        if (!isId(name) || taken)
            reading.problem(each, quoted(name) + (taken ? " is there already" : " is no name of a state"),
                            "small letters, digits and hyphens, once");
        if (!stage)
            reading.problem(each, "no such stage", "waiting, open, closing or ended");
        data.states.push_back({name, stage.value_or(StackStage::Ended)});
    }
}

void readInvariants(JsonReading& reading, const Json::Value& value, ContractData& data)
{
    if (!value.isObject()) {
        reading.problem(value, "invariants is no object", "{\"close-at-most-once\": \"promised\"}");
        return;
    }
    for (const std::string& id : keysInOrder(value)) {
        const Json::Value& each = *member(value, id);
        const auto promise = promiseFromId(reading.text(each, "a promise"));
        if (!promise)
            reading.problem(each, "no such promise", "promised, observed or not-promised");
        if (!invariantFromId(id))
            reading.problem(each, quoted(id) + " is no invariant", "\"close-at-most-once\", …");
        data.invariants[id] = promise.value_or(Promise::NotPromised);
    }
}

void readRules(JsonReading& reading, const Json::Value& value, ContractData& data)
{
    if (!reading.array(value, "rules", "a list of rules"))
        return;
    for (const Json::Value& each : value)
        data.rules.push_back(readRule(reading, each, data));
}

void readSide(JsonReading& reading, const Json::Value& value, ContractData& data)
{
    if (!reading.object(
            value, "a side",
            {"called", "timers", "limit", "accepts", "tolerates", "states", "rules", "invariants"}))
        return;
    const auto with = [&](std::string_view key, auto read) {
        if (const auto* found = member(value, key))
            read(reading, *found, data);
    };
    for (const StackStage stage :
         {StackStage::Waiting, StackStage::Open, StackStage::Closing, StackStage::Ended})
        data.states.push_back({std::string(stageId(stage)), stage});
    with("called", readCalled);
    with("timers", readTimers);
    with("accepts", readAccepts);
    with("tolerates", readTolerates);
    with("states", readStates);
    with("invariants", readInvariants);
    if (const auto* limit = member(value, "limit"))
        data.limit = reading.size(*limit, "limit", shortMessage, UINT64_MAX);
    if (member(value, "rules") == nullptr)
        reading.problem(value, "a side without rules", "\"rules\": […]");
    with("rules", readRules);
}

void readHead(JsonReading& reading, ContractData& data)
{
    const Json::Value& root = reading.root();
    for (const std::string_view key : {"stack", "title"}) {
        const auto* value = member(root, key);
        if (value == nullptr)
            reading.problem(root, "no " + std::string(key), "\"" + std::string(key) + "\": \"…\"");
        else
            (key == "stack" ? data.stack : data.title) = reading.line(*value, key);
    }
    if (const auto* stack = member(root, "stack"); stack != nullptr && stack->isString() && !isId(data.stack))
        reading.problem(*stack, quoted(data.stack) + " is no id", "\"jetty-9.4\"");
    if (const auto* names = member(root, "names"))
        data.names = reading.lines(*names, "names");
    if (const auto* sources = member(root, "sources"))
        data.sources = reading.lines(*sources, "sources");
}

void readContract(JsonReading& reading, Side side, ContractData data, ContractFile& out)
{
    const auto* value = member(reading.root(), sideName(side));
    if (value == nullptr)
        return;
    const std::size_t before = reading.problemCount();
    data.side = side;
    data.id = data.stack + '-' + std::string(sideName(side));
    readSide(reading, *value, data);
    if (reading.problemCount() == before)
        out.contracts.emplace_back(std::make_shared<ContractData>(std::move(data)));
}

} // namespace

ContractFile readContracts(std::string_view json, std::string file)
{
    ContractFile out;
    JsonReading reading(json, std::move(file));
    if (reading.good() && reading.object(reading.root(), "a contract",
                                         {"stack", "title", "names", "sources", "server", "client"})) {
        ContractData data;
        readHead(reading, data);
        if (member(reading.root(), "server") == nullptr && member(reading.root(), "client") == nullptr)
            reading.problem(reading.root(), "a contract of no side", "\"server\": {…} or \"client\": {…}");
        if (reading.problemCount() == 0) {
            readContract(reading, Side::Server, data, out);
            readContract(reading, Side::Client, data, out);
        }
    }
    out.problems = reading.takeProblems();
    return out;
}

} // namespace lifeline
