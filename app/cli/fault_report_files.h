// The files of --json and --junit about faults.
#pragma once

#include "cli/exit_code.h"
#include "cli/fault_results.h"

namespace lifeline {

/// What one run was about, besides its results.
struct FaultRunFacts {
    std::string target;     // "builtin", an address, or where it was served
    std::string startedUtc; // "2026-11-22T18:54:00.000Z"
    ExitCode exit = ExitCode::Expected;
};

/// One JSON object and a newline; durations in nanoseconds.
std::string faultsJson(const FaultResults& results, const FaultRunFacts& facts);

/// A test suite with one test case a fault. A failure has the step and what was seen; a skipped one its
/// reason.
std::string faultsJunit(const FaultResults& results, const FaultRunFacts& facts);

} // namespace lifeline
