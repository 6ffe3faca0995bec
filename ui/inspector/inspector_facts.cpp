#include "ui/inspector/inspector_facts.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "ui/inspector/frame_bits.h"
#include "ui/theme/theme.h"
#include "words/words.h"

#include <QCoreApplication>

namespace lifeline {
namespace {

using Tone = InspectorFact::Tone;
using Facts = std::vector<InspectorFact>;

QString tr(const char* text) { return QCoreApplication::translate("Inspector", text); }

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString section(std::string_view number)
{
    return (number.find(' ') == std::string_view::npos ? QStringLiteral("§") : QString()) + text(number);
}

void addRules(Facts& facts, RuleSet rules)
{
    for (const UpgradeRule rule : rules.rules())
        facts.push_back({text(info(rule).id), words::rule(rule), {}, Tone::Bad});
}

void addClosePayload(Facts& facts, const Event& event, std::string_view payload)
{
    if (payload.size() == 1)
        return;
    facts.push_back({tr("close code"), words::closeCode(closeCodeOf(event)), {}, Tone::Plain});
    if (payload.size() > 2)
        facts.push_back({tr("reason"), text(escaped(payload.substr(2), 125)), {}, Tone::Plain});
}

void addFrame(Facts& facts, const InspectorSubject& subject, const event::Frame& frame)
{
    const auto header = frameHeader(frame);
    const QString sender = words::side(
        subject.event.kind() == EventKind::FrameSent ? subject.event.side : otherEnd(subject.event.side));
    if (!header)
        facts.push_back(
            {{}, tr("truncated: %1 bytes of the header arrived").arg(frame.header.size()), {}, Tone::Bad});
    else if (header->masked)
        facts.push_back({tr("masking key"), maskingKeyText(header->maskingKey), section("5.3"), Tone::Plain});
    facts.push_back(
        {tr("offset"), QString::number(frame.offset), tr("in the %1's stream").arg(sender), Tone::Plain});
    if (header && header->opcode == Opcode::Close && frame.arrived == header->length)
        addClosePayload(facts, subject.event, frame.payload);
    if (header && frame.arrived < header->length)
        facts.push_back(
            {{},
             tr("truncated: %1 of %2 payload bytes arrived").arg(frame.arrived).arg(header->length),
             {},
             Tone::Bad});
    if (frame.payload.size() < frame.arrived)
        facts.push_back(
            {{},
             tr("the log keeps the first %1 of the payload").arg(text(sizeText(frame.payload.size()))),
             {},
             Tone::Warning});
    for (const event::Finding& finding : subject.findings)
        facts.push_back({text(info(finding.violation).id),
                         words::violation(finding.violation),
                         {},
                         info(finding.violation).closeCode != 0 ? Tone::Bad : Tone::Warning});
}

/// Why this callback fired.
QString whyCalled(const Event& event, const event::Callback& callback)
{
    switch (callback.name) {
    case CallbackName::Upgrade:
        return callback.refusal.empty() ? tr("a complete request asked for an upgrade, and every rule held")
                                        : tr("a complete request asked for an upgrade, and rules failed");
    case CallbackName::OnOpen:
        return event.side == Side::Server ? tr("the 101 was sent")
                                          : tr("the 101 was received and every rule held");
    case CallbackName::OnMessage: return tr("a whole message arrived");
    case CallbackName::OnPing: return tr("a ping frame arrived");
    case CallbackName::OnPong: return tr("a pong frame arrived");
    case CallbackName::OnError: return words::cause(callback.cause);
    case CallbackName::OnClose: return tr("on-open had fired, so on-close was owed, once and last of all");
    case CallbackName::Other: return tr("the stack's own affair; the reference stack has no such callback");
    }
    return {};
}

void addCallback(Facts& facts, const Event& event, const event::Callback& callback)
{
    facts.push_back(
        {tr("callback"), text(callbackName(callback.name)), words::side(event.side), Tone::Plain});
    facts.push_back({tr("stack"), text(escaped(callback.stack, 60)),
                     callback.stack == "reference" ? tr("Ring's contract") : QString(), Tone::Plain});
    if (callback.name == CallbackName::OnMessage)
        facts.push_back(
            {tr("message"), text(opcodeName(callback.kind)), text(sizeText(callback.length)), Tone::Plain});
    if (callback.name == CallbackName::OnPing || callback.name == CallbackName::OnPong)
        facts.push_back({tr("payload"), text(sizeText(callback.length)), {}, Tone::Plain});
    if (callback.name == CallbackName::OnError)
        facts.push_back({tr("cause"), text(causeId(callback.cause)), {}, Tone::Bad});
    if (callback.name == CallbackName::OnClose) {
        facts.push_back(
            {tr("code"), words::closeCode(callback.code), {}, callback.clean ? Tone::Plain : Tone::Bad});
        facts.push_back({tr("reason"),
                         callback.reason.empty() ? tr("none") : text(escaped(callback.reason, 125)),
                         {},
                         Tone::Plain});
        facts.push_back({tr("clean"), callback.clean ? tr("yes") : tr("no"), {}, Tone::Plain});
    }
    facts.push_back({tr("why"), whyCalled(event, callback), {}, Tone::Plain});
}

} // namespace

std::vector<InspectorFact> inspectorFacts(const InspectorSubject& subject)
{
    Facts facts;
    const Event& event = subject.event;
    if (const event::Frame* frame = frameOf(event))
        addFrame(facts, subject, *frame);
    else if (const auto* callback = event.as<event::Callback>())
        addCallback(facts, event, *callback);
    else if (const QString detail = words::eventDetail(event); !detail.isEmpty())
        facts.push_back({{}, detail, {}, Tone::Plain});
    addRules(facts, subject.rules);
    return facts;
}

QString factsHtml(const std::vector<InspectorFact>& facts, const Theme& theme)
{
    const auto span = [](const QString& words, const QColor& colour) {
        return words.isEmpty() ? QString()
                               : QStringLiteral("<span style=\"color:%1\">%2</span> ")
                                     .arg(colour.name(), words.toHtmlEscaped());
    };
    QString html;
    for (const InspectorFact& fact : facts) {
        const QColor& value = fact.tone == Tone::Bad       ? theme.danger
                              : fact.tone == Tone::Warning ? theme.warning
                                                           : theme.text;
        const QString sign = fact.tone == Tone::Plain ? QString() : QStringLiteral("⚠ ");
        html += QStringLiteral("<div style=\"line-height:135%\">") + span(sign, value) +
                span(fact.name, theme.muted) + span(fact.value, value) + span(fact.note, theme.muted) +
                QStringLiteral("</div>");
    }
    return html;
}

} // namespace lifeline
