// Reads the rules of a file of expectations.
#pragma once

#include "base/json_reading.h"
#include "review/expectation_rules.h"

namespace lifeline {

/// "lifeline-expect" of the files that are read.
inline constexpr std::uint64_t expectVersion = 1;

/// What is wrong becomes a problem of the reading.
ExpectationRules readExpectationRules(JsonReading& reading);

} // namespace lifeline
