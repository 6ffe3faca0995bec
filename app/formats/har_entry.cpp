#include "formats/har_entry.h"

#include "base/byte_text.h"
#include "contracts/duties.h"
#include "formats/export_run.h"
#include "formats/har_head.h"
#include "lifecycle/explanation.h"
#include "wire/close_code.h"
#include "words/words.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>

namespace lifeline {
namespace {

/// Milliseconds with all their nanoseconds.
std::string milliseconds(Duration duration)
{
    const std::int64_t all = std::max<std::int64_t>(duration.count(), 0);
    char text[40];
    std::snprintf(text, sizeof text, "%" PRId64 ".%06" PRId64, all / 1'000'000, all % 1'000'000);
    return text;
}

std::string_view hostOf(std::string_view address)
{
    address = address.substr(0, address.rfind(':'));
    const bool bracketed = address.size() > 2 && address.front() == '[' && address.back() == ']';
    return bracketed ? address.substr(1, address.size() - 2) : address;
}

} // namespace

void HarEntry::take(const Event& event)
{
    story.take(event);
    if (const auto* accepted = event.as<event::Accepted>()) {
        server = accepted->local;
        client = accepted->remote;
    } else if (const auto* open = event.as<event::Connected>()) {
        client = open->local;
        server = open->remote;
    }
    takeOwn(event);
}

void HarEntry::takeOwn(const Event& event)
{
    if (event.side != m_view)
        return;
    if (event.kind() == EventKind::Connected)
        connected = event.at;
    if (const auto* asked = event.as<event::Request>(); asked && !requested) {
        requested = event.at;
        request = asked->head;
    }
    if (const auto* answer = event.as<event::Response>()) {
        answered = event.at;
        response = answer->head;
        body = answer->body;
        status = answer->status;
    }
}

std::string HarEntry::url() const
{
    if (m_view == Side::Client && story.url.find("://") != std::string::npos)
        return story.url;
    const std::string asked = requestUrl(request);
    if (!asked.empty())
        return asked;
    return "ws://" + (server.empty() ? std::string("unknown.invalid") : server) + "/";
}

void HarEntry::writeBegin(JsonWriter& json, std::string_view startedUtc) const
{
    const SideStory& side = story.of(m_view);
    const std::string error =
        status == 0 ? std::string(causeId(side.lost == Cause::None ? side.cause : side.lost)) : "";
    json.member("_resourceType", "websocket");
    json.member("startedDateTime", std::string_view(isoTime(startedUtc, story.began)));
    writeTimings(json);
    writeHarRequest(json, request, url());
    writeHarResponse(json, status, response, body, error);
    json.key("cache").beginObject().endObject();
    json.member("serverIPAddress", hostOf(server));
    json.member("connection", std::string_view(std::to_string(number(story.id))));
}

/// "time" is their sum (HAR 1.2); -1: does not apply. The life after the answer counts as receiving.
void HarEntry::writeTimings(JsonWriter& json) const
{
    const MonotonicTime begun = connected.value_or(story.began);
    const MonotonicTime asked = std::max(requested.value_or(begun), begun);
    const MonotonicTime told =
        std::max(answered.value_or(asked), asked); // an answer may come before the whole request
    json.key("time").raw(milliseconds(story.lastEvent - story.began));
    json.key("timings").beginObject().key("blocked").raw(milliseconds(asked - begun)).member("dns", -1);
    json.key("connect").raw(connected ? milliseconds(begun - story.began) : "-1").member("ssl", -1);
    json.member("send", 0).key("wait").raw(milliseconds(told - asked));
    json.key("receive").raw(milliseconds(story.lastEvent - told)).endObject();
}

void HarEntry::writeClose(JsonWriter& json, std::int64_t began) const
{
    const SideStory& side = story.of(m_view);
    const auto& close = side.closeReceived ? side.closeReceived : side.closeSent;
    if (!side.wasOpen || (!close && !isFinal(side.phase)))
        return;
    json.key("_webSocketClose");
    if (!close) {
        json.value("aborted");
        return;
    }
    json.beginObject();
    if (close->code != close_code::noStatus)
        json.member("code", close->code).member("reason", std::string_view(close->reason));
    json.key("timestamp").raw(unixSeconds(unixNanoseconds(began, close->mark.at))).endObject();
}

void HarEntry::writeVerdict(JsonWriter& json) const
{
    const Verdict verdict = judge(story);
    const words::Headline headline = words::verdict(story, verdict, contractDuty);
    const std::string text = (headline.bold + u' ' + headline.rest.text).trimmed().toStdString();
    json.key("verdict").beginObject().member("stage", stageId(verdict.stage));
    json.member("endedBy", endedById(verdict.endedBy)).member("code", verdict.code);
    json.member("text", std::string_view(text)).key("missing").beginArray();
    for (const Ghost& ghost : ghosts(story, contractDuty)) {
        const std::string why = words::ghost(ghost).toStdString();
        json.beginObject().member("side", sideName(ghost.side)).member("callback", ghostName(ghost));
        json.member("why", std::string_view(why)).endObject();
    }
    json.endArray().endObject();
}

} // namespace lifeline
