#include "wire/handshake.h"

#include "base/byte_text.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

namespace lifeline {

namespace {

constexpr std::string_view guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // §1.3

void appendLine(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string out;
    for (const std::string& part : parts)
        out.append(out.empty() ? "" : ", ").append(part);
    return out;
}

HeaderList standardHeaders(const WsUrl& url, std::string_view key,
                           const std::vector<std::string>& subprotocols)
{
    HeaderList headers{{"Host", url.authority()},
                       {"Upgrade", "websocket"},
                       {"Connection", "Upgrade"},
                       {"Sec-WebSocket-Key", std::string(key)},
                       {"Sec-WebSocket-Version", "13"}};
    if (!subprotocols.empty())
        headers.emplace_back("Sec-WebSocket-Protocol", joined(subprotocols));
    return headers;
}

bool hasName(const HeaderList& headers, std::string_view name)
{
    return std::any_of(headers.begin(), headers.end(),
                       [name](const auto& header) { return equalsIgnoreCase(header.first, name); });
}

/// "RFC 6455 section 4.2.1"; another RFC's number stands in the section itself.
std::string sectionWords(std::string_view section)
{
    const std::size_t space = section.rfind(' ');
    const bool other = space != std::string_view::npos;
    std::string words(other ? section.substr(0, space) : std::string_view("RFC 6455"));
    return words.append(" section ").append(other ? section.substr(space + 1) : section);
}

std::string refusalBody(const RequestVerdict& verdict)
{
    std::string body =
        verdict.failed.has(UpgradeRule::NotAnUpgrade)
            ? "This is a WebSocket server: it answers only requests for an upgrade to websocket.\n"
            : "The upgrade to websocket was refused:\n";
    for (const UpgradeRule rule : verdict.failed.rules()) {
        const UpgradeRuleInfo& row = info(rule);
        body.append(row.id).append(": ").append(row.title);
        body.append(" (").append(sectionWords(row.section)).append(")\n");
    }
    return body;
}

} // namespace

std::string acceptFor(std::string_view key)
{
    const std::string text = std::string(key).append(guid);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha1(), nullptr) != 1)
        return {};
    return toBase64(std::string(digest.begin(), digest.begin() + length));
}

std::string makeKey(RandomSource& random)
{
    std::string bytes;
    for (int word = 0; word < 4; ++word) {
        const std::uint32_t bits = random.next();
        for (const unsigned shift : {24U, 16U, 8U, 0U})
            bytes += static_cast<char>(bits >> shift & 0xFFU);
    }
    return toBase64(bytes);
}

std::string upgradeRequest(const WsUrl& url, std::string_view key, const RequestOptions& options)
{
    std::string out = "GET " + url.resource + " HTTP/1.1\r\n";
    const HeaderList standard = standardHeaders(url, key, options.subprotocols);
    for (const auto& [name, value] : standard) {
        if (!hasName(options.headers, name))
            appendLine(out, name, value);
        for (const auto& [extra, extraValue] : options.headers) {
            if (equalsIgnoreCase(extra, name))
                appendLine(out, extra, extraValue);
        }
    }
    for (const auto& [name, value] : options.headers) {
        if (!hasName(standard, name))
            appendLine(out, name, value);
    }
    return out += "\r\n";
}

std::string upgradeResponse(const RequestVerdict& verdict)
{
    std::string out = "HTTP/1.1 101 Switching Protocols\r\n";
    appendLine(out, "Upgrade", "websocket");
    appendLine(out, "Connection", "Upgrade");
    appendLine(out, "Sec-WebSocket-Accept", acceptFor(verdict.key));
    if (!verdict.subprotocol.empty())
        appendLine(out, "Sec-WebSocket-Protocol", verdict.subprotocol);
    return out += "\r\n";
}

std::string refusal(const RequestVerdict& verdict)
{
    const int status = verdict.status();
    const std::string body = refusalBody(verdict);
    std::string out = "HTTP/1.1 " + std::to_string(status) + ' ';
    out.append(reasonPhrase(status)).append("\r\n");
    if (status == 426)
        appendLine(out, "Upgrade", "websocket"); // RFC 9110 §15.5.22; §7.8 wants it named in Connection too
    appendLine(out, "Connection", status == 426 ? "close, Upgrade" : "close");
    appendLine(out, "Sec-WebSocket-Version", "13");
    if (status == 405)
        appendLine(out, "Allow", "GET"); // RFC 9110 §15.5.6
    appendLine(out, "Content-Type", "text/plain; charset=utf-8");
    appendLine(out, "Content-Length", std::to_string(body.size()));
    out += "\r\n";
    return verdict.headMethod ? out : out + body;
}

std::string_view reasonPhrase(int status)
{
    struct Row {
        int status;
        std::string_view phrase;
    };
    static constexpr std::array<Row, 22> rows{{{101, "Switching Protocols"},
                                               {200, "OK"},
                                               {204, "No Content"},
                                               {301, "Moved Permanently"},
                                               {302, "Found"},
                                               {307, "Temporary Redirect"},
                                               {308, "Permanent Redirect"},
                                               {400, "Bad Request"},
                                               {401, "Unauthorized"},
                                               {403, "Forbidden"},
                                               {404, "Not Found"},
                                               {405, "Method Not Allowed"},
                                               {408, "Request Timeout"},
                                               {414, "URI Too Long"},
                                               {426, "Upgrade Required"},
                                               {429, "Too Many Requests"},
                                               {431, "Request Header Fields Too Large"},
                                               {500, "Internal Server Error"},
                                               {501, "Not Implemented"},
                                               {502, "Bad Gateway"},
                                               {503, "Service Unavailable"},
                                               {504, "Gateway Timeout"}}};
    const auto row =
        std::find_if(rows.begin(), rows.end(), [status](const Row& r) { return r.status == status; });
    return row == rows.end() ? std::string_view("Status") : row->phrase;
}

} // namespace lifeline
