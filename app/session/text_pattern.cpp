#include "session/text_pattern.h"

#include "session/folded_text.h"
#include "session/text_pattern_parser.h"

#include <algorithm>

namespace lifeline {
namespace {

bool isWord(char32_t c) { return c == U'_' || (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z'); }

bool isLineEnd(char32_t c) { return c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029; }

/// The step that `at` leads to by a relative distance.
std::size_t target(std::size_t at, std::int32_t distance)
{
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at) + distance);
}

bool atWordEdge(std::u32string_view text, std::size_t at)
{
    const bool before = at > 0 && isWord(text[at - 1]);
    const bool after = at < text.size() && isWord(text[at]);
    return before != after;
}

} // namespace

bool TextPattern::CharacterClass::has(char32_t c) const
{
    const char32_t capital = upperCase(c);
    const auto holds = [&](const CharacterRange& range) {
        return (c >= range.first && c <= range.last) || (capital >= range.first && capital <= range.last);
    };
    return std::ranges::any_of(ranges, holds) != negated;
}

/// The steps alive at one place of the text.
class TextPattern::Run {
public:
    Run(const TextPattern& pattern, std::u32string_view text)
        : m_pattern(pattern), m_text(text), m_seenAt(pattern.m_steps.size(), neverSeen)
    {
    }

    bool found()
    {
        for (std::size_t at = 0;; ++at) {
            if (m_alive.empty())
                at = nextBeginning(at);
            if (follow(0, at))
                return true;
            if (at >= m_text.size())
                return false;
            if (step(at))
                return true;
        }
    }

private:
    static constexpr std::size_t neverSeen = static_cast<std::size_t>(-1);

    /// Skips what no match can begin with.
    std::size_t nextBeginning(std::size_t at) const
    {
        if (m_pattern.m_beginsAnywhere)
            return at;
        while (at < m_text.size() && m_text[at] < 0x80 && !m_pattern.m_first[m_text[at]])
            ++at;
        return at;
    }

    /// Adds a step and all it leads to without a character; true at the end of the expression.
    bool follow(std::size_t first, std::size_t at)
    {
        m_pending.push_back(first);
        while (!m_pending.empty()) {
            const std::size_t index = m_pending.back();
            m_pending.pop_back();
            if (m_seenAt[index] == at)
                continue;
            m_seenAt[index] = at;
            const Step& step = m_pattern.m_steps[index];
            if (step.what == Do::Match)
                return true;
            if (!passes(step, index, at))
                m_alive.push_back(index);
        }
        return false;
    }

    /// Steps that take no character; false for one that does.
    bool passes(const Step& step, std::size_t index, std::size_t at)
    {
        const auto goOnIf = [&](bool condition) {
            if (condition)
                m_pending.push_back(index + 1);
            return true;
        };
        switch (step.what) {
        case Do::Split: m_pending.push_back(target(index, step.to)); return goOnIf(true);
        case Do::Jump: m_pending.push_back(target(index, step.to)); return true;
        case Do::AtBegin: return goOnIf(at == 0);
        case Do::AtEnd: return goOnIf(at == m_text.size());
        case Do::AtWord: return goOnIf(atWordEdge(m_text, at));
        case Do::NotAtWord: return goOnIf(!atWordEdge(m_text, at));
        default: return false;
        }
    }

    /// Lets the steps alive take the character; true when one reached the end of the expression.
    bool step(std::size_t at)
    {
        m_before.swap(m_alive);
        m_alive.clear();
        for (const std::size_t index : m_before) {
            if (m_pattern.consumes(m_pattern.m_steps[index], m_text[at]) && follow(index + 1, at + 1))
                return true;
        }
        return false;
    }

    const TextPattern& m_pattern;
    std::u32string_view m_text;
    std::vector<std::size_t> m_alive, m_before, m_pending;
    std::vector<std::size_t> m_seenAt; // by step: the place it was added at last
};

TextPattern::TextPattern(std::vector<Step> steps, std::vector<CharacterClass> classes)
    : m_steps(std::move(steps)), m_classes(std::move(classes))
{
    noteFirst();
}

std::optional<TextPattern> TextPattern::compile(std::string_view expression)
{
    TextPatternParser parser(expression);
    auto steps = parser.parse();
    if (!steps)
        return std::nullopt;
    return TextPattern(std::move(*steps), parser.takeClasses());
}

bool TextPattern::consumes(const Step& step, char32_t c) const
{
    switch (step.what) {
    case Do::Character: return step.character == c;
    case Do::Any: return !isLineEnd(c);
    case Do::Class: return m_classes[step.index].has(c);
    default: return false;
    }
}

/// Walks what can be reached without a character, as if every condition held.
void TextPattern::noteFirst()
{
    std::vector<bool> seen(m_steps.size());
    std::vector<std::size_t> pending{0};
    while (!pending.empty()) {
        const std::size_t index = pending.back();
        pending.pop_back();
        if (seen[index])
            continue;
        seen[index] = true;
        const Step& step = m_steps[index];
        if (step.what == Do::Character || step.what == Do::Any || step.what == Do::Class) {
            for (char32_t c = 0; c < 0x80; ++c)
                m_first[c] = m_first[c] || consumes(step, c);
            continue;
        }
        m_beginsAnywhere = m_beginsAnywhere || step.what == Do::Match;
        if (step.what == Do::Split || step.what == Do::Jump)
            pending.push_back(target(index, step.to));
        if (step.what != Do::Jump && step.what != Do::Match)
            pending.push_back(index + 1);
    }
}

bool TextPattern::foundIn(std::u32string_view folded) const { return Run(*this, folded).found(); }

} // namespace lifeline
