#include "ui/shell/composer_draft.h"

#include "base/byte_text.h"
#include "wire/close_code.h"
#include "words/translate.h"

#include <QLocale>
#include <QStringList>

namespace lifeline {
namespace {

constexpr std::size_t longestControl = 125;
constexpr std::size_t longestReason = longestControl - 2;

QString say(const char* sentence) { return QCoreApplication::translate("Composer", sentence); }

QString bytesNote(std::size_t count)
{
    return say(QT_TRANSLATE_NOOP("Composer", "%1 B")).arg(QLocale().toString(static_cast<qulonglong>(count)));
}

DraftReading refuse(const QString& sentence) { return {std::nullopt, sentence}; }

DraftReading readBinary(const QString& text)
{
    auto bytes = fromHex(text.toStdString());
    if (!bytes)
        return refuse(say(QT_TRANSLATE_NOOP("Composer", "Write bytes in hex, such as 01 a0 ff.")));
    const QString note = bytesNote(bytes->size());
    return {Outgoing{Outgoing::What::Binary, std::move(*bytes), {}}, note};
}

DraftReading readControl(Outgoing::What what, const QString& text)
{
    std::string bytes = text.toStdString();
    if (bytes.size() > longestControl)
        return refuse(
            say(QT_TRANSLATE_NOOP("Composer", "%1 B; a ping or pong has room for 125.")).arg(bytes.size()));
    const QString note = bytesNote(bytes.size());
    return {Outgoing{what, std::move(bytes), {}}, note};
}

/// The number before a name; false when there is something else.
bool readCode(const QString& text, std::optional<std::uint16_t>& code)
{
    const QString entry = text.trimmed();
    code.reset();
    if (entry.isEmpty() || entry == closeCodeChoices().first())
        return true;
    const QString digits = entry.section(u' ', 0, 0);
    for (const QChar c : digits) {
        if (c < u'0' || c > u'9')
            return false;
    }
    bool fits = false;
    code = digits.toUShort(&fits);
    const bool named = digits == entry || closeCodeChoices().contains(entry);
    return fits && named;
}

QString codeNote(std::uint16_t code, std::size_t reasonBytes)
{
    if (!mayBeOnTheWire(code))
        return say(QT_TRANSLATE_NOOP("Composer", "%1 must not be sent (§7.4)")).arg(code);
    return reasonBytes > 0 ? bytesNote(reasonBytes) : words::fromUtf8(closeCodeName(code));
}

DraftReading readClose(const Draft& draft)
{
    std::optional<std::uint16_t> code;
    std::string reason = draft.text.toStdString();
    if (!readCode(draft.code, code))
        return refuse(say(QT_TRANSLATE_NOOP("Composer", "The code is a number from 0 to 65535, or none.")));
    if (!code && !reason.empty())
        return refuse(say(QT_TRANSLATE_NOOP("Composer", "A reason needs a code before it.")));
    if (reason.size() > longestReason)
        return refuse(
            say(QT_TRANSLATE_NOOP("Composer", "%1 B; a reason has room for 123.")).arg(reason.size()));
    const QString note =
        code ? codeNote(*code, reason.size()) : say(QT_TRANSLATE_NOOP("Composer", "an empty close frame"));
    return {Outgoing{Outgoing::What::Close, std::move(reason), code}, note};
}

} // namespace

DraftReading readDraft(const Draft& draft)
{
    switch (draft.kind) {
    case DraftKind::Text: break;
    case DraftKind::Binary: return readBinary(draft.text);
    case DraftKind::Ping: return readControl(Outgoing::What::Ping, draft.text);
    case DraftKind::Pong: return readControl(Outgoing::What::Pong, draft.text);
    case DraftKind::Close: return readClose(draft);
    }
    std::string bytes = draft.text.toStdString();
    const QString note = bytesNote(bytes.size());
    return {Outgoing{Outgoing::What::Text, std::move(bytes), {}}, note};
}

QStringList closeCodeChoices()
{
    QStringList choices{say(QT_TRANSLATE_NOOP("Composer", "no code"))};
    for (const CloseCodeInfo& row : closeCodes())
        choices << QString::number(row.code) + u' ' + words::fromUtf8(row.name);
    return choices;
}

void SendHistory::add(const Draft& sent)
{
    if (m_sent.empty() || m_sent.back() != sent)
        m_sent.push_back(sent);
    if (m_sent.size() > capacity)
        m_sent.erase(m_sent.begin());
    endWalk();
}

std::optional<Draft> SendHistory::older(const Draft& current)
{
    if (m_at == 0)
        return std::nullopt;
    if (m_at == m_sent.size())
        m_kept = current;
    return m_sent[--m_at];
}

std::optional<Draft> SendHistory::newer()
{
    if (m_at == m_sent.size())
        return std::nullopt;
    ++m_at;
    return m_at == m_sent.size() ? m_kept : m_sent[m_at];
}

} // namespace lifeline
