// Regular expressions that cannot be made slow: all ways through the expression are followed at once, so the
// time grows with the text and the expression, never beyond their product.
#pragma once

#include "session/character_ranges.h"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lifeline {

/// The ECMAScript syntax without what needs backtracking: no look-around, no back-references. Ignores case; ^
/// and $ are the ends of the whole text. Immutable and thread-safe.
class TextPattern {
public:
    /// nullopt for what is no expression, uses look-around or back-references, or is too large: more than
    /// 1,000 steps after repetitions are written out, or more than 32 groups inside each other.
    static std::optional<TextPattern> compile(std::string_view expression);

    /// Whether any part of the text, as foldedText() gives it, matches.
    bool foundIn(std::u32string_view folded) const;

    struct CharacterClass {
        bool negated = false;
        std::vector<CharacterRange> ranges;
        bool has(char32_t c) const;
    };
    enum class Do : std::uint8_t {
        Character,
        Any,
        Class,
        Split,
        Jump,
        AtBegin,
        AtEnd,
        AtWord,
        NotAtWord,
        Match
    };
    struct Step {
        Do what = Do::Match;
        char32_t character = 0;  // Character
        std::uint32_t index = 0; // Class
        std::int32_t to = 0;     // Split, Jump: relative; Split also goes on to the next step
    };

private:
    class Run;
    TextPattern(std::vector<Step> steps, std::vector<CharacterClass> classes);
    bool consumes(const Step& step, char32_t c) const;
    void noteFirst();

    std::vector<Step> m_steps;
    std::vector<CharacterClass> m_classes;
    std::bitset<128> m_first;      // ASCII characters a match can begin with
    bool m_beginsAnywhere = false; // it can begin with nothing, or at a place only the text knows
};

} // namespace lifeline
