#include "atlas/stack_folder.h"

#include "atlas/act_words.h"
#include "base/json_reading.h"

#include <algorithm>

namespace lifeline {
namespace {

std::string lineAt(JsonReading& reading, const Json::Value& object, std::string_view key)
{
    const Json::Value* value = member(object, key);
    if (value != nullptr)
        return reading.line(*value, key);
    reading.problem(object, quoted(key) + " is missing");
    return {};
}

std::vector<std::string> commandAt(JsonReading& reading, const Json::Value& object, std::string_view key)
{
    const Json::Value* value = member(object, key);
    if (value == nullptr)
        return {};
    std::vector<std::string> command = reading.lines(*value, key);
    if (command.empty())
        reading.problem(*value, quoted(key) + " names no program", "[\"node\", \"server.js\"]");
    return command;
}

/// One for both sides, or {"server": …, "client": …}.
std::string contractOf(JsonReading& reading, const Json::Value& root, std::string_view side)
{
    const Json::Value* value = member(root, "contract");
    if (value == nullptr)
        return {};
    if (value->isString())
        return reading.line(*value, "contract");
    if (!reading.object(*value, "contract", {"server", "client"}))
        return {};
    const Json::Value* own = member(*value, side);
    return own != nullptr ? reading.line(*own, side) : std::string();
}

std::map<std::string, Duration, std::less<>> timersOf(JsonReading& reading, const Json::Value& side)
{
    std::map<std::string, Duration, std::less<>> times;
    const Json::Value* timers = member(side, "timers");
    if (timers == nullptr)
        return times;
    if (timers->isObject()) {
        for (const std::string& name : keysInOrder(*timers))
            times[name] = reading.duration(*member(*timers, name), name);
    } else {
        reading.problem(*timers, "timers is no object", "{\"idle\": \"5s\"}");
    }
    return times;
}

/// Those of both sides, and of this one.
std::vector<std::string> lacksOf(JsonReading& reading, const Json::Value& side)
{
    std::vector<std::string> acts;
    for (const Json::Value* object : {&reading.root(), &side}) {
        const Json::Value* lacks = member(*object, "lacks");
        if (lacks == nullptr)
            continue;
        for (std::string& act : reading.lines(*lacks, "lacks")) {
            if (std::find(actNames.begin(), actNames.end(), act) == actNames.end())
                reading.problem(*lacks, quoted(act) + " is no act", "text, big, ping, close or drop");
            acts.push_back(std::move(act));
        }
    }
    return acts;
}

std::optional<StackProgramSide> readSide(JsonReading& reading, const Json::Value& sides,
                                         std::string_view side)
{
    const Json::Value* object = member(sides, side);
    if (object == nullptr || !reading.object(*object, side, {"run", "timers", "lacks", "notes"}))
        return std::nullopt;
    if (member(*object, "run") == nullptr)
        reading.problem(*object, "\"run\" is missing");
    return StackProgramSide{commandAt(reading, *object, "run"), contractOf(reading, reading.root(), side),
                            timersOf(reading, *object), lacksOf(reading, *object)};
}

void readSides(JsonReading& reading, StackFolder& folder)
{
    const Json::Value* sides = member(reading.root(), "sides");
    if (sides == nullptr)
        return reading.problem(reading.root(), "\"sides\" is missing");
    if (!reading.object(*sides, "sides", {"server", "client"}))
        return;
    folder.server = readSide(reading, *sides, "server");
    folder.client = readSide(reading, *sides, "client");
    if (!folder.server && !folder.client)
        reading.problem(*sides, "there is no side", "server, client or both");
}

} // namespace

const StackProgramSide* StackFolder::side(Side side) const
{
    const auto& found = side == Side::Server ? server : client;
    return found ? &*found : nullptr;
}

StackFolderFile readStackFolder(std::string_view json, std::string file)
{
    JsonReading reading(json, std::move(file));
    StackFolder folder;
    const Json::Value& root = reading.root();
    if (reading.good() && reading.object(root, "a stack",
                                         {"stack", "title", "contract", "sides", "probe", "packages", "needs",
                                          "notes", "build", "lacks"})) {
        folder.stack = lineAt(reading, root, "stack");
        folder.title = lineAt(reading, root, "title");
        folder.needs = member(root, "needs") != nullptr ? lineAt(reading, root, "needs") : std::string();
        folder.probe = commandAt(reading, root, "probe");
        readSides(reading, folder);
    }
    if (reading.problemCount() == 0)
        return {std::move(folder), {}};
    return {std::nullopt, reading.takeProblems()};
}

} // namespace lifeline
