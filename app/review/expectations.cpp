#include "review/expectations.h"

#include "review/expectation_check.h"
#include "review/expectation_reader.h"

#include <algorithm>
#include <deque>

namespace lifeline {

Expectations readExpectations(std::string_view text, const std::string& file)
{
    Expectations out;
    JsonReading reading(text, file);
    if (reading.good())
        out.rules = std::make_shared<const ExpectationRules>(readExpectationRules(reading));
    else
        out.rules = std::make_shared<const ExpectationRules>();
    out.problems = reading.takeProblems();
    return out;
}

std::vector<ExpectationResult> check(const EventLog& log, const Expectations& expectations)
{
    std::deque<ExpectationCheck> checks;
    for (const ExpectationRule& rule : expectations.rules->rules)
        checks.emplace_back(rule, log);
    MonotonicTime end;
    const std::uint64_t size = log.size();
    for (std::uint64_t row = 0; row < size; ++row) {
        end = std::max(end, monotonicTime(log.entry(row).at));
        for (ExpectationCheck& each : checks)
            each.take(row);
    }
    ConnectionTable table(log);
    if (std::ranges::any_of(checks, &ExpectationCheck::needsTable))
        table.update(size);
    std::vector<ExpectationResult> results;
    for (ExpectationCheck& each : checks)
        results.push_back(each.finish(end, &table));
    return results;
}

bool allHeld(const std::vector<ExpectationResult>& results)
{
    return std::ranges::all_of(results, &ExpectationResult::held);
}

} // namespace lifeline
