#include "review/expectation_reader.h"

#include "words/words.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

constexpr std::size_t mostRules = 1000;
constexpr std::size_t mostInOrder = 64;
constexpr std::uint64_t mostEvents = 1'000'000'000'000;
constexpr const char* checks[] = {"count", "no", "follows", "order", "leaks", "ends"};

/// The value under that key, which has to be there.
const Json::Value* needed(JsonReading& reading, const Json::Value& value, const char* key)
{
    const Json::Value* found = member(value, key);
    if (!found)
        reading.problem(value, quoted(key) + " is missing");
    return found;
}

WrittenFilter readFilter(JsonReading& reading, const Json::Value& value, const char* key)
{
    WrittenFilter out;
    const std::size_t before = reading.problemCount();
    out.text = reading.line(value, key);
    if (reading.problemCount() > before)
        return out;
    FilterError error;
    if (auto filter = EventFilter::parse(out.text, error))
        out.filter = std::move(*filter);
    else
        reading.problem(value, quoted(key) + " is no filter: " + words::filterError(error).toStdString());
    return out;
}

WrittenFilter readFilterAt(JsonReading& reading, const Json::Value& value, const char* key)
{
    const Json::Value* found = needed(reading, value, key);
    return found ? readFilter(reading, *found, key) : WrittenFilter{};
}

bool readPer(JsonReading& reading, const Json::Value& value)
{
    const std::string per = reading.line(value, "per");
    if (value.isString() && per != "connection" && per != "session")
        reading.problem(value, quoted(per) + " is nothing that is counted by", "connection or session");
    return per == "session";
}

CountRule readCount(JsonReading& reading, const Json::Value& value)
{
    CountRule rule;
    if (!reading.object(value, "count", {"where", "per", "min", "max"}))
        return rule;
    rule.where = readFilterAt(reading, value, "where");
    if (const auto* per = member(value, "per"))
        rule.perSession = readPer(reading, *per);
    const auto *min = member(value, "min"), *max = member(value, "max");
    if (min)
        rule.min = reading.count(*min, "min", 0, mostEvents);
    if (max)
        rule.max = reading.count(*max, "max", 0, mostEvents);
    if (!min && !max)
        reading.problem(value, "a count without min or max", "one of both, or both");
    else if (rule.min > rule.max)
        reading.problem(value, "min is above max");
    return rule;
}

FollowsRule readFollows(JsonReading& reading, const Json::Value& value)
{
    FollowsRule rule;
    if (!reading.object(value, "follows", {"after", "then", "within"}))
        return rule;
    rule.after = readFilterAt(reading, value, "after");
    rule.then = readFilterAt(reading, value, "then");
    if (const auto* within = member(value, "within"))
        rule.within = reading.duration(*within, "within");
    return rule;
}

OrderRule readOrder(JsonReading& reading, const Json::Value& value)
{
    OrderRule rule;
    if (!reading.array(value, "order", "a list of filters"))
        return rule;
    if (value.size() < 2 || value.size() > mostInOrder) {
        reading.problem(value, "too few or too many filters in order", "2 to 64");
        return rule;
    }
    for (const Json::Value& each : value)
        rule.filters.push_back(readFilter(reading, each, "a filter of order"));
    return rule;
}

Taking readHandler(JsonReading& reading, const Json::Value& value)
{
    const std::string text = reading.line(value, "handler");
    if (value.isString() && text != "upgrade-and-open" && text != "open-only")
        reading.problem(value, quoted(text) + " is no handler", "upgrade-and-open or open-only");
    return text == "open-only" ? Taking::OpenOnly : Taking::UpgradeAndOpen;
}

LeaksRule readLeaks(JsonReading& reading, const Json::Value& value)
{
    LeaksRule rule;
    if (!reading.object(value, "leaks", {"handler", "max"}))
        return rule;
    if (const auto* handler = member(value, "handler"))
        rule.taking = readHandler(reading, *handler);
    if (const auto* max = needed(reading, value, "max"))
        rule.max = reading.count(*max, "max", 0, mostEvents);
    return rule;
}

std::string allStages()
{
    std::vector<std::string> names;
    for (int i = 0; i <= static_cast<int>(Stage::Stopped); ++i)
        names.emplace_back(stageId(static_cast<Stage>(i)));
    return joined(names);
}

void readStage(JsonReading& reading, const Json::Value& value, EndsRule& rule)
{
    const std::string text = reading.line(value, "a stage");
    for (int i = 0; i <= static_cast<int>(Stage::Stopped); ++i) {
        if (stageId(static_cast<Stage>(i)) == text) {
            rule.stages.push_back(static_cast<Stage>(i));
            return;
        }
    }
    if (value.isString())
        reading.problem(value, quoted(text) + " is no stage of a connection", allStages());
}

EndsRule readEnds(JsonReading& reading, const Json::Value& value)
{
    EndsRule rule;
    if (!reading.array(value, "ends", "a list of stages"))
        return rule;
    for (const Json::Value& each : value)
        readStage(reading, each, rule);
    if (value.empty())
        reading.problem(value, "an empty list of stages", "at least one");
    return rule;
}

void readCheck(JsonReading& reading, const Json::Value& value, const std::string& key, ExpectationRule& rule)
{
    if (key == "count")
        rule.check = readCount(reading, value);
    else if (key == "no")
        rule.check = CountRule{readFilter(reading, value, "no"), false, 0, 0};
    else if (key == "follows")
        rule.check = readFollows(reading, value);
    else if (key == "order")
        rule.check = readOrder(reading, value);
    else if (key == "leaks")
        rule.check = readLeaks(reading, value);
    else
        rule.check = readEnds(reading, value);
}

ExpectationRule readRule(JsonReading& reading, const Json::Value& value)
{
    ExpectationRule rule;
    if (!reading.object(value, "a rule",
                        {"name", "connections", "count", "no", "follows", "order", "leaks", "ends"}))
        return rule;
    if (const auto* name = needed(reading, value, "name"))
        rule.name = reading.line(*name, "name");
    if (const auto* connections = member(value, "connections"))
        rule.connections = readFilter(reading, *connections, "connections");
    int found = 0;
    for (const char* key : checks) {
        if (const auto* check = member(value, key); check && ++found == 1)
            readCheck(reading, *check, key, rule);
    }
    if (found != 1) {
        reading.problem(value,
                        found == 0 ? "a rule that expects nothing" : "a rule that expects several things",
                        "one of count, no, follows, order, leaks, ends");
    }
    return rule;
}

} // namespace

ExpectationRules readExpectationRules(JsonReading& reading)
{
    ExpectationRules out;
    const Json::Value& root = reading.root();
    if (!reading.object(root, "the file", {"$schema", "lifeline-expect", "description", "rules"}))
        return out;
    if (const auto* version = needed(reading, root, "lifeline-expect"))
        reading.count(*version, "lifeline-expect", expectVersion, expectVersion);
    for (const char* key : {"$schema", "description"}) {
        if (const auto* text = member(root, key))
            reading.text(*text, key);
    }
    const auto* rules = needed(reading, root, "rules");
    if (!rules || !reading.array(*rules, "rules", "a list of rules"))
        return out;
    if (rules->empty() || rules->size() > mostRules)
        reading.problem(*rules, "too few or too many rules", "1 to 1,000");
    for (Json::ArrayIndex i = 0; i < std::min<std::size_t>(rules->size(), mostRules); ++i)
        out.rules.push_back(readRule(reading, (*rules)[i]));
    return out;
}

} // namespace lifeline
