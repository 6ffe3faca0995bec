// Sets of characters as ranges of code points, and the ones regular expressions have letters for.
#pragma once

#include <vector>

namespace lifeline {

/// Both ends belong to it.
struct CharacterRange {
    char32_t first, last;

    friend bool operator==(const CharacterRange&, const CharacterRange&) = default;
};

/// The characters of \d \w \s, or of \D \W \S; empty for another letter.
std::vector<CharacterRange> shorthandRanges(char32_t letter);

} // namespace lifeline
