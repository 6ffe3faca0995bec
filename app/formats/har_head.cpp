#include "formats/har_head.h"

#include "base/byte_text.h"
#include "base/utf8.h"
#include "formats/redaction.h"
#include "wire/http_head.h"

#include <algorithm>
#include <charconv>

namespace lifeline {
namespace {

std::string versionText(const HttpHead& head)
{
    if (head.version() == 0)
        return {};
    return "HTTP/" + std::to_string(head.version() / 10) + '.' + std::to_string(head.version() % 10);
}

void writePair(JsonWriter& json, std::string_view name, std::string_view value)
{
    json.beginObject().member("name", name).member("value", value).endObject();
}

void writeHeaders(JsonWriter& json, const HttpHead& head)
{
    json.key("headers").beginArray();
    for (const HeaderLine& line : head.lines()) {
        if (!line.name.empty())
            writePair(json, line.name, line.value);
    }
    json.endArray();
}

std::pair<std::string_view, std::string_view> atEquals(std::string_view text)
{
    const std::size_t equals = text.find('=');
    return {text.substr(0, equals), equals == std::string_view::npos ? "" : text.substr(equals + 1)};
}

/// "a=1; b=2"; of a Set-Cookie only the first counts.
void writeCookieValue(JsonWriter& json, std::string_view text, bool onlyFirst)
{
    while (!text.empty() && text != redactedMark) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const auto [name, value] = atEquals(trimmed(text.substr(0, end)));
        if (!name.empty())
            writePair(json, name, value);
        text.remove_prefix(onlyFirst ? text.size() : std::min(end + 1, text.size()));
    }
}

void writeCookies(JsonWriter& json, const HttpHead& head, std::string_view field)
{
    json.key("cookies").beginArray();
    for (const HeaderLine& line : head.lines()) {
        if (equalsIgnoreCase(line.name, field))
            writeCookieValue(json, line.value, field == "Set-Cookie");
    }
    json.endArray();
}

void writeQuery(JsonWriter& json, std::string_view url)
{
    json.key("queryString").beginArray();
    const std::size_t mark = url.find('?');
    std::string_view query = mark == std::string_view::npos ? "" : url.substr(mark + 1);
    query = query.substr(0, query.find('#'));
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const auto [name, value] = atEquals(query.substr(0, end));
        writePair(json, name, value);
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    json.endArray();
}

void writeContent(JsonWriter& json, const HttpHead& head, std::string_view body)
{
    const std::string whole =
        head.hasToken("Transfer-Encoding", "chunked") ? withoutChunks(body) : std::string(body);
    json.key("content").beginObject().member("size", whole.size());
    json.member("mimeType", head.value("Content-Type").value_or("x-unknown"));
    if (isUtf8(whole))
        json.member("text", std::string_view(whole));
    else
        json.member("text", std::string_view(toBase64(whole))).member("encoding", "base64");
    json.endObject();
}

} // namespace

std::string requestUrl(std::string_view bytes)
{
    const HttpHead head = parseHead(HeadKind::Request, std::string(bytes));
    const auto host = head.value("Host");
    if (!host || head.target().empty())
        return {};
    return "ws://" + std::string(*host) + std::string(head.target());
}

std::string withoutChunks(std::string_view body)
{
    std::string out;
    while (!body.empty()) {
        const std::size_t line = std::min(body.find('\n'), body.size() - 1);
        std::size_t size = 0;
        const auto [end, error] = std::from_chars(body.data(), body.data() + line, size, 16);
        if (error != std::errc() || size == 0)
            break;
        body.remove_prefix(line + 1);
        out += body.substr(0, size);
        body.remove_prefix(std::min(size, body.size()));
        if (body.starts_with("\r\n"))
            body.remove_prefix(2);
    }
    return out;
}

void writeHarRequest(JsonWriter& json, std::string_view bytes, std::string_view url)
{
    const HttpHead head = parseHead(HeadKind::Request, std::string(bytes));
    json.key("request").beginObject().member("method", head.method()).member("url", url);
    json.member("httpVersion", std::string_view(versionText(head)));
    writeCookies(json, head, "Cookie");
    writeHeaders(json, head);
    writeQuery(json, url);
    json.member("headersSize", bytes.size()).member("bodySize", 0).endObject();
}

void writeHarResponse(JsonWriter& json, int status, std::string_view bytes, std::string_view body,
                      std::string_view error)
{
    const HttpHead head = parseHead(HeadKind::Response, std::string(bytes));
    json.key("response").beginObject().member("status", status).member("statusText", head.reason());
    json.member("httpVersion", std::string_view(versionText(head)));
    writeCookies(json, head, "Set-Cookie");
    writeHeaders(json, head);
    writeContent(json, head, body);
    json.member("redirectURL", head.value("Location").value_or(""));
    json.member("headersSize", bytes.size()).member("bodySize", body.size());
    json.member("_transferSize", bytes.size() + body.size()).key("_error");
    if (error.empty())
        json.null();
    else
        json.value(error);
    json.endObject();
}

} // namespace lifeline
