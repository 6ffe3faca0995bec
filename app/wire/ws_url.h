// ws:// addresses (RFC 6455 §3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace lifeline {

struct WsUrl {
    bool secure = false; // wss
    std::string host;    // lower case, IPv6 without brackets
    std::uint16_t port = 80;
    std::string resource = "/"; // path and query, §3 "resource-name"; never empty
    /// host[:port] for the Host header, brackets for IPv6, the port left out when it is the scheme's own.
    std::string authority() const;
    /// The whole address, normalised.
    std::string text() const;

    friend bool operator==(const WsUrl&, const WsUrl&) = default;
};

enum class UrlFlaw : std::uint8_t {
    Empty,
    NoScheme,    // "localhost:9001": no "://"
    WrongScheme, // http://, ftp:// …
    NoHost,
    BadHost,      // spaces, control bytes, an unclosed bracket, user information
    BadPort,      // not a number, 0, or above 65535
    Fragment,     // §3: fragment identifiers MUST NOT be used
    BadCharacter, // spaces, control bytes or non-ASCII in the resource name
};

/// "no-scheme", "wrong-scheme" …
std::string_view urlFlawId(UrlFlaw flaw);

/// Spaces and tabs around the address are ignored; the first flaw from the left is given.
std::variant<WsUrl, UrlFlaw> parseWsUrl(std::string_view text);

} // namespace lifeline
