// The summaries written at the end: JSON for programs, JUnit for test runners.
#pragma once

#include "cli/exit_code.h"
#include "lifecycle/connection_story.h"
#include "lifecycle/verdict.h"

#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// What is kept of a connection that is over.
struct ConnectionResult {
    ConnectionStory story;
    Verdict verdict;
    /// Opened, and closed with the closing handshake, on each side that is ours.
    bool asExpected = false;
};

ConnectionResult resultOf(const ConnectionStory& story);

/// One JSON object and a newline: exit status and connections, durations in nanoseconds.
std::string jsonReport(const std::vector<ConnectionResult>& results, ExitCode exit,
                       std::string_view startedUtc);

/// A test suite with one test case per connection; a failure says what became of it.
std::string junitReport(const std::vector<ConnectionResult>& results, std::string_view command,
                        std::string_view startedUtc);

} // namespace lifeline
