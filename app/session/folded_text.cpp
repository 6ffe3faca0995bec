#include "session/folded_text.h"

#include "base/utf8.h"

#include <array>

namespace lifeline {
namespace {

/// Capitals first to last, each `distance` below its small letter. A distance of 1 means pairs, capital
/// before small.
struct CaseRange {
    char32_t first, last;
    char32_t distance;
};

constexpr std::array ranges{
    CaseRange{U'A', U'Z', 32},   CaseRange{0xC0, 0xD6, 32},   CaseRange{0xD8, 0xDE, 32},
    CaseRange{0x100, 0x12E, 1},  CaseRange{0x132, 0x136, 1},  CaseRange{0x139, 0x147, 1},
    CaseRange{0x14A, 0x176, 1},  CaseRange{0x179, 0x17D, 1},  CaseRange{0x391, 0x3A1, 32},
    CaseRange{0x3A3, 0x3AB, 32}, CaseRange{0x400, 0x40F, 80}, CaseRange{0x410, 0x42F, 32},
};

bool isCapital(const CaseRange& range, char32_t c)
{
    return c >= range.first && c <= range.last && (range.distance != 1 || (c - range.first) % 2 == 0);
}

} // namespace

char32_t lowerCase(char32_t c)
{
    if (c < 0x80)
        return c >= U'A' && c <= U'Z' ? c + 32 : c;
    for (const CaseRange& range : ranges) {
        if (isCapital(range, c))
            return c + range.distance;
    }
    return c;
}

char32_t upperCase(char32_t c)
{
    for (const CaseRange& range : ranges) {
        if (c >= range.distance && isCapital(range, c - range.distance))
            return c - range.distance;
    }
    return c;
}

std::u32string codePoints(std::string_view bytes)
{
    std::u32string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        const auto read =
            byte < 0x80 ? Utf8Char{byte, 1} : readUtf8(bytes).value_or(Utf8Char{0xDC00U + byte, 1});
        text += read.codePoint;
        bytes.remove_prefix(read.length);
    }
    return text;
}

std::u32string foldedText(std::string_view bytes)
{
    std::u32string text = codePoints(bytes);
    for (char32_t& c : text)
        c = lowerCase(c);
    return text;
}

} // namespace lifeline
