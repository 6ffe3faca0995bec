#include "formats/har_own_events.h"

#include "session/event_line_reader.h"
#include "wire/frame.h"

#include <algorithm>

namespace lifeline {
namespace {

bool isOpening(EventKind kind)
{
    return kind == EventKind::Connecting || kind == EventKind::Connected || kind == EventKind::Accepted ||
           kind == EventKind::Forwarding;
}

/// What a server decides between the request and its answer.
bool isAnswering(const Event& event)
{
    const auto* callback = event.as<event::Callback>();
    return event.kind() == EventKind::RequestRefused || (callback && callback->name == CallbackName::Upgrade);
}

/// What passed on the wire stands in the entry itself, all but control frames.
bool isInEntry(const Event& event)
{
    if (const event::Frame* frame = frameOf(event)) {
        const auto header = readFrameHeader(frame->header);
        return !header || !isControl(header->opcode);
    }
    return layerOf(event.kind()) == Layer::Ws || event.kind() == EventKind::Request ||
           event.kind() == EventKind::Response;
}

std::string_view textOf(std::string_view text, const Json::Value& value)
{
    const auto from = static_cast<std::size_t>(value.getOffsetStart());
    const auto to = static_cast<std::size_t>(value.getOffsetLimit());
    return from < to && to <= text.size() ? text.substr(from, to - from) : std::string_view();
}

} // namespace

HarOwnEvents HarOwnEvents::read(ByteSource& source, const TextRange& range)
{
    HarOwnEvents out;
    const auto text = textAt(source, range, JsonReading::maxSize);
    if (!text)
        return out;
    const JsonReading reading(*text, {});
    const Json::Value* started = member(reading.root(), "started");
    const Json::Value* view = member(reading.root(), "view");
    const auto began = started && started->isString() ? unixTimeOfIso(started->asString()) : std::nullopt;
    if (!began)
        return out;
    out.m_has = true;
    out.m_started = *began;
    out.m_view = view && view->isString() && view->asString() == "server" ? Side::Server : Side::Client;
    out.readList(*text, member(reading.root(), "events"));
    out.readList(*text, member(reading.root(), "callbacks"));
    out.readList(*text, member(reading.root(), "control"));
    std::stable_sort(out.m_lines.begin(), out.m_lines.end(),
                     [](const Line& a, const Line& b) { return a.seq < b.seq; });
    return out;
}

/// An event that cannot be read is left out.
void HarOwnEvents::readList(std::string_view text, const Json::Value* list)
{
    if (!list || !list->isArray())
        return;
    for (const Json::Value& each : *list) {
        const std::string_view line = textOf(text, each);
        JsonReading reading(line, {});
        BodyTexts texts;
        const auto event = reading.good() ? readEventLine(reading, 0, texts) : std::nullopt;
        if (!event || isInEntry(*event) || event->at > monotonicTime(UnixTime{1} << 60U))
            continue;
        const bool follows = event->kind() == EventKind::Callback || event->side != m_view;
        m_lines.push_back({event->seq, m_started + nanoseconds(event->at), isOpening(event->kind()),
                           isAnswering(*event), follows, std::string(line)});
    }
}

std::optional<UnixTime> HarOwnEvents::first() const
{
    return m_lines.empty() ? std::nullopt : std::optional(m_lines.front().at);
}

std::optional<UnixTime> HarOwnEvents::nextAt() const
{
    return m_next < m_lines.size() ? std::optional(m_lines[m_next].at) : std::nullopt;
}

void HarOwnEvents::play(const std::function<void(const Event&)>& take)
{
    JsonReading reading(m_lines[m_next++].text, {});
    BodyTexts texts;
    if (const auto event = readEventLine(reading, 0, texts))
        take(*event);
}

} // namespace lifeline
