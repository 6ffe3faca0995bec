// Everything about one fault, on a page.
#pragma once

#include "faults/scenario.h"

#include <string>

namespace lifeline {

/// What it does, what is right in answer, sections, the script step by step, the expectation, and which
/// callbacks a correct other side owes and does not owe. What stands in a person's own file is escaped.
std::string faultPage(const Fault& fault, bool colors);

} // namespace lifeline
