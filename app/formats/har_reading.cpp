#include "formats/har_reading.h"

#include "base/byte_text.h"
#include "wire/handshake.h"
#include "wire/ws_url.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace lifeline {
namespace {

constexpr std::int64_t billion = 1'000'000'000;
constexpr std::int64_t latest = 9'000'000'000; // seconds
constexpr std::size_t maxBody = std::size_t{64} << 10;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// A part of an entry, in a list of its own: alone only lists and objects are JSON for the strict reader. Of
/// one that cannot be read the root is null.
class Part {
public:
    Part(ByteSource& source, const TextRange& range)
        : m_text("[" + textAt(source, range, JsonReading::maxSize - 2).value_or(std::string()) + "]"),
          m_reading(m_text, {})
    {
    }
    const std::string& text() const { return m_text; }
    const Json::Value& root() const
    {
        static const Json::Value nothing;
        const Json::Value& list = m_reading.root();
        return list.isArray() && list.size() == 1 ? list[0] : nothing;
    }

private:
    std::string m_text;
    JsonReading m_reading;
};

std::string textOf(const Json::Value& value) { return value.isString() ? value.asString() : std::string(); }

std::string textOf(const Json::Value& object, std::string_view key)
{
    const Json::Value* value = member(object, key);
    return value ? textOf(*value) : std::string();
}

// Heads -------------------------------------------------------------------------------------------

/// What a line of a head may hold: no control characters.
std::string oneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; }, ' ');
    return text;
}

std::string versionOf(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const bool plain = text.size() == 8 && text.starts_with("HTTP/1.") && isDigit(text[7]);
    return plain ? text : "HTTP/1.1";
}

/// Pseudo headers are HTTP/2's.
std::string headerLines(const Json::Value& headers)
{
    std::string out;
    if (headers.isArray()) {
        for (const Json::Value& header : headers) {
            const std::string name = textOf(header, "name");
            if (!name.empty() && name.front() != ':')
                out += oneLine(name) + ": " + oneLine(textOf(header, "value")) + "\r\n";
        }
    }
    return out + "\r\n";
}

std::string targetOf(const std::string& url)
{
    const std::size_t scheme = url.find("://");
    const std::size_t path = scheme == std::string::npos ? 0 : url.find_first_of("/?#", scheme + 3);
    std::string target = path == std::string::npos ? "/" : url.substr(path, url.find('#', path) - path);
    if (target.empty() || target.front() != '/')
        target.insert(0, "/");
    std::replace(target.begin(), target.end(), ' ', '+');
    return oneLine(target);
}

/// "https:" is how some programs write a wss: address.
std::string webSocketUrl(std::string url)
{
    if (url.starts_with("http"))
        url.replace(0, 4, "ws");
    const auto parsed = parseWsUrl(url);
    return std::holds_alternative<WsUrl>(parsed) ? std::get<WsUrl>(parsed).text() : oneLine(url);
}

void readRequest(const Json::Value& request, HarFacts& out)
{
    const std::string url = textOf(request, "url"), method = oneLine(textOf(request, "method"));
    out.url = webSocketUrl(url);
    if (!request.isObject())
        return;
    const Json::Value* headers = member(request, "headers");
    out.request = (method.empty() ? "GET" : method) + " " + targetOf(url) + " " +
                  versionOf(textOf(request, "httpVersion")) + "\r\n" +
                  headerLines(headers ? *headers : Json::Value());
}

void readResponse(ByteSource& source, const HarEntryIndex& entry, HarFacts& out)
{
    const Json::Value status = Part(source, entry.status).root();
    out.status = status.isInt() && status.asInt() >= 100 && status.asInt() <= 999 ? status.asInt() : 0;
    out.error = oneLine(textOf(Part(source, entry.error).root()));
    if (out.status == 0)
        return;
    const std::string reason = oneLine(textOf(Part(source, entry.statusText).root()));
    out.response = versionOf(textOf(Part(source, entry.httpVersion).root())) + " " +
                   std::to_string(out.status) + " " +
                   (reason.empty() ? std::string(reasonPhrase(out.status)) : reason) + "\r\n" +
                   headerLines(Part(source, entry.headers).root());
    const Part content(source, entry.content);
    out.body = textOf(content.root(), "text");
    if (textOf(content.root(), "encoding") == "base64")
        out.body = fromBase64(out.body).value_or(std::string());
    out.body.resize(std::min(out.body.size(), maxBody));
}

// Times -------------------------------------------------------------------------------------------

/// Milliseconds; -1, or nothing, for what does not apply.
Duration timing(const Json::Value& timings, std::string_view key)
{
    const Json::Value* value = member(timings, key);
    const double milliseconds = value && value->isNumeric() ? value->asDouble() : 0;
    if (!(milliseconds > 0) || milliseconds > 1e10)
        return Duration::zero();
    return Duration(std::llround(milliseconds * 1e6));
}

void readTimings(const Json::Value& timings, HarFacts& out)
{
    out.connect = timing(timings, "dns") + timing(timings, "connect");
    out.send = timing(timings, "blocked") + timing(timings, "send");
    out.wait = timing(timings, "wait");
}

/// A number as it is written; empty where there is none.
std::string_view numberText(std::string_view text, const Json::Value* value)
{
    if (!value || !value->isNumeric())
        return {};
    const auto from = static_cast<std::size_t>(value->getOffsetStart());
    const auto to = static_cast<std::size_t>(value->getOffsetLimit());
    return from < to && to <= text.size() ? text.substr(from, to - from) : std::string_view();
}

std::optional<HarClose> readClose(ByteSource& source, const TextRange& range)
{
    const Part part(source, range);
    const Json::Value& root = part.root();
    HarClose close;
    close.aborted = textOf(root) == "aborted";
    if (!close.aborted && !root.isObject())
        return std::nullopt;
    const Json::Value* code = member(root, "code");
    if (code && code->isUInt() && code->asUInt() <= 0xFFFF)
        close.code = static_cast<std::uint16_t>(code->asUInt());
    close.reason = textOf(root, "reason");
    close.at = unixTimeIn(numberText(part.text(), member(root, "timestamp")));
    return close;
}

} // namespace

std::optional<UnixTime> unixTimeIn(std::string_view number)
{
    const bool plain = !number.empty() && std::all_of(number.begin(), number.end(),
                                                      [](char c) { return isDigit(c) || c == '.'; });
    if (!plain) {
        const double seconds = number.empty() ? -1 : std::strtod(std::string(number).c_str(), nullptr);
        return seconds >= 0 && seconds <= static_cast<double>(latest)
                   ? std::optional(std::llround(seconds * 1e9))
                   : std::nullopt;
    }
    const std::size_t point = std::min(number.find('.'), number.size());
    std::string digits(number.substr(0, point));
    std::string fraction(number.substr(std::min(point + 1, number.size())));
    fraction.resize(9, '0');
    if (digits.size() > 10 || digits.empty())
        return std::nullopt;
    const std::int64_t whole = std::stoll(digits);
    return whole <= latest ? std::optional(whole * billion + std::stoll(fraction)) : std::nullopt;
}

std::optional<UnixTime> unixTimeOfIso(std::string_view text)
{
    const auto written =
        QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min<std::size_t>(text.size(), 64)));
    const QDateTime time = QDateTime::fromString(written, Qt::ISODateWithMs);
    const std::int64_t milliseconds = time.isValid() ? time.toMSecsSinceEpoch() : -1;
    if (milliseconds < 0 || milliseconds > latest * 1000)
        return std::nullopt;
    return milliseconds * 1'000'000;
}

HarFacts readHarFacts(ByteSource& source, const HarEntryIndex& entry)
{
    HarFacts out;
    readRequest(Part(source, entry.request).root(), out);
    readResponse(source, entry, out);
    readTimings(Part(source, entry.timings).root(), out);
    out.remote = oneLine(textOf(Part(source, entry.serverIPAddress).root()));
    out.began = unixTimeOfIso(textOf(Part(source, entry.startedDateTime).root()));
    out.close = readClose(source, entry.webSocketClose);
    return out;
}

// Messages ----------------------------------------------------------------------------------------

namespace {

std::optional<HarMessage::Type> typeNamed(std::string_view name)
{
    if (name == "send")
        return HarMessage::Type::Send;
    if (name == "receive")
        return HarMessage::Type::Receive;
    if (name == "error")
        return HarMessage::Type::Error;
    return std::nullopt;
}

/// nullopt: none of the sixteen. An error has -1.
std::optional<Opcode> opcodeOf(const Json::Value* value, bool error)
{
    if (error && value && value->isNumeric())
        return Opcode::Text;
    if (!value || !value->isUInt() || value->asUInt() > 15)
        return std::nullopt;
    return static_cast<Opcode>(value->asUInt());
}

} // namespace

std::variant<HarMessage, HarFlaw> readHarMessage(std::string_view text)
{
    const JsonReading reading(text, {});
    const Json::Value& root = reading.root();
    const auto type = typeNamed(textOf(root, "type"));
    const auto at = unixTimeIn(numberText(text, member(root, "time")));
    const auto opcode = opcodeOf(member(root, "opcode"), type == HarMessage::Type::Error);
    const Json::Value* data = member(root, "data");
    if (!type || !at || !opcode || !data || !data->isString())
        return HarFlaw::Unreadable;
    HarMessage out{*type, *at, *opcode, data->asString()};
    if (out.opcode != Opcode::Text) {
        auto bytes = fromBase64(out.data);
        if (!bytes)
            return HarFlaw::BadBase64;
        out.data = std::move(*bytes);
    }
    const Json::Value* cut = member(root, "_cut");
    out.cut = cut && cut->isUInt64() && cut->asUInt64() < (std::uint64_t{1} << 62U) ? cut->asUInt64() : 0;
    const Json::Value* compressed = member(root, "_compressed");
    out.compressed = compressed && compressed->isBool() && compressed->asBool();
    return out;
}

} // namespace lifeline
