#include "faults/fault_judge.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

constexpr std::array<std::string_view, 4> outcomeIds{"passed", "allowed", "failed", "skipped"};

Outcome passedIf(bool right) { return right ? Outcome::Passed : Outcome::Failed; }

template <class List, class Text> std::string joined(const List& list, Text text)
{
    std::string out;
    for (const auto& one : list)
        out.append(out.empty() ? "" : " ").append(text(one));
    return out;
}

std::string callbacksText(const std::vector<ExpectedCallback>& callbacks)
{
    return joined(callbacks, expectedCallbackText);
}

std::string phaseText(std::optional<Phase> phase) { return phase ? std::string(phaseName(*phase)) : ""; }

std::string lineOf(const Check& check)
{
    std::string line = check.what;
    if (!check.expected.empty())
        line += ": expected " + check.expected;
    return line + (check.expected.empty() ? ": saw " : ", saw ") +
           (check.seen.empty() ? "nothing" : check.seen);
}

Outcome worst(const std::vector<Check>& checks)
{
    const auto any = [&](Outcome outcome) {
        return std::any_of(checks.begin(), checks.end(),
                           [outcome](const Check& check) { return check.outcome == outcome; });
    };
    return any(Outcome::Failed)    ? Outcome::Failed
           : any(Outcome::Allowed) ? Outcome::Allowed
                                   : Outcome::Passed;
}

template <class Told> Check stepCheck(const Told& told, std::string_view seen, Outcome outcome, EventSeq seq)
{
    return {std::to_string(told.step) + ' ' + std::string(told.what), {}, std::string(seen), outcome, seq};
}

} // namespace

std::string_view outcomeId(Outcome outcome) { return outcomeIds[static_cast<std::size_t>(outcome)]; }

FaultJudge::FaultJudge(std::shared_ptr<const Fault> fault, bool subjectIsOurs)
    : m_fault(std::move(fault)), m_subjectIsOurs(subjectIsOurs), m_subject(otherEnd(m_fault->side))
{
}

void FaultJudge::take(const Event& event)
{
    m_connection = event.connection;
    m_last = event.at;
    if (!m_began)
        m_began = event.at;
    if (event.side == m_fault->side)
        takeFromScript(event);
    else
        m_subject.take(event);
}

void FaultJudge::takeFromScript(const Event& event)
{
    if (event.as<event::FaultBegun>() != nullptr) {
        m_scriptBegun = true;
        m_began = event.at;
    } else if (const auto* met = event.as<event::ExpectationMet>()) {
        const Outcome outcome = met->allowed ? Outcome::Allowed : Outcome::Passed;
        noteStep(met->step,
                 stepCheck(*met, met->allowed ? "an allowed alternative" : "", outcome, event.seq));
    } else if (const auto* missed = event.as<event::ExpectationMissed>()) {
        noteStep(missed->step, stepCheck(*missed, missed->seen, Outcome::Failed, event.seq));
    } else if (const auto* ended = event.as<event::FaultEnded>()) {
        m_scriptOver = true;
        m_asExpected = ended->asExpected;
        m_ended = event.at;
    } else if (event.as<event::ConnectFailed>() != nullptr) {
        m_scriptOver = true;
    }
}

void FaultJudge::noteStep(std::uint32_t step, Check check)
{
    Check& kept = m_steps.try_emplace(step, check).first->second;
    if (kept.outcome != Outcome::Failed)
        kept = std::move(check);
}

bool FaultJudge::over() const
{
    return (m_scriptOver || !scriptNeeded()) && (!m_subjectIsOurs || m_subject.over());
}

FaultReport FaultJudge::report() const
{
    FaultReport report;
    report.fault = m_fault;
    report.connection = m_connection;
    report.callbacksObserved = m_subjectIsOurs;
    report.took = m_began ? m_ended.value_or(m_last) - *m_began : Duration::zero();
    report.reached = m_scriptBegun || !scriptNeeded();
    if (!report.reached) {
        report.why = "there was no TCP connection";
        return report;
    }
    for (const auto& [step, check] : m_steps)
        report.checks.push_back(check);
    addScriptEnd(report.checks);
    if (m_subjectIsOurs)
        addSubject(report.checks);
    report.outcome = worst(report.checks);
    const auto failed = std::find_if(report.checks.begin(), report.checks.end(),
                                     [](const Check& check) { return check.outcome == Outcome::Failed; });
    if (failed != report.checks.end())
        report.why = lineOf(*failed);
    return report;
}

/// A script that failed though each step was right has run into its limit.
void FaultJudge::addScriptEnd(std::vector<Check>& checks) const
{
    if (!scriptNeeded())
        return;
    if (!m_scriptOver)
        checks.push_back({"script", "its end", "it still runs", Outcome::Failed});
    else if (!m_asExpected && worst(checks) != Outcome::Failed)
        checks.push_back({"script", "its end", "the limit passed", Outcome::Failed});
}

Check FaultJudge::callbacksCheck() const
{
    const SubjectExpectation& expect = m_fault->expect;
    const auto& seen = m_subject.callbacks();
    Check check{"callbacks", callbacksText(expect.callbacks), callbacksText(seen), Outcome::Failed};
    if (seen == expect.callbacks)
        check.outcome = Outcome::Passed;
    else if (std::find(expect.allowed.begin(), expect.allowed.end(), seen) != expect.allowed.end())
        check.outcome = Outcome::Allowed;
    return check;
}

void FaultJudge::addSubject(std::vector<Check>& checks) const
{
    const SubjectExpectation& expect = m_fault->expect;
    checks.push_back(callbacksCheck());
    if (expect.phase)
        checks.push_back({"phase", phaseText(expect.phase), phaseText(m_subject.phase()),
                          passedIf(m_subject.phase() == expect.phase)});
    if (expect.deadline)
        checks.push_back(
            {"deadline " + std::string(deadlineName(*expect.deadline)), "passed",
             joined(m_subject.deadlines(), [](DeadlineName name) { return std::string(deadlineName(name)); }),
             passedIf(m_subject.passed(*expect.deadline))});
    if (!expect.finding.empty())
        checks.push_back({"finding", expect.finding,
                          joined(m_subject.findings(), [](const std::string& id) { return id; }),
                          passedIf(m_subject.found(expect.finding))});
    if (!m_subject.over())
        checks.push_back({"subject", "its end", "it is still there", Outcome::Failed});
}

} // namespace lifeline
