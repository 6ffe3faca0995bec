// The sentences about what broke a rule.
#pragma once

#include "review/expectation_rules.h"

#include <cstdint>
#include <string>

namespace lifeline {

/// "“code:1006” came twice; expected: none."
std::string countText(const CountRule& rule, std::uint64_t count);
/// "“event:on-close” came 7s after “event:on-open”; expected: within 5s."
std::string lateText(const FollowsRule& rule, Duration took);
/// It did not come at all; `left`: how much the log tells of the time after.
std::string missingText(const FollowsRule& rule, Duration left);
/// "“event:on-open” came after “event:on-close”; expected: before."
std::string orderText(const WrittenFilter& early, const WrittenFilter& late);
std::string leakText(const LeaksRule& rule, std::uint64_t count);
std::string endText(const EndsRule& rule, Stage stage);

} // namespace lifeline
