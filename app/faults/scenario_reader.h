// Reads fault files: JSON in, faults and problems out. A bad fault is left out and told; the others still
// load.
#pragma once

#include "base/file_problem.h"
#include "faults/scenario.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// Named lists of steps that scripts include. Those of a file stand before the shared ones.
using StepParts = std::map<std::string, std::vector<Step>, std::less<>>;

struct ScenarioFile {
    std::vector<Fault> faults; // the good ones, in their order
    std::vector<FileProblem> problems;
    StepParts parts;
};

/// `shared`: parts that any file may include. Never throws; a file is at most 4 MiB, nesting at most 64 deep,
/// times are 0 to 1 hour, loops at most 100,000 times, a script at most 10,000 steps once includes are
/// resolved.
ScenarioFile readScenarios(std::string_view json, std::string file, const StepParts& shared = {});

} // namespace lifeline
