#include "cli/fault_report_files.h"

#include "base/json_writer.h"
#include "cli/xml_text.h"

namespace lifeline {
namespace {

std::string_view view(const std::string& text) { return text; }

void writeCheck(JsonWriter& json, const Check& check)
{
    json.beginObject();
    json.member("what", view(check.what)).member("outcome", outcomeId(check.outcome));
    json.member("expected", view(check.expected)).member("seen", view(check.seen));
    json.member("event", check.event);
    json.endObject();
}

void writeReport(JsonWriter& json, const FaultReport& report)
{
    const Fault& fault = *report.fault;
    json.beginObject();
    json.member("id", view(fault.id)).member("group", faultGroupId(fault.group));
    json.member("side", sideName(fault.side)).member("outcome", outcomeId(report.outcome));
    json.member("why", view(report.why)).member("connection", number(report.connection));
    json.member("took_ns", report.took.count()).member("reached", report.reached);
    json.member("callbacks_observed", report.callbacksObserved);
    json.key("checks").beginArray();
    for (const Check& check : report.checks)
        writeCheck(json, check);
    json.endArray().endObject();
}

std::string failedChecks(const FaultReport& report)
{
    std::string text;
    for (const Check& check : report.checks) {
        if (check.outcome == Outcome::Failed)
            text += check.what + ": expected " + check.expected + ", seen " +
                    (check.seen.empty() ? "nothing" : check.seen) + "\n";
    }
    return text;
}

/// What stands inside the test case; empty where all is right.
std::string verdictElement(const FaultReport& report)
{
    switch (report.outcome) {
    case Outcome::Failed:
        return "    <failure type=\"expectation\" message=\"" + xmlText(failureText(report)) + "\">" +
               xmlText(failedChecks(report)) + "</failure>\n";
    case Outcome::Skipped: return "    <skipped message=\"" + xmlText(report.why) + "\"/>\n";
    case Outcome::Allowed:
        return "    <system-out>allowed: " + xmlText(report.fault->expect.allowedWhy) + "</system-out>\n";
    case Outcome::Passed: break;
    }
    return {};
}

std::string testCase(const FaultReport& report)
{
    const std::string start =
        "  <testcase classname=\"lifeline.faults." + std::string(faultGroupId(report.fault->group)) +
        "\" name=\"" + xmlText(report.fault->id) + "\" time=\"" + secondsText(report.took.count()) + "\"";
    const std::string inside = verdictElement(report);
    return inside.empty() ? start + "/>\n" : start + ">\n" + inside + "  </testcase>\n";
}

} // namespace

std::string faultsJson(const FaultResults& results, const FaultRunFacts& facts)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.member("lifeline", 1).member("app", LIFELINE_VERSION).member("started", view(facts.startedUtc));
    json.member("exit", static_cast<int>(facts.exit)).member("target", view(facts.target));
    for (const Outcome outcome : {Outcome::Passed, Outcome::Allowed, Outcome::Failed, Outcome::Skipped})
        json.member(outcomeId(outcome), results.count(outcome));
    json.key("faults").beginArray();
    for (const FaultReport& report : results.reports())
        writeReport(json, report);
    json.endArray().endObject();
    return out + "\n";
}

std::string faultsJunit(const FaultResults& results, const FaultRunFacts& facts)
{
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"lifeline.faults\" tests=\"" +
        std::to_string(results.size()) + "\" failures=\"" + std::to_string(results.count(Outcome::Failed)) +
        "\" errors=\"0\" skipped=\"" + std::to_string(results.count(Outcome::Skipped)) + "\" timestamp=\"" +
        xmlText(facts.startedUtc) + "\">\n";
    for (const FaultReport& report : results.reports())
        out += testCase(report);
    return out + "</testsuite>\n";
}

} // namespace lifeline
