// What a person expects of the lives in a session, as data, and whether they were so (`lifeline-cli check`).
#pragma once

#include "base/file_problem.h"
#include "session/event_log.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

class ExpectationRules; // what the file says; expectation_rules.h

/// One rule, checked.
struct ExpectationResult {
    std::string name; // as the file calls it
    bool held = true;
    std::uint64_t connections = 0; // that it was about; 0: there was nothing to hold it to
    /// Each connection that broke it, with the events that show it.
    struct Breach {
        std::uint32_t connection = 0; // 0: all together broke it
        std::string what;             // a sentence: "“event:on-close” did not follow within 5s."
        std::vector<EventSeq> events; // at most 10
    };
    std::vector<Breach> breaches; // at most 1,000, one a connection; `broken` counts all
    std::uint64_t broken = 0;
};

/// Read from JSON (resources/schema/expect.schema.json, documented in app/review/README.md).
struct Expectations {
    std::shared_ptr<const ExpectationRules> rules;
    std::vector<FileProblem> problems; // with places; none: it can be checked
};

Expectations readExpectations(std::string_view text, const std::string& file);
/// One pass over the log. What the log ends too early to show is broken, too. `expectations` has no problems;
/// one result a rule, in their order.
std::vector<ExpectationResult> check(const EventLog& log, const Expectations& expectations);
/// Whether every rule held.
bool allHeld(const std::vector<ExpectationResult>& results);

} // namespace lifeline
