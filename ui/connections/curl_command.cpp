#include "ui/connections/curl_command.h"

#include "base/byte_text.h"
#include "wire/http_head.h"
#include "wire/ws_url.h"

#include <algorithm>

namespace lifeline {
namespace {

bool isPrintable(char c) { return c >= 0x20 && c != 0x7F; }

std::string quotedPrintable(std::string_view text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string quotedBytes(std::string_view bytes)
{
    std::string out = "$'";
    for (const char c : bytes) {
        if (!isPrintable(c))
            out += "\\x" + toHex({&c, 1});
        else
            out += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
    }
    return out + "'";
}

/// curl takes "Name:" as the wish to leave a header out, and "Name;" as one without a value.
std::string headerOption(const HeaderLine& line)
{
    const std::string name(line.name);
    const std::string text = line.value.empty() ? name + ';' : name + ": " + std::string(line.value);
    return " -H " + shellWord(text);
}

std::string headerOptions(const HttpHead& head)
{
    std::string out;
    for (const HeaderLine& line : head.lines())
        if (!line.name.empty())
            out += headerOption(line);
    for (const std::string_view own : {"Host", "User-Agent", "Accept"})
        if (head.count(own) == 0)
            out += " -H " + shellWord(std::string(own) + ':');
    return out;
}

/// The address a connection went to: the listening one here, else the one in the client's URL.
std::string addressOf(const EventLog& log, const ConnectionRecord& record)
{
    for (const std::uint32_t row : record.rows)
        if (log.entry(row).kind == EventKind::Accepted)
            return std::string(log.event(row).as<event::Accepted>()->local);
    const auto parsed = parseWsUrl(record.story.url);
    const auto* url = std::get_if<WsUrl>(&parsed);
    return url == nullptr ? std::string("127.0.0.1") : url->authority();
}

} // namespace

std::string shellWord(std::string_view bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), isPrintable) ? quotedPrintable(bytes) : quotedBytes(bytes);
}

std::string curlCommand(std::string_view raw, std::string_view address, bool secure)
{
    const HttpHead head = parseHead(HeadKind::Request, std::string(raw));
    const std::string base = (secure ? "https://" : "http://") + std::string(address);
    std::string out = "curl -i -N --http1.1";
    if (head.method() != "GET" && !head.method().empty())
        out += " -X " + shellWord(head.method());
    out += headerOptions(head);
    if (head.target().starts_with('/'))
        return out + " --globoff --path-as-is " + shellWord(base + std::string(head.target()));
    if (!head.target().empty())
        out += " --request-target " + shellWord(head.target());
    return out + " " + shellWord(base + "/");
}

std::optional<std::string> curlCommand(const EventLog& log, const ConnectionRecord& record)
{
    for (const std::uint32_t row : record.rows) {
        if (log.entry(row).kind != EventKind::Request)
            continue;
        const bool secure = record.story.url.starts_with("wss:");
        return curlCommand(log.event(row).as<event::Request>()->head, addressOf(log, record), secure);
    }
    return std::nullopt;
}

} // namespace lifeline
