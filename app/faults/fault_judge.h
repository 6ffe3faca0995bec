// Whether one play of a fault went as it must: the script's steps and the side under test, from events alone.
#pragma once

#include "faults/scenario.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

enum class Outcome : std::uint8_t {
    Passed,
    Allowed, // right, by a choice the RFC leaves
    Failed,
    Skipped, // could not be played against this target; `why` says it
};
/// "passed" "allowed" "failed" "skipped"
std::string_view outcomeId(Outcome outcome);

/// One thing that was looked at.
struct Check {
    std::string what;     // "2 expect response 400", "callbacks", "deadline upgrade"
    std::string expected; // "upgrade:refused"
    std::string seen;
    Outcome outcome = Outcome::Passed;
    EventSeq event = 0; // that it rests on; 0: none
};

struct FaultReport {
    std::shared_ptr<const Fault> fault;
    ConnectionId connection = ConnectionId::None; // None: there never was one
    Outcome outcome = Outcome::Skipped;
    std::vector<Check> checks;
    std::string why; // of Skipped, or of the first failure, in one line
    Duration took = {};
    bool callbacksObserved = false; // else only the wire was judged
    bool reached = true;            // false: there was no TCP connection where one was needed
};

/// Takes the events of one connection, both sides, in order. Not thread-safe.
class FaultJudge {
public:
    /// `subjectIsOurs`: events of the side under test will come, and its callbacks are judged.
    FaultJudge(std::shared_ptr<const Fault> fault, bool subjectIsOurs);

    void take(const Event& event);

    /// The script has ended and, where the side under test is ours, that side is over too.
    bool over() const { return m_scriptOver && (!m_subjectIsOurs || m_subjectOver); }
    FaultReport report() const;

private:
    std::shared_ptr<const Fault> m_fault;
    bool m_subjectIsOurs;
    bool m_scriptOver = false, m_subjectOver = false;
    std::vector<Check> m_steps;
    std::vector<std::string> m_callbacks;
    std::vector<std::string> m_findings;
    std::vector<DeadlineName> m_passed;
    std::optional<Phase> m_lastPhase;
    std::optional<MonotonicTime> m_began, m_ended;
    ConnectionId m_connection = ConnectionId::None;
};

} // namespace lifeline
