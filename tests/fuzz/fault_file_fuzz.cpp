// Any bytes are read as a fault file without harm; each fault that was read is written and read back equal.
#include "faults/scenario_reader.h"
#include "faults/scenario_writer.h"
#include "faults/step_text.h"

#include <cstdio>
#include <cstdlib>

using namespace lifeline;

namespace {

constexpr std::size_t largestFile = std::size_t{4} << 20; // what the reader takes

void require(bool truth, const char* what)
{
    if (truth)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

void checkProblems(const ScenarioFile& file)
{
    for (const FileProblem& problem : file.problems)
        require(problem.line > 0 && problem.column > 0 && !problem.what.empty(), "a problem has a place");
}

void checkFault(const Fault& fault)
{
    for (const Step& step : fault.steps)
        require(stepText(step).size() <= 80, "a step is one short line");
    const std::string text = scenarioText(fault);
    if (text.size() > largestFile)
        return; // its includes are written out
    const ScenarioFile again = readScenarios(text, "again");
    require(again.problems.empty() && again.faults.size() == 1, "what is written can be read");
    require(again.faults.front() == fault, "what is written reads back equal");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static const StepParts shared =
        readScenarios(R"({"parts": {"shared": ["fin", {"wait": "1s"}]}, "faults": []})", "shared").parts;
    const ScenarioFile file = readScenarios(text, "fuzz", shared);
    checkProblems(file);
    for (const Fault& fault : file.faults)
        checkFault(fault);
    return 0;
}
