#include "wire/close_code.h"
#include "words/translate.h"
#include "words/words.h"

#include <array>

namespace lifeline::words {
namespace {

/// "4.2.1" is a section of RFC 6455; another document is named in front: "RFC 9112 2.2".
QString sectionText(std::string_view section)
{
    const QString text = fromUtf8(section);
    const qsizetype space = text.lastIndexOf(u' ');
    if (space < 0)
        return QStringLiteral("RFC 6455 §") + text;
    return text.left(space) + QStringLiteral(" §") + text.mid(space + 1);
}

/// Titles of the wire's tables are the translation sources themselves, so that no second table can differ
/// from them.
QString withSection(std::string_view title, std::string_view section)
{
    const std::string source(title);
    return translated("%1 (%2)").arg(translated(source.c_str()), sectionText(section));
}

constexpr std::array<const char*, 16> codes{
    QT_TRANSLATE_NOOP("Words", "normal closure"),    QT_TRANSLATE_NOOP("Words", "going away"),
    QT_TRANSLATE_NOOP("Words", "protocol error"),    QT_TRANSLATE_NOOP("Words", "unsupported data"),
    QT_TRANSLATE_NOOP("Words", "reserved"),          QT_TRANSLATE_NOOP("Words", "no status received"),
    QT_TRANSLATE_NOOP("Words", "abnormal closure"),  QT_TRANSLATE_NOOP("Words", "invalid payload data"),
    QT_TRANSLATE_NOOP("Words", "policy violation"),  QT_TRANSLATE_NOOP("Words", "message too big"),
    QT_TRANSLATE_NOOP("Words", "extension missing"), QT_TRANSLATE_NOOP("Words", "internal error"),
    QT_TRANSLATE_NOOP("Words", "service restart"),   QT_TRANSLATE_NOOP("Words", "try again later"),
    QT_TRANSLATE_NOOP("Words", "bad gateway"),       QT_TRANSLATE_NOOP("Words", "TLS handshake failed"),
};

constexpr std::array<const char*, 8> classes{
    QT_TRANSLATE_NOOP("Words", "not a close code"),  QT_TRANSLATE_NOOP("Words", "registered"),
    QT_TRANSLATE_NOOP("Words", "never on the wire"), QT_TRANSLATE_NOOP("Words", "reserved"),
    QT_TRANSLATE_NOOP("Words", "unassigned"),        QT_TRANSLATE_NOOP("Words", "library or framework"),
    QT_TRANSLATE_NOOP("Words", "private use"),       QT_TRANSLATE_NOOP("Words", "not a close code"),
};

constexpr std::array<const char*, 8> urlFlaws{
    QT_TRANSLATE_NOOP("Words", "There is no address to connect to."),
    QT_TRANSLATE_NOOP("Words", "The address must begin with ws://, for example ws://127.0.0.1:9001/."),
    QT_TRANSLATE_NOOP("Words", "Only addresses that begin with ws:// can be connected to."),
    QT_TRANSLATE_NOOP("Words", "The address names no host."),
    QT_TRANSLATE_NOOP("Words", "The host in the address is not a host name or IP address."),
    QT_TRANSLATE_NOOP("Words", "The port in the address must be a number from 1 to 65535."),
    QT_TRANSLATE_NOOP("Words", "A WebSocket address must not have a fragment (#…), RFC 6455 §3."),
    QT_TRANSLATE_NOOP("Words", "The path of the address has a character that must be percent-encoded."),
};

} // namespace

QString rule(UpgradeRule rule)
{
    const UpgradeRuleInfo& row = info(rule);
    return withSection(row.title, row.section);
}

QString violation(Violation violation)
{
    const ViolationInfo& row = info(violation);
    return withSection(row.title, row.section);
}

QString closeCode(std::uint16_t code)
{
    const bool named = code >= close_code::normal && code <= close_code::tlsHandshake;
    const char* name = named ? codes[code - close_code::normal] : rowOf(classes, classify(code));
    return QString::number(code) + u' ' + translated(name);
}

QString urlFlaw(UrlFlaw flaw) { return translated(rowOf(urlFlaws, flaw)); }

} // namespace lifeline::words
