#include "ui/inspector/inspector_text.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "session/json_lines.h"
#include "ui/inspector/json_pretty.h"
#include "wire/http_head.h"

#include <QCoreApplication>

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t mostJson = std::size_t{1} << 20;

QString tr(const char* text) { return QCoreApplication::translate("Inspector", text); }

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

const Event& headEvent(const InspectorSubject& subject)
{
    return subject.head ? *subject.head : subject.event;
}

/// The head and the body behind it; nullopt for events that are no HTTP message.
struct Message {
    HeadKind kind = HeadKind::Request;
    std::string_view head, body;
};

std::optional<Message> httpMessage(const InspectorSubject& subject)
{
    const Event& event = headEvent(subject);
    if (const auto* request = event.as<event::Request>())
        return Message{HeadKind::Request, request->head, {}};
    if (const auto* response = event.as<event::Response>())
        return Message{HeadKind::Response, response->head, response->body};
    return std::nullopt;
}

/// The line of a text each offset lies in.
std::vector<int> linesOf(std::string_view bytes, std::vector<std::uint32_t> offsets)
{
    std::sort(offsets.begin(), offsets.end());
    std::vector<int> lines;
    int line = 0;
    std::size_t at = 0;
    for (const std::uint32_t offset : offsets) {
        const std::size_t end = std::min<std::size_t>(offset, bytes.size());
        line += static_cast<int>(std::count(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                            bytes.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        at = end;
        if (lines.empty() || lines.back() != line)
            lines.push_back(line);
    }
    return lines;
}

InspectorText httpText(const Message& message)
{
    InspectorText shown{safeText(message.head), {}};
    std::vector<std::uint32_t> offsets;
    const HttpHead head = parseHead(message.kind, std::string(message.head));
    for (const HeadFinding& finding : head.findings())
        offsets.push_back(finding.offset);
    shown.marked = linesOf(message.head, std::move(offsets));
    if (!message.body.empty())
        shown.text += safeText(message.body);
    return shown;
}

std::string_view payloadText(const event::Frame& frame)
{
    const auto header = frameHeader(frame);
    const bool close = header && header->opcode == Opcode::Close && frame.payload.size() >= 2;
    return close ? frame.payload.substr(2) : frame.payload;
}

QString problemText(PrettyJson::Problem problem, std::size_t at)
{
    switch (problem) {
    case PrettyJson::Problem::None: break;
    case PrettyJson::Problem::Empty: return tr("the payload is empty");
    case PrettyJson::Problem::NotUtf8: return tr("the payload is not UTF-8");
    case PrettyJson::Problem::NotJson: return tr("the payload is not JSON: byte %1").arg(at);
    case PrettyJson::Problem::TooDeep:
        return tr("the JSON is nested deeper than %1 levels").arg(mostJsonDepth);
    }
    return {};
}

} // namespace

QString safeText(std::string_view bytes)
{
    const std::string_view shown = bytes.substr(0, mostInspectorText);
    std::string safe;
    std::size_t at = 0;
    while (at < shown.size()) {
        const std::size_t end = std::min(shown.find('\n', at), shown.size());
        std::string_view line = shown.substr(at, end - at);
        if (line.ends_with('\r') && end < shown.size())
            line.remove_suffix(1);
        safe += escaped(line);
        if (end < shown.size())
            safe += '\n';
        at = end + 1;
    }
    QString result = text(safe);
    if (shown.size() < bytes.size())
        result += QLatin1Char('\n') + tr("… %1 more").arg(text(sizeText(bytes.size() - shown.size())));
    return result;
}

InspectorText inspectorText(const InspectorSubject& subject)
{
    if (const event::Frame* frame = frameOf(subject.event))
        return {safeText(payloadText(*frame)), {}};
    if (const auto message = httpMessage(subject))
        return httpText(*message);
    return {text(detailText(subject.event)), {}};
}

QString inspectorJson(const InspectorSubject& subject, QString& reason)
{
    const event::Frame* frame = frameOf(subject.event);
    const auto header = frame != nullptr ? frameHeader(*frame) : std::nullopt;
    reason = !header                                  ? tr("no payload")
             : frame->payload.size() < header->length ? tr("the payload is not complete")
             : frame->payload.size() > mostJson
                 ? tr("the payload is larger than %1").arg(text(sizeText(mostJson)))
                 : QString();
    if (!reason.isEmpty())
        return {};
    const PrettyJson pretty = prettyJson(frame->payload);
    reason = problemText(pretty.problem, pretty.at);
    QString shown = text(pretty.text);
    if (pretty.cut)
        shown += QLatin1Char('\n') + tr("… cut here; copy the payload to see the rest");
    return shown;
}

WireBytes inspectorBytes(const InspectorSubject& subject)
{
    if (const event::Frame* frame = frameOf(subject.event)) {
        const auto header = frameHeader(*frame);
        const bool masked = header && header->masked;
        return WireBytes(frame->header, frame->payload,
                         masked ? std::optional(header->maskingKey) : std::nullopt);
    }
    const auto message = httpMessage(subject);
    return message ? WireBytes(message->head, message->body) : WireBytes();
}

bool hasBytes(const InspectorSubject& subject)
{
    return frameOf(subject.event) != nullptr || httpMessage(subject).has_value();
}

QString missingBytesNote(const InspectorSubject& subject)
{
    const event::Frame* frame = frameOf(subject.event);
    const auto header = frame != nullptr ? frameHeader(*frame) : std::nullopt;
    if (!header)
        return {};
    if (frame->payload.size() < frame->arrived)
        return tr("… %1 more, not kept in the log")
            .arg(text(sizeText(frame->arrived - frame->payload.size())));
    if (frame->arrived < header->length)
        return tr("… %1 more never arrived").arg(text(sizeText(header->length - frame->arrived)));
    return {};
}

std::string copiedBytes(const InspectorSubject& subject)
{
    if (const event::Frame* frame = frameOf(subject.event))
        return std::string(frame->payload);
    if (const auto message = httpMessage(subject))
        return std::string(message->head).append(message->body);
    return detailText(subject.event);
}

} // namespace lifeline
