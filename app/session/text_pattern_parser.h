// Reads a regular expression into the steps of a TextPattern.
#pragma once

#include "session/text_pattern.h"

namespace lifeline {

/// For one use. `expression` must outlive it.
class TextPatternParser {
public:
    explicit TextPatternParser(std::string_view expression);

    /// The whole expression with its Match; nullopt where TextPattern::compile() says so.
    std::optional<std::vector<TextPattern::Step>> parse();
    std::vector<TextPattern::CharacterClass> takeClasses() { return std::move(m_classes); }

private:
    using Step = TextPattern::Step;
    using Do = TextPattern::Do;
    using CharacterClass = TextPattern::CharacterClass;
    using Steps = std::vector<Step>; // with relative targets, so that pieces can be joined and repeated

    struct Repeat {
        std::uint32_t least = 1, most = 1; // most: unbounded below
    };
    static constexpr std::uint32_t unbounded = UINT32_MAX;

    Steps alternatives();
    Steps sequence();
    Steps term();
    Steps atom();
    Steps group();
    Steps escape();
    Steps characterClass();
    void classMember(CharacterClass& into);
    bool classEscape(CharacterClass& into);
    std::optional<char32_t> classCharacter();
    std::optional<Repeat> quantifier();
    std::optional<Repeat> countedRepeat();
    std::optional<std::uint32_t> count();
    Steps repeated(const Steps& piece, Repeat repeat);
    Steps one(Step step) { return {step}; }
    Steps character(char32_t c);
    Steps classStep(CharacterClass characters);
    char32_t escapedCharacter();
    char32_t hexCharacter(int digits);
    void append(Steps& to, const Steps& piece);

    bool atEnd() const { return m_at >= m_text.size(); }
    char32_t peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : U'\0';
    }
    char32_t take() { return atEnd() ? U'\0' : m_text[m_at++]; }
    bool takeIf(char32_t c);
    Steps fail();

    std::u32string m_text;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    bool m_failed = false;
    std::vector<CharacterClass> m_classes;
};

} // namespace lifeline
