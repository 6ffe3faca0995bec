// Writes faults as JSON that readScenarios() reads back to the same fault.
#pragma once

#include "faults/scenario.h"

#include <string>

namespace lifeline {

/// One file with this fault, indented by two spaces, a step a line, ending in a newline; what has its default
/// is left out and includes are written out, so it may be longer than what was read.
std::string scenarioText(const Fault& fault);

} // namespace lifeline
