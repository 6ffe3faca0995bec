#include "faults/scenario_reader.h"

#include "base/byte_text.h"
#include "faults/fault_reader.h"

#include <set>

namespace lifeline {
namespace {

using Names = std::set<std::string, std::less<>>;

/// Takes the fault's names; the first that is taken already is given back.
std::optional<std::string> takenName(const Fault& fault, const Names& names)
{
    if (names.contains(fault.id))
        return fault.id;
    Names own{fault.id};
    for (const std::string& alias : fault.aliases) {
        if (names.contains(alias) || !own.insert(alias).second)
            return alias;
    }
    return std::nullopt;
}

/// Adds those of one object, unless a name of theirs is taken in this file.
void addFaults(JsonReading& reading, const Json::Value& value, std::vector<Fault> read, Names& names,
               std::vector<Fault>& out)
{
    for (const Fault& fault : read) {
        if (const auto name = takenName(fault, names)) {
            const Json::Value* id = member(value, "id");
            reading.problem(id != nullptr ? *id : value, quoted(*name) + " is taken in this file",
                            "ids and aliases that are there once");
            return;
        }
    }
    for (Fault& fault : read) {
        names.insert(fault.id);
        names.insert(fault.aliases.begin(), fault.aliases.end());
        out.push_back(std::move(fault));
    }
}

/// The object of a file with a single fault, without the keys of the file.
Json::Value singleFault(const Json::Value& root)
{
    Json::Value fault = root;
    fault.removeMember("parts");
    return fault;
}

void readList(JsonReading& reading, ScriptReader& scripts, std::vector<Fault>& out)
{
    const Json::Value& root = reading.root();
    reading.object(root, "a fault file", {"group", "parts", "faults"});
    const Json::Value* group = member(root, "group");
    const auto fallback = group != nullptr ? readGroup(reading, *group) : std::nullopt;
    const Json::Value* faults = member(root, "faults");
    if (faults == nullptr) {
        reading.problem(root, "a file without faults", "\"faults\": […], or the keys of a single fault");
        return;
    }
    Names names;
    if (!reading.array(*faults, "faults", "a list of faults"))
        return;
    for (const Json::Value& each : *faults)
        addFaults(reading, each, readFaults(reading, scripts, each, fallback), names, out);
}

} // namespace

ScenarioFile readScenarios(std::string_view json, std::string file, const StepParts& shared)
{
    ScenarioFile out;
    JsonReading reading(json, std::move(file));
    const Json::Value& root = reading.root();
    if (reading.good() && !root.isObject())
        reading.problem(root, "the file holds no object", "{\"group\": …, \"faults\": […]}");
    if (reading.good() && root.isObject()) {
        ScriptReader scripts(reading, member(root, "parts"), shared);
        out.parts = scripts.parts();
        Names names;
        if (member(root, "id") != nullptr && member(root, "faults") == nullptr) {
            const Json::Value single = singleFault(root);
            addFaults(reading, single, readFaults(reading, scripts, single, std::nullopt), names, out.faults);
        } else {
            readList(reading, scripts, out.faults);
        }
    }
    out.problems = reading.takeProblems();
    return out;
}

} // namespace lifeline
