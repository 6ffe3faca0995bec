// What became of each rule: for people, for programs and for test runners.
#pragma once

#include "cli/exit_code.h"
#include "review/expectations.h"

#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// A line for each rule, and under a broken one the connections that broke it with [#12], the events that
/// show it.
std::string checkText(const std::vector<ExpectationResult>& results, bool colors);

/// One object and a newline.
std::string checkJson(const std::vector<ExpectationResult>& results, ExitCode exit, std::string_view session);

/// A test suite with one test case a rule.
std::string checkJunit(const std::vector<ExpectationResult>& results, std::string_view startedUtc);

} // namespace lifeline
