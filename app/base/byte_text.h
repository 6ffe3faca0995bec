// Bytes as text and back: hex, base64, printable escapes. Bytes travel as std::string / std::string_view.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// Lower-case hex without separators: "a15f029c".
std::string toHex(std::string_view bytes);

/// Reads hex; white space, commas, ':' and a "0x" before a byte are allowed between bytes. Empty text gives
/// no bytes. nullopt for anything else, also for half a byte.
std::optional<std::string> fromHex(std::string_view text);

/// Standard base64 with padding (RFC 4648 §4).
std::string toBase64(std::string_view bytes);

/// Strict: padding required, no white space, zero trailing bits. nullopt otherwise.
std::optional<std::string> fromBase64(std::string_view text);

/// Safe to print on a terminal: control bytes, DEL and bytes that are not valid UTF-8 become \n \r \t \xNN; a
/// backslash becomes \\. Valid printable UTF-8 stays. At most maxBytes of input are shown; "…" follows where
/// something was cut. C1 controls (U+0080..U+009F) and bidirectional overrides (U+202A..E, U+2066..9) are
/// escaped too, as \u{202e}.
std::string escaped(std::string_view bytes, std::size_t maxBytes = SIZE_MAX);

/// ASCII lower-case copy; other bytes stay.
std::string asciiLower(std::string_view text);

/// ASCII case-insensitive equality.
bool equalsIgnoreCase(std::string_view a, std::string_view b);

/// Without leading and trailing spaces and tabs.
std::string_view trimmed(std::string_view text);

} // namespace lifeline
