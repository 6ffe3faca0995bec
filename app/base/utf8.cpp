#include "base/utf8.h"

#include <array>
#include <cstring>

namespace lifeline {

namespace {

/// Whether so many words are.
template <std::size_t words> bool isAscii(const char* from)
{
    constexpr std::uint64_t topBits = 0x8080808080808080;
    std::array<std::uint64_t, words> read;
    std::memcpy(read.data(), from, sizeof read);
    std::uint64_t all = 0;
    for (const std::uint64_t word : read)
        all |= word;
    return (all & topBits) == 0;
}

/// How many bytes at the front are ASCII, looked at 32 and then eight at a time.
std::size_t asciiPrefix(std::string_view bytes)
{
    std::size_t done = 0;
    while (done + 32 <= bytes.size() && isAscii<4>(bytes.data() + done))
        done += 32;
    while (done + 8 <= bytes.size() && isAscii<1>(bytes.data() + done))
        done += 8;
    while (done < bytes.size() && static_cast<std::uint8_t>(bytes[done]) < 0x80)
        ++done;
    return done;
}

/// What may follow a lead byte: how many bytes, and the range of the first of them (RFC 3629 §4, the ABNF).
struct Lead {
    std::uint8_t need;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
};

/// nullopt for ASCII and for bytes that begin nothing: 80-BF, C0, C1, F5-FF.
std::optional<Lead> leadOf(std::uint8_t byte)
{
    if (byte < 0xC2 || byte > 0xF4)
        return std::nullopt;
    if (byte < 0xE0)
        return Lead{1};
    if (byte < 0xF0) // E0: no overlong forms; ED: no surrogates
        return Lead{2, static_cast<std::uint8_t>(byte == 0xE0 ? 0xA0 : 0x80),
                    static_cast<std::uint8_t>(byte == 0xED ? 0x9F : 0xBF)};
    return Lead{3, static_cast<std::uint8_t>(byte == 0xF0 ? 0x90 : 0x80),
                static_cast<std::uint8_t>(byte == 0xF4 ? 0x8F : 0xBF)};
}

} // namespace

bool Utf8Validator::feed(std::string_view bytes)
{
    std::size_t at = 0;
    while (!m_bad && at < bytes.size()) {
        const auto byte = static_cast<std::uint8_t>(bytes[at]);
        if (m_need > 0) {
            m_bad = byte < m_low || byte > m_high;
            m_low = 0x80;
            m_high = 0xBF;
            m_need = static_cast<std::uint8_t>(m_need - (m_bad ? 0 : 1));
        } else if (byte < 0x80) {
            at += asciiPrefix({bytes.data() + at, bytes.size() - at});
            continue;
        } else if (const auto lead = leadOf(byte)) {
            m_need = lead->need;
            m_low = lead->low;
            m_high = lead->high;
        } else {
            m_bad = true;
        }
        at += m_bad ? 0 : 1;
    }
    m_accepted += at;
    return !m_bad;
}

bool isUtf8(std::string_view bytes)
{
    Utf8Validator validator;
    return validator.feed(bytes) && validator.complete();
}

std::optional<Utf8Char> readUtf8(std::string_view bytes)
{
    if (bytes.empty())
        return std::nullopt;
    const auto first = static_cast<std::uint8_t>(bytes[0]);
    if (first < 0x80)
        return Utf8Char{first, 1};
    const auto lead = leadOf(first);
    if (!lead || bytes.size() <= lead->need || !isUtf8(bytes.substr(0, lead->need + std::size_t{1})))
        return std::nullopt;
    char32_t codePoint = first & (0x3FU >> lead->need);
    for (std::size_t i = 1; i <= lead->need; ++i)
        codePoint = (codePoint << 6U) | (static_cast<std::uint8_t>(bytes[i]) & 0x3FU);
    return Utf8Char{codePoint, static_cast<std::uint8_t>(lead->need + 1)};
}

} // namespace lifeline
