#include "atlas/atlas.h"
#include "base/json_reading.h"
#include "contracts/moment.h"
#include "lifecycle/event.h"

#include <algorithm>
#include <set>

namespace lifeline {
namespace {

constexpr std::uint64_t mostRuns = 1'000'000;
constexpr std::uint64_t longestMs = 3'600'000;

/// A text that must be there, empty or not; one line.
std::string textAt(JsonReading& reading, const Json::Value& object, std::string_view key, bool mayBeEmpty)
{
    const Json::Value* value = member(object, key);
    if (value == nullptr) {
        reading.problem(object, quoted(key) + " is missing");
        return {};
    }
    return mayBeEmpty && *value == Json::Value("") ? std::string() : reading.line(*value, key);
}

std::uint64_t countAt(JsonReading& reading, const Json::Value& object, std::string_view key,
                      std::uint64_t least, std::uint64_t most)
{
    const Json::Value* value = member(object, key);
    if (value != nullptr)
        return reading.count(*value, key, least, most);
    reading.problem(object, quoted(key) + " is missing");
    return least;
}

std::string momentsAt(JsonReading& reading, const Json::Value& object)
{
    std::string text = textAt(reading, object, "moments", true);
    if (!momentsFromText(text))
        reading.problem(object, quoted(text.substr(0, 80)) + " are no moments", "connected request fin");
    return text;
}

AtlasOutcome readOutcome(JsonReading& reading, const Json::Value& object)
{
    AtlasOutcome outcome;
    outcome.told = textAt(reading, object, "told", false);
    outcome.wire = textAt(reading, object, "wire", false);
    outcome.moments = momentsAt(reading, object);
    outcome.count = static_cast<std::uint32_t>(countAt(reading, object, "count", 1, mostRuns));
    outcome.afterMs = static_cast<std::int64_t>(countAt(reading, object, "after-ms", 0, longestMs));
    return outcome;
}

void readOutcomes(JsonReading& reading, const Json::Value& list, AtlasCell& cell)
{
    if (!reading.array(list, "outcomes", "two outcomes or more"))
        return;
    if (list.size() < 2)
        reading.problem(list, "a single outcome stands in its cell", "two outcomes or more");
    for (const Json::Value& each : list) {
        if (reading.object(each, "an outcome", {"told", "wire", "moments", "count", "after-ms"}))
            cell.outcomes.push_back(readOutcome(reading, each));
    }
}

AtlasCell readCell(JsonReading& reading, const Json::Value& object)
{
    AtlasCell cell;
    cell.fault = textAt(reading, object, "fault", false);
    if (const Json::Value* outcomes = member(object, "outcomes")) {
        if (reading.object(object, "a racy cell", {"fault", "outcomes"}))
            readOutcomes(reading, *outcomes, cell);
        return cell;
    }
    if (reading.object(object, "a cell", {"fault", "told", "wire", "moments", "count", "after-ms"}))
        cell.outcomes.push_back(readOutcome(reading, object));
    return cell;
}

/// Calls `read` for each object of the list under that key; a fault may stand in a file once.
template <class Read>
void eachFault(JsonReading& reading, const Json::Value& root, std::string_view key,
               std::set<std::string>& seen, Read read)
{
    const Json::Value* list = member(root, key);
    if (list == nullptr)
        return reading.problem(root, quoted(key) + " is missing");
    if (!reading.array(*list, key, "a list"))
        return;
    for (const Json::Value& each : *list) {
        if (!each.isObject())
            reading.problem(each, "not an object", "{\"fault\": …}");
        else if (std::string fault = read(each); !fault.empty() && !seen.insert(fault).second)
            reading.problem(each, quoted(fault) + " is there already");
    }
}

void readLists(JsonReading& reading, AtlasColumn& column)
{
    std::set<std::string> seen;
    eachFault(reading, reading.root(), "cells", seen, [&](const Json::Value& each) {
        return column.cells.emplace_back(readCell(reading, each)).fault;
    });
    eachFault(reading, reading.root(), "left", seen, [&](const Json::Value& each) {
        reading.object(each, "what was left", {"fault", "why"});
        return column.left
            .emplace_back(textAt(reading, each, "fault", false), textAt(reading, each, "why", false))
            .first;
    });
}

void readTimers(JsonReading& reading, const Json::Value& root, AtlasColumn& column)
{
    const Json::Value* timers = member(root, "timers");
    if (timers == nullptr)
        return;
    if (!timers->isObject())
        return reading.problem(*timers, "timers is no object", "{\"idle\": \"5s\"}");
    for (const std::string& name : keysInOrder(*timers))
        column.timers[name] = reading.duration(*member(*timers, name), name);
}

Side readSide(JsonReading& reading, const Json::Value& root)
{
    const std::string side = textAt(reading, root, "side", false);
    if (side != "server" && side != "client")
        reading.problem(root, quoted(side) + " is no side", "server or client");
    return side == "client" ? Side::Client : Side::Server;
}

} // namespace

AtlasFile readAtlas(std::string_view json, std::string file)
{
    JsonReading reading(json, std::move(file));
    AtlasColumn column;
    const Json::Value& root = reading.root();
    if (reading.good() &&
        reading.object(root, "an atlas file",
                       {"stack", "version", "title", "contract", "date", "side", "timers", "cells", "left"})) {
        column.stack = textAt(reading, root, "stack", false);
        column.version = textAt(reading, root, "version", true);
        column.title = textAt(reading, root, "title", false);
        column.contract = textAt(reading, root, "contract", true);
        column.date = textAt(reading, root, "date", false);
        column.side = readSide(reading, root);
        readTimers(reading, root, column);
        readLists(reading, column);
    }
    if (reading.problemCount() == 0)
        return {{std::move(column)}, {}};
    return {{}, reading.takeProblems()};
}

} // namespace lifeline
