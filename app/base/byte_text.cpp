#include "base/byte_text.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace lifeline {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr std::string_view base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

unsigned octet(char c) { return static_cast<unsigned char>(c); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<unsigned> digitValue(std::string_view digits, char c)
{
    const std::size_t at = digits.find(c);
    if (at == std::string_view::npos)
        return std::nullopt;
    return static_cast<unsigned>(at);
}

bool isHexSeparator(char c)
{
    return c != '\0' && std::string_view(" \t\r\n\v\f,:").find(c) != std::string_view::npos;
}

/// The code points that change how a terminal shows the text around them.
bool isHarmful(char32_t c)
{
    return (c >= 0x80 && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void appendByteEscape(std::string& out, char c)
{
    switch (c) {
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\\': out += "\\\\"; return;
    default: out += "\\x"; out += toHex({&c, 1});
    }
}

void appendCodePointEscape(std::string& out, char32_t c)
{
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), std::uint32_t{c}, 16).ptr;
    out += "\\u{";
    out.append(digits.data(), end);
    out += '}';
}

/// Appends what stands at the front of `bytes`.
void appendEscaped(std::string& out, std::string_view bytes, const std::optional<Utf8Char>& read)
{
    if (!read || read->codePoint < 0x20 || read->codePoint == 0x7F || read->codePoint == '\\')
        appendByteEscape(out, bytes[0]);
    else if (isHarmful(read->codePoint))
        appendCodePointEscape(out, read->codePoint);
    else
        out += bytes.substr(0, read->length);
}

/// The value of one group of four base64 digits, and whether the bits that padding leaves over are zero.
std::optional<std::uint32_t> base64Group(std::string_view group, std::size_t padding)
{
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto value = i < 4 - padding ? digitValue(base64Digits, group[i]) : std::optional<unsigned>(0);
        if (!value)
            return std::nullopt;
        bits = bits << 6U | *value;
    }
    const std::uint32_t unused = (1U << (8 * padding)) - 1;
    return (bits & unused) == 0 ? std::optional(bits) : std::nullopt;
}

} // namespace

std::string toHex(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        out += hexDigits[octet(c) >> 4U];
        out += hexDigits[octet(c) & 0xFU];
    }
    return out;
}

std::optional<std::string> fromHex(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        if (isHexSeparator(text[0])) {
            text.remove_prefix(1);
            continue;
        }
        if (text.starts_with("0x") || text.starts_with("0X"))
            text.remove_prefix(2);
        if (text.size() < 2)
            return std::nullopt;
        const auto high = digitValue(hexDigits, lower(text[0]));
        const auto low = digitValue(hexDigits, lower(text[1]));
        if (!high || !low)
            return std::nullopt;
        out += static_cast<char>(*high << 4U | *low);
        text.remove_prefix(2);
    }
    return out;
}

std::string toBase64(std::string_view bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i)
            bits = bits << 8U | (i < count ? octet(bytes[at + i]) : 0);
        for (std::size_t i = 0; i < 4; ++i)
            out += i <= count ? base64Digits[bits >> (18 - 6 * i) & 0x3FU] : '=';
    }
    return out;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::string out;
    out.reserve(text.size() / 4 * 3);
    for (std::size_t at = 0; at < text.size(); at += 4) {
        const std::string_view group = text.substr(at, 4);
        const bool last = at + 4 == text.size();
        const std::size_t padding = !last ? 0 : group.ends_with("==") ? 2 : group.ends_with('=') ? 1 : 0;
        const auto bits = base64Group(group, padding);
        if (!bits)
            return std::nullopt;
        for (std::size_t i = 0; i < 3 - padding; ++i)
            out += static_cast<char>(*bits >> (16 - 8 * i) & 0xFFU);
    }
    return out;
}

std::string escaped(std::string_view bytes, std::size_t maxBytes)
{
    std::string out;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::string_view rest = bytes.substr(at);
        const auto read = readUtf8(rest);
        const std::size_t length = read ? read->length : 1;
        if (length > maxBytes - at) { // never inside a character
            out += "…";
            break;
        }
        appendEscaped(out, rest, read);
        at += length;
    }
    return out;
}

std::string asciiLower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

bool equalsIgnoreCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

} // namespace lifeline
