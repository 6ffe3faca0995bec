// What a person expects of the lives in a session, as data, and whether they were so (`lifeline-cli check`).
#pragma once

#include "base/file_problem.h"
#include "session/connection_table.h"
#include "session/event_filter.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

class ExpectationRules; // what the file says; expectations.cpp

/// One rule, checked.
struct ExpectationResult {
    std::string name; // as the file calls it
    bool held = true;
    std::uint64_t connections = 0; // that it was about
    /// Each connection that broke it, with the events that show it.
    struct Breach {
        std::uint32_t connection = 0;
        std::string what; // a sentence: "connection 6 opened and was not closed within 5 s"
        std::vector<EventSeq> events;
    };
    std::vector<Breach> breaches; // at most 1,000; `broken` counts all
    std::uint64_t broken = 0;
};

/// Read from JSON (resources/schema/expect.schema.json, documented in app/review/README.md).
struct Expectations {
    std::shared_ptr<const ExpectationRules> rules;
    std::vector<FileProblem> problems; // with places; none: it can be checked
};

Expectations readExpectations(std::string_view text, const std::string& file);
/// Linear in the log.
std::vector<ExpectationResult> check(const EventLog& log, const Expectations& expectations);

} // namespace lifeline
