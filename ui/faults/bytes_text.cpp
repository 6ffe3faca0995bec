#include "ui/faults/bytes_text.h"

#include "base/byte_text.h"

#include <QRegularExpression>
#include <QStringList>

namespace lifeline {
namespace {

constexpr int mostDigits = 6; // of \u{…}

bool appendHex(std::string& out, const QString& digits)
{
    const auto byte = fromHex(digits.toStdString());
    if (!byte || byte->size() != 1)
        return false;
    out += *byte;
    return true;
}

bool appendCodePoint(std::string& out, const QString& digits)
{
    bool ok = false;
    const char32_t point = digits.toUInt(&ok, 16);
    if (!ok || digits.isEmpty() || digits.size() > mostDigits || point > 0x10FFFF)
        return false;
    out += QString::fromUcs4(&point, 1).toStdString();
    return true;
}

/// What follows a backslash at `at`; `at` moves to its last character.
bool appendEscape(std::string& out, const QString& text, qsizetype& at)
{
    const QChar kind = at < text.size() ? text[at] : QChar();
    switch (kind.unicode()) {
    case u'\\': out += '\\'; return true;
    case u'r': out += '\r'; return true;
    case u'n': out += '\n'; return true;
    case u't': out += '\t'; return true;
    case u'x': at += 2; return appendHex(out, text.mid(at - 1, 2));
    case u'u': break;
    default: return false;
    }
    const qsizetype end = text.indexOf(u'}', at);
    if (text.mid(at + 1, 1) != u"{" || end < 0)
        return false;
    const QString digits = text.mid(at + 2, end - at - 2);
    at = end;
    return appendCodePoint(out, digits);
}

} // namespace

QString bytesInput(std::string_view bytes) { return QString::fromStdString(escaped(bytes)); }

std::optional<std::string> readBytes(const QString& text)
{
    std::string out;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == u'\\') {
            if (!appendEscape(out, text, ++at))
                return std::nullopt;
            continue;
        }
        const qsizetype length = text[at].isHighSurrogate() ? 2 : 1;
        out += text.mid(at, length).toStdString();
        at += length - 1;
    }
    return out;
}

QString opcodeInput(Opcode opcode)
{
    const std::string_view name = opcodeName(opcode);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

std::optional<Opcode> readOpcode(const QString& text)
{
    bool isNumber = false;
    const int number = text.trimmed().toInt(&isNumber);
    if (isNumber)
        return number >= 0 && number <= 15 ? std::optional(static_cast<Opcode>(number)) : std::nullopt;
    return opcodeFromName(text.trimmed().toStdString());
}

QString numbersInput(const std::vector<int>& numbers)
{
    QStringList parts;
    for (const int number : numbers)
        parts << QString::number(number) + (number < 10 ? QStringLiteral("xx") : QString());
    return parts.join(QStringLiteral(", "));
}

std::optional<std::vector<int>> readNumbers(const QString& text, int most)
{
    static const QRegularExpression between(QStringLiteral("[,\\s]+"));
    std::vector<int> numbers;
    for (QString part : text.split(between, Qt::SkipEmptyParts)) {
        const bool isClass = part.size() == 3 && part.endsWith(u"xx");
        bool ok = false;
        const int number = (isClass ? part.left(1) : part).toInt(&ok);
        if (!ok || number < 0 || number > most)
            return std::nullopt;
        numbers.push_back(number);
    }
    return numbers;
}

} // namespace lifeline
