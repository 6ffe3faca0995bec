// Whether one play of a fault went as it must: the script's steps and the side under test, from events alone.
#pragma once

#include "faults/scenario.h"
#include "faults/subject_record.h"

#include <map>
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
///
/// A step that is played again and again in a loop is one check: its first miss, else its last way of being
/// right.
class FaultJudge {
public:
    /// `subjectIsOurs`: events of the side under test will come, and its callbacks are judged.
    FaultJudge(std::shared_ptr<const Fault> fault, bool subjectIsOurs);

    void take(const Event& event);

    /// The script has ended and, where the side under test is ours, that side is over too. A script that is
    /// never begun, because nobody is to be reached, has ended.
    bool over() const;
    /// Of what is known so far; what has not ended yet counts as failed.
    FaultReport report() const;

private:
    void takeFromScript(const Event& event);
    void noteStep(std::uint32_t step, Check check);
    bool scriptNeeded() const { return m_fault->reach == Reach::Normal; }
    void addScriptEnd(std::vector<Check>& checks) const;
    void addSubject(std::vector<Check>& checks) const;
    Check callbacksCheck() const;

    std::shared_ptr<const Fault> m_fault;
    bool m_subjectIsOurs;
    bool m_scriptBegun = false, m_scriptOver = false, m_asExpected = true;
    std::map<std::uint32_t, Check> m_steps;
    SubjectRecord m_subject;
    std::optional<MonotonicTime> m_began;
    MonotonicTime m_last;
    std::optional<MonotonicTime> m_ended; // the script
    ConnectionId m_connection = ConnectionId::None;
};

} // namespace lifeline
