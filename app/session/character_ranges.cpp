#include "session/character_ranges.h"

#include <array>
#include <span>

namespace lifeline {
namespace {

using Range = CharacterRange;

constexpr std::array digits{Range{U'0', U'9'}};
constexpr std::array words{Range{U'0', U'9'}, Range{U'A', U'Z'}, Range{U'_', U'_'}, Range{U'a', U'z'}};
constexpr std::array spaces{Range{9, 13},          Range{32, 32},         Range{0xA0, 0xA0},
                            Range{0x1680, 0x1680}, Range{0x2000, 0x200A}, Range{0x2028, 0x2029},
                            Range{0x202F, 0x202F}, Range{0x205F, 0x205F}, Range{0x3000, 0x3000},
                            Range{0xFEFF, 0xFEFF}};

std::vector<Range> all(std::span<const Range> ranges) { return {ranges.begin(), ranges.end()}; }

std::vector<Range> allBut(std::span<const Range> ranges)
{
    std::vector<Range> rest;
    char32_t next = 0;
    for (const Range& range : ranges) {
        if (range.first > next)
            rest.push_back({next, range.first - 1});
        next = range.last + 1;
    }
    rest.push_back({next, 0x10FFFF});
    return rest;
}

} // namespace

std::vector<CharacterRange> shorthandRanges(char32_t letter)
{
    switch (letter) {
    case U'd': return all(digits);
    case U'w': return all(words);
    case U's': return all(spaces);
    case U'D': return allBut(digits);
    case U'W': return allBut(words);
    case U'S': return allBut(spaces);
    default: return {};
    }
}

} // namespace lifeline
