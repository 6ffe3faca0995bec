#include "ui/ladder/ladder_captions.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "words/words.h"

#include <QLocale>
#include <QStringList>

namespace lifeline {
namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

const QString& dot()
{
    static const QString between = QStringLiteral(" · ");
    return between;
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(dot());
}

/// "missing-key §4.2.1 · missing-version §4.2.1"
QString rulesWithSections(RuleSet rules)
{
    QStringList parts;
    for (const UpgradeRule rule : rules.rules()) {
        const UpgradeRuleInfo& row = info(rule);
        const bool rfc6455 = row.section.find(' ') == std::string_view::npos;
        parts << text(row.id) + (rfc6455 ? QStringLiteral(" §") : QStringLiteral(" ")) + text(row.section);
    }
    return parts.join(dot());
}

/// Which end of a frame's arrow tells more: the receiver's where the frame never wholly arrived.
bool isCut(const Event& event)
{
    const event::Frame* frame = frameOf(event);
    const auto header = frame != nullptr ? frameHeader(*frame) : std::nullopt;
    return frame != nullptr && (!header || frame->arrived < header->length);
}

} // namespace

void LadderCaptions::clear()
{
    m_ledger = ResourceLedger(m_taking);
    m_changes.clear();
}

void LadderCaptions::take(std::uint32_t logRow, const EventEntry& entry)
{
    if (entry.kind != EventKind::Callback || entry.side != Side::Server)
        return;
    const auto name = static_cast<CallbackName>(entry.aux);
    if (name != CallbackName::Upgrade && name != CallbackName::OnOpen && name != CallbackName::OnClose)
        return;
    const Event event = m_log.event(logRow);
    if (const auto* callback = event.as<event::Callback>())
        m_changes[logRow] = m_ledger.take(*callback);
}

QString LadderCaptions::wire(const LadderRow& row) const
{
    switch (row.kind) {
    case LadderRowKind::TcpOpen:
        return row.answered ? QStringLiteral("SYN · SYN-ACK") : QStringLiteral("SYN");
    case LadderRowKind::Fin: return QStringLiteral("FIN");
    case LadderRowKind::Reset: return QStringLiteral("⚡ RST");
    default: break;
    }
    Event event = m_log.event(row.logRow());
    if (const std::uint32_t other = row.at(otherEnd(row.side)); other != LadderRow::none)
        if (const Event received = m_log.event(other); isCut(received))
            event = received;
    if (const auto* request = event.as<event::Request>())
        return requestCaption(*request);
    if (const auto* response = event.as<event::Response>())
        return responseCaption(*response);
    const event::Frame* frame = frameOf(event);
    return frame != nullptr ? frameCaption(*frame) : QString();
}

QString LadderCaptions::flag(const LadderRow& row) const
{
    if (row.kind == LadderRowKind::Script)
        return scriptCaption(m_log.event(row.logRow()));
    return text(escaped(eventName(m_log.event(row.logRow())), 64));
}

QString LadderCaptions::ledgerNote(std::uint32_t logRow) const
{
    const auto found = m_changes.find(logRow);
    if (found == m_changes.end())
        return {};
    const auto [taken, released, leaked] = found->second;
    const auto count = [](std::uint32_t n) { return n == 1 ? tr("1 resource") : tr("%1 resources").arg(n); };
    if (leaked > 0)
        return tr("leaked %1").arg(leaked);
    if (taken > 0)
        return QStringLiteral("+ ") + count(taken);
    return released > 0 ? QStringLiteral("− ") + count(released) : QString();
}

QString LadderCaptions::note(const LadderRow& row) const
{
    const Event event = m_log.event(row.logRow());
    if (row.kind == LadderRowKind::Script)
        return scriptNote(event);
    const auto* callback = event.as<event::Callback>();
    if (callback == nullptr)
        return {};
    switch (callback->name) {
    case CallbackName::Upgrade:
    case CallbackName::OnOpen: return joined({ledgerNote(row.logRow()), ruleIds(callback->refusal)});
    case CallbackName::OnMessage:
    case CallbackName::OnPing:
    case CallbackName::OnPong: return text(sizeText(callback->length));
    case CallbackName::OnError:
        return callback->called.empty() ? words::cause(callback->cause) : text(escaped(callback->reason, 60));
    case CallbackName::OnClose:
        return joined(
            {callback->code == 0 ? QString() : QString::number(callback->code), ledgerNote(row.logRow())});
    case CallbackName::Other: break;
    }
    return {};
}

QString LadderCaptions::notice(const LadderRow& row) const
{
    const Event event = m_log.event(row.logRow());
    const QString warning = QStringLiteral("⚠ ");
    if (const auto* refused = event.as<event::RequestRefused>())
        return warning + rulesWithSections(refused->rules);
    if (const auto* refused = event.as<event::ResponseRefused>())
        return warning + rulesWithSections(refused->rules);
    if (const auto* passed = event.as<event::DeadlinePassed>())
        return QStringLiteral("◷ ") +
               tr("%1: the %2 passed").arg(words::side(event.side), words::deadline(passed->name));
    if (const auto* finding = event.as<event::Finding>())
        return warning + words::violation(finding->violation);
    return QStringLiteral("✕ ") + words::eventDetail(event);
}

bool LadderCaptions::grave(const LadderRow& row) const
{
    if (row.kind == LadderRowKind::Finding)
        return info(static_cast<Violation>(row.aux)).closeCode != 0;
    return row.kind != LadderRowKind::Deadline;
}

QString LadderCaptions::fold(const LadderItem& item, const LadderRow& first) const
{
    const QString count = QLocale().toString(item.frames);
    const auto opcode = static_cast<Opcode>(first.aux);
    if (opcode == Opcode::Ping || opcode == Opcode::Pong)
        return tr("%1 pings and pongs").arg(count);
    const QString what = opcode == Opcode::Text || opcode == Opcode::Binary ? tr("%1 messages").arg(count)
                                                                            : tr("%1 frames").arg(count);
    return joined({what, text(opcodeName(opcode)), text(sizeText(first.length))});
}

QString LadderCaptions::ghostFlag(const Ghost& ghost) const
{
    return ghost.closeFrame ? tr("close frame") : text(escaped(ghostName(ghost), 64));
}

QString LadderCaptions::ghostNote(const Ghost& ghost) const { return words::ghost(ghost); }

} // namespace lifeline
