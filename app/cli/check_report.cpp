#include "cli/check_report.h"

#include "base/byte_text.h"
#include "base/json_writer.h"
#include "cli/xml_text.h"
#include "formats/ink.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t mostTold = 20; // breaches of a rule, for people

std::string countText(std::uint64_t count, std::string_view one)
{
    return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

std::string breachText(const ExpectationResult::Breach& breach)
{
    std::string text =
        breach.connection == 0 ? std::string() : "#" + std::to_string(breach.connection) + "  ";
    text += breach.what;
    for (const EventSeq seq : breach.events)
        text += " [#" + std::to_string(seq) + "]";
    return text;
}

std::string breachesText(const ExpectationResult& result, std::string_view indent)
{
    std::string text;
    const std::size_t told = std::min(result.breaches.size(), mostTold);
    for (std::size_t i = 0; i < told; ++i)
        text.append(indent).append(breachText(result.breaches[i])).append("\n");
    if (result.broken > told)
        text.append(indent).append("and " + std::to_string(result.broken - told) + " more\n");
    return text;
}

std::string aboutText(const ExpectationResult& result)
{
    return result.connections == 0 ? "  (there was no connection to hold it to)"
                                   : "  (" + countText(result.connections, "connection") + ")";
}

std::size_t brokenRules(const std::vector<ExpectationResult>& results)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(results, [](const ExpectationResult& each) { return !each.held; }));
}

void appendResult(JsonWriter& json, const ExpectationResult& result)
{
    json.beginObject()
        .member("name", result.name)
        .member("held", result.held)
        .member("connections", result.connections)
        .member("broken", result.broken);
    json.key("breaches").beginArray();
    for (const auto& breach : result.breaches) {
        json.beginObject().key("connection");
        if (breach.connection == 0)
            json.null();
        else
            json.value(breach.connection);
        json.member("what", breach.what).key("events").beginArray();
        for (const EventSeq seq : breach.events)
            json.value(seq);
        json.endArray().endObject();
    }
    json.endArray().endObject();
}

} // namespace

std::string checkText(const std::vector<ExpectationResult>& results, bool colors)
{
    std::string text;
    for (const ExpectationResult& result : results) {
        const std::string name = escaped(result.name, 200);
        text += result.held ? inked("held    ", Ink::Green, colors) : inked("BROKEN  ", Ink::Red, colors);
        text += name + aboutText(result) + "\n" + breachesText(result, "        ");
    }
    const std::size_t broken = brokenRules(results);
    return text + countText(results.size(), "rule") + ", " + (broken == 0 ? "none" : std::to_string(broken)) +
           " broken\n";
}

std::string checkJson(const std::vector<ExpectationResult>& results, ExitCode exit, std::string_view session)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject()
        .member("lifeline", 1)
        .member("app", LIFELINE_VERSION)
        .member("session", session)
        .member("exit", static_cast<int>(exit))
        .key("rules")
        .beginArray();
    for (const ExpectationResult& result : results)
        appendResult(json, result);
    json.endArray().endObject();
    return out += '\n';
}

std::string checkJunit(const std::vector<ExpectationResult>& results, std::string_view startedUtc)
{
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"lifeline-cli check\" tests=\"" +
        std::to_string(results.size()) + "\" failures=\"" + std::to_string(brokenRules(results)) +
        "\" errors=\"0\" skipped=\"0\" timestamp=\"" + xmlText(startedUtc) + "\">\n";
    for (const ExpectationResult& result : results) {
        out += "  <testcase classname=\"lifeline.check\" name=\"" + xmlText(result.name) + "\" time=\"0\"";
        if (result.held) {
            out += "/>\n";
            continue;
        }
        const std::string first = result.breaches.empty() ? "" : breachText(result.breaches.front());
        out += ">\n    <failure message=\"" + xmlText(first) + "\">" + xmlText(breachesText(result, "")) +
               "</failure>\n  </testcase>\n";
    }
    return out + "</testsuite>\n";
}

} // namespace lifeline
