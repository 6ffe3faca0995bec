// What a file of expectations says, read. README.md tells what each means.
#pragma once

#include "base/time.h"
#include "lifecycle/resource_ledger.h"
#include "lifecycle/verdict.h"
#include "session/event_filter.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lifeline {

/// A filter with its text, for sentences.
struct WrittenFilter {
    EventFilter filter;
    std::string text;
};

/// So many events, of each connection or of all together.
struct CountRule {
    WrittenFilter where;
    bool perSession = false;
    std::uint64_t min = 0, max = UINT64_MAX;
};

/// After each of these events the connection has one of those, within that time or at all.
struct FollowsRule {
    WrittenFilter after, then;
    std::optional<Duration> within;
};

/// An event of a later filter is never followed by one of an earlier one, in one connection.
struct OrderRule {
    std::vector<WrittenFilter> filters;
};

/// What the server's handler took and lost, of all connections together.
struct LeaksRule {
    Taking taking = Taking::UpgradeAndOpen;
    std::uint64_t max = 0;
};

/// How each connection ended.
struct EndsRule {
    std::vector<Stage> stages;
};

struct ExpectationRule {
    std::string name;
    std::optional<WrittenFilter> connections; // about those with such an event; none: about all
    std::variant<CountRule, FollowsRule, OrderRule, LeaksRule, EndsRule> check;
};

class ExpectationRules {
public:
    std::vector<ExpectationRule> rules;
};

} // namespace lifeline
