// Reads one fault object: one fault, or the two of a pair.
#pragma once

#include "faults/script_reader.h"

namespace lifeline {

/// `fallback`: the group of the file. Those of the faults that are right; whatever is wrong is a problem.
std::vector<Fault> readFaults(JsonReading& reading, ScriptReader& scripts, const Json::Value& value,
                              std::optional<FaultGroup> fallback);

/// A group's id.
std::optional<FaultGroup> readGroup(JsonReading& reading, const Json::Value& value);

} // namespace lifeline
