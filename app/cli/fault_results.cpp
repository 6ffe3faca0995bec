#include "cli/fault_results.h"

#include "base/byte_text.h"
#include "cli/column_text.h"
#include "cli/human_output.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t outcomeWidth = 7;

Ink inkOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed: return Ink::Green;
    case Outcome::Allowed: return Ink::Cyan;
    case Outcome::Failed: return Ink::Red;
    case Outcome::Skipped: break;
    }
    return Ink::Yellow;
}

std::string outcomeText(Outcome outcome, bool colors)
{
    return inked(padded(outcomeId(outcome), outcomeWidth), inkOf(outcome), colors);
}

const Check* firstFailed(const FaultReport& report)
{
    const auto failed = std::find_if(report.checks.begin(), report.checks.end(),
                                     [](const Check& check) { return check.outcome == Outcome::Failed; });
    return failed == report.checks.end() ? nullptr : &*failed;
}

/// A step that went as it must has neither.
std::string checkText(const Check& check)
{
    if (check.expected.empty() && check.seen.empty() && check.outcome != Outcome::Failed)
        return escaped(check.what, 200);
    const std::string seen = check.seen.empty() ? "nothing" : escaped(check.seen, 200);
    if (check.expected.empty())
        return escaped(check.what, 200) + ": seen " + seen;
    return escaped(check.what, 200) + ": expected " + escaped(check.expected, 200) + ", seen " + seen;
}

std::string noteOf(const FaultReport& report)
{
    switch (report.outcome) {
    case Outcome::Failed: return failureText(report);
    case Outcome::Skipped: return escaped(report.why, 300);
    case Outcome::Allowed: return escaped(report.fault->expect.allowedWhy, 300);
    case Outcome::Passed: break;
    }
    return {};
}

} // namespace

void FaultResults::add(const FaultReport& report)
{
    ++m_counts[static_cast<std::size_t>(report.outcome)];
    m_reports.push_back(report);
}

std::size_t FaultResults::played() const
{
    return static_cast<std::size_t>(
        std::count_if(m_reports.begin(), m_reports.end(), [](const FaultReport& report) {
            return report.reached && report.outcome != Outcome::Skipped;
        }));
}

std::size_t FaultResults::unreached() const
{
    return static_cast<std::size_t>(std::count_if(m_reports.begin(), m_reports.end(),
                                                  [](const FaultReport& report) { return !report.reached; }));
}

void FaultResults::sortLike(const std::vector<const Fault*>& order)
{
    const auto place = [&](const FaultReport& report) {
        return std::find(order.begin(), order.end(), report.fault.get()) - order.begin();
    };
    std::stable_sort(m_reports.begin(), m_reports.end(),
                     [&](const FaultReport& a, const FaultReport& b) { return place(a) < place(b); });
}

std::string FaultResults::table(bool colors) const
{
    std::size_t width = 0;
    for (const FaultReport& report : m_reports)
        width = std::max(width, columnsOf(escaped(report.fault->id)));
    std::string text;
    for (const FaultReport& report : m_reports)
        text += resultLine(report, width, colors);
    return text;
}

std::string FaultResults::countsText() const
{
    std::string text;
    for (const Outcome outcome : {Outcome::Passed, Outcome::Allowed, Outcome::Failed, Outcome::Skipped}) {
        text.append(text.empty() ? "" : ", ").append(std::to_string(count(outcome)));
        text.append(" ").append(outcomeId(outcome));
    }
    return text;
}

std::string resultLine(const FaultReport& report, std::size_t idWidth, bool colors)
{
    const std::string note = noteOf(report);
    const std::string id = escaped(report.fault->id);
    return outcomeText(report.outcome, colors) + "  " +
           (note.empty() ? id : padded(id, idWidth) + "  " + note) + "\n";
}

std::string checksText(const FaultReport& report, bool colors)
{
    std::string text;
    for (const Check& check : report.checks)
        text += "  " + outcomeText(check.outcome, colors) + "  " + checkText(check) + "\n";
    return text;
}

std::string failureText(const FaultReport& report)
{
    const Check* failed = firstFailed(report);
    return failed ? checkText(*failed) : escaped(report.why, 300);
}

} // namespace lifeline
