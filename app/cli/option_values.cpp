#include "cli/option_values.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "base/utf8.h"
#include "endpoints/socket_address.h"
#include "wire/ws_url.h"
#include "words/words.h"

#include <charconv>
#include <fstream>

namespace lifeline {
namespace {

constexpr std::size_t maxFile = std::size_t{64} << 20;
constexpr std::uint64_t maxMessageSize = std::uint64_t{1} << 30;
constexpr std::size_t maxReason = 123; // §5.5: a control frame holds 125 bytes, two are the code

std::string quoted(std::string_view text) { return "\"" + escaped(text, 200) + "\""; }

std::optional<std::uint16_t> readNumber(std::string_view text)
{
    std::uint16_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

/// A token of RFC 9110 §5.6.2: what names of headers and subprotocols are made of.
bool isToken(std::string_view text)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    for (const char c : text) {
        const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!alphanumeric && marks.find(c) == std::string_view::npos)
            return false;
    }
    return !text.empty();
}

bool hasControlByte(std::string_view text)
{
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F)
            return true;
    }
    return false;
}

} // namespace

Complaint readPort(std::string_view text, std::uint16_t& port)
{
    const auto number = readNumber(text);
    if (!number)
        return quoted(text) + " is not a port; ports go from 0 (any free one) to 65535.";
    port = *number;
    return std::nullopt;
}

Complaint readBindAddress(std::string_view text, std::string& address)
{
    const auto parsed = parseAddress(text);
    if (!parsed)
        return quoted(text) + " is not an IP address; write one such as 127.0.0.1, ::1 or 0.0.0.0.";
    address = parsed->to_string();
    return std::nullopt;
}

Complaint readDuration(std::string_view text, Duration& duration)
{
    const auto parsed = parseDuration(text);
    if (!parsed)
        return quoted(text) +
               " is not a duration; write a number with its unit, such as 10s, 500ms or 2m, or 0.";
    duration = *parsed;
    return std::nullopt;
}

Complaint readMessageSize(std::string_view text, std::uint64_t& size)
{
    const auto parsed = parseSize(text);
    if (!parsed || *parsed == 0 || *parsed > maxMessageSize)
        return quoted(text) + " is not a message size; write 1 to 1GiB, such as 64KiB or 16MiB.";
    size = *parsed;
    return std::nullopt;
}

Complaint readUrl(std::string_view text, WsUrl& url)
{
    const auto parsed = parseWsUrl(text);
    if (const auto* flaw = std::get_if<UrlFlaw>(&parsed))
        return quoted(text) + " is no WebSocket address: " + words::urlFlaw(*flaw).toStdString();
    url = std::get<WsUrl>(parsed);
    if (url.secure)
        return quoted(text) + " needs TLS, which lifeline-cli does not speak; use a ws:// address.";
    return std::nullopt;
}

Complaint readStack(std::string_view text, StackKind& stack)
{
    const auto known = stackKindFromId(text);
    if (!known)
        return quoted(text) + " is not a stack; write reference or qt.";
    stack = *known;
    return std::nullopt;
}

Complaint readSide(std::string_view text, Side& side)
{
    for (const Side each : {Side::Client, Side::Server}) {
        if (text == sideName(each)) {
            side = each;
            return std::nullopt;
        }
    }
    return quoted(text) + " is not a side; write client or server.";
}

Complaint readHeader(std::string_view text, std::pair<std::string, std::string>& header)
{
    const std::size_t colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    if (colon == std::string_view::npos || !isToken(name) || hasControlByte(text))
        return quoted(text) +
               " is not a header; write NAME:VALUE on one line, such as \"Origin: http://localhost\".";
    header = {std::string(name), std::string(trimmed(text.substr(colon + 1)))};
    return std::nullopt;
}

Complaint readSubprotocol(std::string_view text, std::string& subprotocol)
{
    if (!isToken(text))
        return quoted(text) + " is not a subprotocol; write letters, digits and -._ without spaces.";
    subprotocol = text;
    return std::nullopt;
}

Complaint readText(std::string_view text, Outgoing& message)
{
    if (!isUtf8(text))
        return quoted(text) +
               " is not UTF-8, which a text message has to be; use --send-file for other bytes.";
    message = {Outgoing::What::Text, std::string(text), {}};
    return std::nullopt;
}

Complaint readFile(std::string_view path, Outgoing& message)
{
    std::ifstream file(std::string(path), std::ios::binary);
    std::string bytes;
    char block[65536];
    while (file && bytes.size() <= maxFile) {
        file.read(block, sizeof block);
        bytes.append(block, static_cast<std::size_t>(file.gcount()));
    }
    if (!file.eof() && bytes.size() <= maxFile)
        return "The file " + quoted(path) + " cannot be read.";
    if (bytes.size() > maxFile)
        return "The file " + quoted(path) + " is too large; at most 64 MiB can be sent as one message.";
    message.what = isUtf8(bytes) ? Outgoing::What::Text : Outgoing::What::Binary;
    message.bytes = std::move(bytes);
    return std::nullopt;
}

Complaint readClose(std::string_view text, Outgoing& close)
{
    const std::size_t colon = text.find(':');
    const auto code = readNumber(text.substr(0, colon));
    if (!code)
        return quoted(text) + " is not a close; write CODE or CODE:REASON, such as 1000 or 4001:bye.";
    const std::string_view reason = colon == std::string_view::npos ? "" : text.substr(colon + 1);
    if (reason.size() > maxReason || !isUtf8(reason))
        return "The reason in " + quoted(text) +
               " does not fit: a close frame has room for 123 bytes of UTF-8.";
    close = {Outgoing::What::Close, std::string(reason), *code};
    return std::nullopt;
}

Complaint readConnectionNumber(std::string_view text, std::uint32_t& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && number > 0)
        return std::nullopt;
    return "\"" + escaped(text, 60) + "\" is no number of a connection; they count from 1.";
}

Complaint readReportPath(std::string_view text, std::string& path)
{
    if (text.empty() || text == "-")
        return quoted(text) + " is not a file; only --log can write to the standard output.";
    path = text;
    return std::nullopt;
}

} // namespace lifeline
