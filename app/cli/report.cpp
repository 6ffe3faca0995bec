#include "cli/report.h"

#include "base/json_writer.h"
#include "cli/xml_text.h"
#include "contracts/duties.h"
#include "lifecycle/explanation.h"
#include "words/words.h"

#include <algorithm>

namespace lifeline {
namespace {

bool closedAsExpected(const SideStory& side)
{
    return !side.present || (side.wasOpen && side.didFire(CallbackName::OnClose) && side.clean);
}

std::int64_t lifeOf(const ConnectionStory& story) { return (story.lastEvent - story.began).count(); }

void writeSide(JsonWriter& json, std::string_view name, const SideStory& side)
{
    if (!side.present)
        return;
    json.key(name).beginObject();
    json.member("phase", phaseName(side.phase)).member("opened", side.wasOpen).member("clean", side.clean);
    json.member("frames_sent", side.framesSent).member("frames_received", side.framesReceived);
    json.member("bytes_sent", side.bytesSent).member("bytes_received", side.bytesReceived);
    json.key("callbacks").beginObject();
    for (std::size_t i = 0; i < callbackCount; ++i) {
        if (side.fired[i] > 0)
            json.member(callbackName(static_cast<CallbackName>(i)), side.fired[i]);
    }
    json.endObject().endObject();
}

void writeConnection(JsonWriter& json, const ConnectionResult& result)
{
    const ConnectionStory& story = result.story;
    json.beginObject();
    json.member("connection", number(story.id)).member("url", std::string_view(story.url));
    json.member("stage", stageId(result.verdict.stage)).member("as_expected", result.asExpected);
    json.member("ended_by", endedById(result.verdict.endedBy)).member("code", result.verdict.code);
    json.member("life_ns", lifeOf(story));
    writeSide(json, "client", story.client);
    writeSide(json, "server", story.server);
    json.endObject();
}

std::string testCase(const ConnectionResult& result, std::string_view command)
{
    const ConnectionStory& story = result.story;
    std::string out = "  <testcase classname=\"lifeline." + xmlText(command) + "\" name=\"#" +
                      std::to_string(number(story.id)) + " " + xmlText(words::fromTo(story).toStdString()) +
                      "\" time=\"" + secondsText(lifeOf(story)) + "\"";
    if (result.asExpected)
        return out + "/>\n";
    const words::Headline headline = words::verdict(story, result.verdict, contractDuty);
    return out + ">\n    <failure type=\"" + std::string(stageId(result.verdict.stage)) + "\" message=\"" +
           xmlText(headline.bold.toStdString()) + "\">" + xmlText(headline.rest.text.toStdString()) +
           "</failure>\n  </testcase>\n";
}

} // namespace

ConnectionResult resultOf(const ConnectionStory& story)
{
    return {story, judge(story), closedAsExpected(story.client) && closedAsExpected(story.server)};
}

std::string jsonReport(const std::vector<ConnectionResult>& results, ExitCode exit,
                       std::string_view startedUtc)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.member("lifeline", 1).member("app", LIFELINE_VERSION).member("started", startedUtc);
    json.member("exit", static_cast<int>(exit));
    json.key("connections").beginArray();
    for (const ConnectionResult& result : results)
        writeConnection(json, result);
    json.endArray().endObject();
    return out + "\n";
}

std::string junitReport(const std::vector<ConnectionResult>& results, std::string_view command,
                        std::string_view startedUtc)
{
    const auto failures = std::count_if(results.begin(), results.end(),
                                        [](const ConnectionResult& result) { return !result.asExpected; });
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"lifeline." +
                      xmlText(command) + "\" tests=\"" + std::to_string(results.size()) + "\" failures=\"" +
                      std::to_string(failures) + "\" errors=\"0\" timestamp=\"" + xmlText(startedUtc) +
                      "\">\n";
    for (const ConnectionResult& result : results)
        out += testCase(result, command);
    return out + "</testsuite>\n";
}

} // namespace lifeline
