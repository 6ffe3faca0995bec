// UTF-8 (RFC 3629) read as it arrives, failing at the first impossible byte.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lifeline {

/// Validates UTF-8 in pieces of any size: no overlong forms, no surrogates, nothing above U+10FFFF.
/// Fails at the first byte that cannot continue a valid sequence, not at the end of the piece (RFC 6455
/// §8.1).
class Utf8Validator {
public:
    /// False from the first bad byte on; later calls stay false until reset().
    bool feed(std::string_view bytes);

    /// True when no sequence is left unfinished and nothing was bad.
    bool complete() const { return m_need == 0 && !m_bad; }

    bool bad() const { return m_bad; }

    /// How many bytes were accepted before the first bad one; all of them when there is none.
    std::uint64_t accepted() const { return m_accepted; }

    void reset() { *this = Utf8Validator(); }

private:
    std::uint64_t m_accepted = 0;
    std::uint8_t m_need = 0;   // continuation bytes still owed
    std::uint8_t m_low = 0x80; // range the next continuation byte must lie in
    std::uint8_t m_high = 0xBF;
    bool m_bad = false;
};

bool isUtf8(std::string_view bytes);

/// One code point read from the front of `bytes`: its value and how many bytes it took.
struct Utf8Char {
    char32_t codePoint;
    std::uint8_t length;
};

/// nullopt when `bytes` is empty or does not begin with one whole valid sequence.
std::optional<Utf8Char> readUtf8(std::string_view bytes);

} // namespace lifeline
