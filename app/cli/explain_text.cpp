#include "cli/explain_text.h"

#include "base/byte_text.h"
#include "base/json_writer.h"
#include "cli/human_output.h"
#include "contracts/duties.h"
#include "contracts/misses.h"
#include "words/words.h"

#include <algorithm>

namespace lifeline {
namespace {

std::string ghostLine(const Ghost& ghost)
{
    return "did not come: " + std::string(ghostName(ghost)) + " (" + words::side(ghost.side).toStdString() +
           "): " + words::ghost(ghost).toStdString();
}

constexpr std::size_t longestStack = 64; // bytes shown of its name

/// What a miss is worth; of what was never promised it is no bug.
std::string_view worth(Severity severity)
{
    switch (severity) {
    case Severity::Bug: return "promised: a bug";
    case Severity::Surprise: return "never seen to fail before: a surprise";
    case Severity::Remark:
    case Severity::None: break;
    }
    return "never promised: no bug";
}

std::string references(const std::vector<EventSeq>& events)
{
    std::string text;
    for (const EventSeq event : events)
        text += " [#" + std::to_string(event) + "]";
    return text;
}

std::string sentenceOf(const Miss& miss)
{
    const QString stack = QString::fromStdString(escaped(miss.stack, longestStack));
    return words::invariantMiss(stack, miss.result).toStdString();
}

std::string missLine(const Miss& miss)
{
    return "missed: " + std::string(info(miss.result.invariant).id) + " (" +
           words::side(miss.side).toStdString() + "; " + std::string(worth(miss.result.severity())) +
           "): " + sentenceOf(miss) + references(miss.result.events);
}

std::vector<Miss> missesOf(const ExplainedConnection& connection)
{
    return missesIn(connection.check.checks(connection.until));
}

std::string paragraph(const ExplainedConnection& connection, bool colors)
{
    const ConnectionStory& story = connection.story;
    const Explanation why = explain(story, contractDuty);
    const words::Headline headline = words::verdict(story, why.verdict, contractDuty);
    const Ink ink = toneOf(why.verdict.stage) == StageTone::Failed ? Ink::Red : Ink::Bold;
    std::string text = "#" + std::to_string(number(story.id)) + " " + words::fromTo(story).toStdString() +
                       ": " + inked(headline.bold.toStdString(), ink, colors) + "\n";
    const auto line = [&text](const std::string& words) { text += "  " + words + "\n"; };
    if (!headline.rest.empty())
        line(words::withReferences(headline.rest).toStdString());
    for (const words::ExplainedText& fact : words::evidence(story, why))
        line("- " + words::withReferences(fact).toStdString());
    for (const Ghost& ghost : ghosts(story, contractDuty))
        line("- " + ghostLine(ghost));
    for (const Miss& miss : missesOf(connection))
        line("- " + missLine(miss));
    if (const std::string resources = resourcesText(connection.ledger.totals()); !resources.empty())
        line("- " + resources);
    return text;
}

// JSON --------------------------------------------------------------------------------------------

void writeMark(JsonWriter& json, std::string_view name, const std::optional<Mark>& mark)
{
    if (mark)
        json.key(name)
            .beginObject()
            .member("event", mark->seq)
            .member("t", nanoseconds(mark->at))
            .endObject();
}

void writeBefore(JsonWriter& json, std::string_view name, const std::optional<Before>& fact)
{
    if (!fact)
        return;
    json.key(name).beginObject().member("event", fact->mark.seq);
    json.member("before_end_ns", fact->by.count()).endObject();
}

void writeClose(JsonWriter& json, std::string_view name, const std::optional<CloseFrameSeen>& close)
{
    if (close)
        json.key(name).beginObject().member("event", close->mark.seq).member("code", close->code).endObject();
}

void writeSide(JsonWriter& json, std::string_view name, const CallbackAccount& told)
{
    if (!told.seen)
        return;
    json.key(name).beginObject().member("opened", told.opened).member("on_close_owed", told.owed);
    json.member("on_close_fired", told.closes);
    if (told.code)
        json.member("code", *told.code);
    writeMark(json, "upgrade", told.upgrade);
    writeMark(json, "on_open", told.onOpen);
    writeMark(json, "on_error", told.onError);
    writeMark(json, "on_close", told.onClose);
    json.endObject();
}

void writeTotals(JsonWriter& json, const ResourceTotals& totals)
{
    json.key("resources").beginObject().member("taken", totals.taken).member("released", totals.released);
    json.member("leaked", totals.leaked).member("held", totals.held()).endObject();
}

void writeText(JsonWriter& json, const words::Headline& headline)
{
    json.member("headline", std::string_view(headline.bold.toStdString()));
    json.member("text", std::string_view(headline.rest.text.toStdString()));
    json.key("links").beginArray();
    for (const auto& link : headline.rest.links)
        json.beginObject()
            .member("begin", link.begin)
            .member("length", link.length)
            .member("event", link.event)
            .endObject();
    json.endArray();
}

void writeWhy(JsonWriter& json, const Explanation& why)
{
    json.member("stage", stageId(why.verdict.stage)).member("view", sideName(why.verdict.view));
    json.member("ended_by", endedById(why.verdict.endedBy)).member("mechanism", mechanismId(why.mechanism));
    json.member("phase", phaseName(why.phase)).member("cut", cutId(why.cut));
    writeMark(json, "end", why.end);
    if (why.deadline)
        json.member("deadline", deadlineName(*why.deadline));
    if (why.violation)
        json.member("violation", info(*why.violation).id);
    if (why.broke)
        json.member("broken_by", endedById(*why.broke));
    json.key("rules").beginArray();
    for (const UpgradeRule rule : why.rules.rules())
        json.value(info(rule).id);
    json.endArray();
}

void writeFacts(JsonWriter& json, const Explanation& why)
{
    if (why.silence)
        json.member("silence_ns", why.silence->count());
    writeMark(json, "silence_from", why.silenceFrom);
    writeBefore(json, "last_frame_client", why.lastByClient);
    writeBefore(json, "last_frame_server", why.lastByServer);
    writeBefore(json, "unanswered_ping_client", why.pingByClient);
    writeBefore(json, "unanswered_ping_server", why.pingByServer);
    writeClose(json, "close_client", why.closeByClient);
    writeClose(json, "close_server", why.closeByServer);
    writeMark(json, "half_closed", why.halfClosed);
}

void writeMiss(JsonWriter& json, const Miss& miss)
{
    json.beginObject().member("side", sideName(miss.side)).member("stack", std::string_view(miss.stack));
    json.member("invariant", info(miss.result.invariant).id);
    json.member("promise", promiseId(miss.result.promise));
    json.member("severity", severityId(miss.result.severity()));
    json.key("events").beginArray();
    for (const EventSeq event : miss.result.events)
        json.value(event);
    json.endArray().member("text", std::string_view(sentenceOf(miss))).endObject();
}

void writeMisses(JsonWriter& json, const ExplainedConnection& connection)
{
    json.key("misses").beginArray();
    for (const Miss& miss : missesOf(connection))
        writeMiss(json, miss);
    json.endArray();
}

void writeConnection(JsonWriter& json, const ExplainedConnection& connection)
{
    const ConnectionStory& story = connection.story;
    const Explanation why = explain(story, contractDuty);
    json.beginObject().member("connection", number(story.id)).member("url", std::string_view(story.url));
    writeText(json, words::verdict(story, why.verdict, contractDuty));
    writeWhy(json, why);
    writeFacts(json, why);
    writeSide(json, "client", why.client);
    writeSide(json, "server", why.server);
    json.key("ghosts").beginArray();
    for (const Ghost& ghost : ghosts(story, contractDuty))
        json.beginObject()
            .member("side", sideName(ghost.side))
            .member("callback", ghostName(ghost))
            .member("why", std::string_view(words::ghost(ghost).toStdString()))
            .endObject();
    json.endArray();
    writeMisses(json, connection);
    writeTotals(json, connection.ledger.totals());
    json.endObject();
}

ResourceTotals sum(const std::vector<const ExplainedConnection*>& connections)
{
    ResourceTotals all;
    for (const ExplainedConnection* connection : connections)
        add(all, connection->ledger.totals());
    return all;
}

} // namespace

void ExplainedConnection::take(const Event& event)
{
    const bool ends = event.side == Side::Server && isFinal(event.phase) && !isFinal(story.server.phase);
    if (const auto* callback = event.as<event::Callback>(); callback && event.side == Side::Server)
        ledger.take(*callback);
    if (ends)
        ledger.end();
    story.take(event);
    check.take(event);
    until = std::max(until, event.at);
}

std::string explainText(const std::vector<const ExplainedConnection*>& connections, bool colors)
{
    std::string text;
    for (const ExplainedConnection* connection : connections)
        text += (text.empty() ? "" : "\n") + paragraph(*connection, colors);
    return text;
}

std::string explainJson(const std::vector<const ExplainedConnection*>& connections)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject().member("lifeline", 1).member("app", LIFELINE_VERSION);
    json.key("connections").beginArray();
    for (const ExplainedConnection* connection : connections)
        writeConnection(json, *connection);
    json.endArray();
    writeTotals(json, sum(connections));
    json.endObject();
    return out + "\n";
}

std::string resourcesText(const ResourceTotals& totals)
{
    if (totals.taken == 0)
        return {};
    std::string text = "resources: " + std::to_string(totals.taken) + " taken, " +
                       std::to_string(totals.released) + " released";
    if (totals.leaked > 0)
        text += ", " + std::to_string(totals.leaked) + " leaked";
    const std::uint64_t inUse = totals.held() - totals.leaked;
    return inUse > 0 ? text + ", " + std::to_string(inUse) + " in use" : text;
}

} // namespace lifeline
