#include "wire/ws_url.h"

#include "base/byte_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace lifeline {

namespace {

constexpr std::string_view mark = "://";
constexpr std::uint16_t plainPort = 80;
constexpr std::uint16_t securePort = 443;
constexpr std::size_t maxHost = 253; // octets of a domain name as text, RFC 1035 §2.3.4

bool isAlnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool isHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool isSchemeChar(char c) { return isAlnum(c) || c == '+' || c == '-' || c == '.'; }

/// A domain name or an IPv4 address; one with other letters has to be written in punycode.
bool isName(std::string_view host)
{
    const auto allowed = [](char c) { return isAlnum(c) || c == '-' || c == '.' || c == '_'; };
    return host.size() <= maxHost && std::all_of(host.begin(), host.end(), allowed);
}

/// dec-octet "." … of an IPv4 address at the end of an IPv6 one.
bool isIpv4(std::string_view text)
{
    for (int part = 0; part < 4; ++part) {
        unsigned value = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        const auto length = static_cast<std::size_t>(read.ptr - text.data());
        if (read.ec != std::errc() || value > 255 || length > 3)
            return false;
        text.remove_prefix(length);
        if (part < 3 && !text.starts_with('.'))
            return false;
        text.remove_prefix(part < 3 ? 1 : 0);
    }
    return text.empty();
}

/// How many 16-bit groups the text holds; nullopt where a group is malformed. Empty text holds none.
std::optional<int> groupsOf(std::string_view text, bool mayEndInIpv4)
{
    int groups = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(':'), text.size());
        const std::string_view group = text.substr(0, end);
        const bool last = end == text.size();
        if (last && mayEndInIpv4 && isIpv4(group))
            return groups + 2;
        if (group.empty() || group.size() > 4 || !std::all_of(group.begin(), group.end(), isHex))
            return std::nullopt;
        if (end + 1 == text.size())
            return std::nullopt; // a colon with nothing after it
        ++groups;
        text.remove_prefix(last ? end : end + 1);
    }
    return groups;
}

/// IPv6address of RFC 3986 §3.2.2, without a zone.
bool isIpv6(std::string_view text)
{
    const std::size_t gap = text.find("::");
    if (gap == std::string_view::npos)
        return groupsOf(text, true) == 8;
    const auto before = groupsOf(text.substr(0, gap), false);
    const auto after = groupsOf(text.substr(gap + 2), true);
    return before && after && *before + *after <= 7;
}

/// The port's digits as a number from 1 to 65535.
std::optional<std::uint16_t> parsePort(std::string_view digits)
{
    std::uint16_t port = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || port == 0)
        return std::nullopt;
    return port;
}

/// Reads "[v6]" from the front of `authority` and leaves what follows.
std::optional<UrlFlaw> takeBracketed(std::string_view& authority, WsUrl& url)
{
    const std::size_t close = authority.find(']');
    if (close == std::string_view::npos || !isIpv6(authority.substr(1, close - 1)))
        return UrlFlaw::BadHost;
    url.host = asciiLower(authority.substr(1, close - 1));
    authority.remove_prefix(close + 1);
    if (!authority.empty() && authority[0] != ':')
        return UrlFlaw::BadHost;
    return std::nullopt;
}

std::optional<UrlFlaw> takeName(std::string_view& authority, WsUrl& url)
{
    const std::size_t colon = std::min(authority.find(':'), authority.size());
    const std::string_view host = authority.substr(0, colon);
    if (!isName(host) || authority.find('@') != std::string_view::npos ||
        std::count(authority.begin(), authority.end(), ':') > 1)
        return UrlFlaw::BadHost;
    if (host.empty())
        return UrlFlaw::NoHost;
    url.host = asciiLower(host);
    authority.remove_prefix(colon);
    return std::nullopt;
}

std::optional<UrlFlaw> parseAuthority(std::string_view authority, WsUrl& url)
{
    if (authority.empty())
        return UrlFlaw::NoHost;
    const auto flaw = authority[0] == '[' ? takeBracketed(authority, url) : takeName(authority, url);
    if (flaw || authority.empty())
        return flaw;
    const auto port = parsePort(authority.substr(1));
    if (!port)
        return UrlFlaw::BadPort;
    url.port = *port;
    return std::nullopt;
}

std::optional<UrlFlaw> parseResource(std::string_view resource, WsUrl& url)
{
    for (const char c : resource) {
        if (c == '#')
            return UrlFlaw::Fragment;
        if (c <= 0x20 || c >= 0x7F)
            return UrlFlaw::BadCharacter;
    }
    url.resource = resource.starts_with('/') ? "" : "/";
    url.resource += resource;
    return std::nullopt;
}

std::optional<UrlFlaw> parseScheme(std::string_view text, WsUrl& url)
{
    const std::size_t end = text.find(mark);
    if (end == std::string_view::npos || end == 0)
        return UrlFlaw::NoScheme;
    const std::string scheme = asciiLower(text.substr(0, end));
    if (!std::all_of(scheme.begin(), scheme.end(), isSchemeChar))
        return UrlFlaw::NoScheme; // the "://" stands further on
    if (scheme != "ws" && scheme != "wss")
        return UrlFlaw::WrongScheme;
    url.secure = scheme == "wss";
    url.port = url.secure ? securePort : plainPort;
    return std::nullopt;
}

} // namespace

std::string WsUrl::authority() const
{
    std::string text = host.find(':') == std::string::npos ? host : '[' + host + ']';
    if (port != (secure ? securePort : plainPort))
        text += ':' + std::to_string(port);
    return text;
}

std::string WsUrl::text() const { return (secure ? "wss://" : "ws://") + authority() + resource; }

std::string_view urlFlawId(UrlFlaw flaw)
{
    static constexpr std::array<std::string_view, 8> ids{
        "empty", "no-scheme", "wrong-scheme", "no-host", "bad-host", "bad-port", "fragment", "bad-character"};
    static_assert(static_cast<std::size_t>(UrlFlaw::BadCharacter) + 1 == ids.size());
    return ids[static_cast<std::size_t>(flaw)];
}

std::variant<WsUrl, UrlFlaw> parseWsUrl(std::string_view text)
{
    text = trimmed(text);
    if (text.empty())
        return UrlFlaw::Empty;
    WsUrl url;
    if (const auto flaw = parseScheme(text, url))
        return *flaw;
    const std::string_view rest = text.substr(text.find(mark) + mark.size());
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    if (const auto flaw = parseAuthority(rest.substr(0, end), url))
        return *flaw;
    if (const auto flaw = parseResource(rest.substr(end), url))
        return *flaw;
    return url;
}

} // namespace lifeline
