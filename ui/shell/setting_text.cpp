#include "ui/shell/setting_text.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "endpoints/socket_address.h"
#include "wire/http_head.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

bool tooLong(const QString& text) { return text.size() > longestSetting; }

std::string utf8(const QString& text) { return text.toStdString(); }

QString fromBytes(const std::string& bytes) { return QString::fromStdString(bytes); }

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isVisibleAscii(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

bool isFieldValue(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
    });
}

template <class Good> std::optional<std::vector<std::string>> readList(const QString& text, Good good)
{
    static const QRegularExpression gap(QStringLiteral("[,\\s]+"));
    if (tooLong(text))
        return std::nullopt;
    std::vector<std::string> parts;
    for (const QString& part : text.split(gap, Qt::SkipEmptyParts)) {
        parts.push_back(utf8(part));
        if (!good(parts.back()))
            return std::nullopt;
    }
    return parts;
}

bool hasDuplicates(std::vector<std::string> parts)
{
    std::sort(parts.begin(), parts.end());
    return std::adjacent_find(parts.begin(), parts.end()) != parts.end();
}

/// An empty line adds nothing; false when the line is no header.
bool takeHeader(HeaderList& headers, std::string_view line)
{
    if (trimmed(line).empty())
        return true;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)) || !isFieldValue(line))
        return false;
    headers.emplace_back(line.substr(0, colon), trimmed(line.substr(colon + 1)));
    return true;
}

} // namespace

std::optional<std::string> readAddress(const QString& text)
{
    const QString address = text.trimmed();
    if (tooLong(address))
        return std::nullopt;
    const auto parsed = parseAddress(utf8(address));
    return parsed ? std::optional(parsed->to_string()) : std::nullopt;
}

std::optional<std::uint16_t> readPort(const QString& text)
{
    const QString digits = text.trimmed();
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (digits.isEmpty() || digits.size() > 5 || !std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    const int port = digits.toInt();
    return port <= 0xFFFF ? std::optional(static_cast<std::uint16_t>(port)) : std::nullopt;
}

std::optional<Duration> readDuration(const QString& text)
{
    return tooLong(text) ? std::nullopt : parseDuration(utf8(text.trimmed()));
}

std::optional<std::uint64_t> readMaxMessage(const QString& text)
{
    const auto size = tooLong(text) ? std::nullopt : parseSize(utf8(text.trimmed()));
    return size && *size > 0 && *size <= largestMaxMessage ? size : std::nullopt;
}

std::optional<std::vector<std::string>> readSubprotocols(const QString& text)
{
    auto parts = readList(text, isToken);
    return parts && !hasDuplicates(*parts) ? parts : std::nullopt;
}

std::optional<std::vector<std::string>> readOrigins(const QString& text)
{
    return readList(text, isVisibleAscii);
}

std::optional<std::string> readOrigin(const QString& text)
{
    const auto parts = readOrigins(text);
    if (!parts || parts->size() > 1)
        return std::nullopt;
    return parts->empty() ? std::string() : parts->front();
}

std::optional<HeaderList> readHeaders(const QString& text, int* badLine)
{
    HeaderList headers;
    int number = 0;
    if (badLine != nullptr)
        *badLine = 1;
    if (tooLong(text))
        return std::nullopt;
    for (const QString& line : text.split(u'\n')) {
        ++number;
        if (takeHeader(headers, utf8(line)))
            continue;
        if (badLine != nullptr)
            *badLine = number;
        return std::nullopt;
    }
    return headers;
}

QString durationInput(Duration duration) { return fromBytes(durationText(duration)); }

QString maxMessageInput(std::uint64_t bytes)
{
    constexpr std::array units{u"B", u"KiB", u"MiB", u"GiB"};
    std::size_t unit = 0;
    for (; unit + 1 < units.size() && bytes != 0 && bytes % 1024 == 0; ++unit)
        bytes /= 1024;
    return QString::number(bytes) + QString::fromUtf16(units[unit]);
}

QString listInput(const std::vector<std::string>& parts)
{
    QStringList list;
    for (const std::string& part : parts)
        list << fromBytes(part);
    return list.join(QStringLiteral(", "));
}

QString headersInput(const HeaderList& headers)
{
    QStringList lines;
    for (const auto& [name, value] : headers)
        lines << fromBytes(name) + QStringLiteral(": ") + fromBytes(value);
    return lines.join(u'\n');
}

} // namespace lifeline
