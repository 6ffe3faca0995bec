#include "session/text_pattern_parser.h"

#include "session/character_ranges.h"
#include "session/folded_text.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t mostSteps = 1000;
constexpr std::size_t deepest = 32;
constexpr std::uint32_t mostRepeats = 1000;

bool isLetterOrDigit(char32_t c)
{
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

int hexDigit(char32_t c)
{
    if (c >= U'0' && c <= U'9')
        return static_cast<int>(c - U'0');
    const char32_t lower = lowerCase(c);
    return lower >= U'a' && lower <= U'f' ? static_cast<int>(lower - U'a') + 10 : -1;
}

} // namespace

TextPatternParser::TextPatternParser(std::string_view expression) : m_text(codePoints(expression)) {}

std::optional<std::vector<TextPattern::Step>> TextPatternParser::parse()
{
    Steps steps = alternatives();
    append(steps, one({Do::Match}));
    return m_failed || !atEnd() ? std::nullopt : std::optional(std::move(steps));
}

TextPatternParser::Steps TextPatternParser::fail()
{
    m_failed = true;
    m_at = m_text.size();
    return {};
}

bool TextPatternParser::takeIf(char32_t c)
{
    if (atEnd() || m_text[m_at] != c)
        return false;
    ++m_at;
    return true;
}

void TextPatternParser::append(Steps& to, const Steps& piece)
{
    if (to.size() + piece.size() > mostSteps)
        fail();
    else
        to.insert(to.end(), piece.begin(), piece.end());
}

// Structure
// -------------------------------------------------------------------------------------------------------

TextPatternParser::Steps TextPatternParser::alternatives()
{
    if (++m_depth > deepest)
        return fail();
    Steps left = sequence();
    while (takeIf(U'|')) {
        const Steps right = sequence();
        Steps both = one({.what = Do::Split, .to = static_cast<std::int32_t>(left.size()) + 2});
        append(both, left);
        append(both, one({.what = Do::Jump, .to = static_cast<std::int32_t>(right.size()) + 1}));
        append(both, right);
        left = std::move(both);
    }
    --m_depth;
    return left;
}

TextPatternParser::Steps TextPatternParser::sequence()
{
    Steps all;
    while (!atEnd() && peek() != U'|' && peek() != U')')
        append(all, term());
    return all;
}

TextPatternParser::Steps TextPatternParser::term()
{
    if (takeIf(U'^'))
        return one({Do::AtBegin});
    if (takeIf(U'$'))
        return one({Do::AtEnd});
    if (peek() == U'\\' && (peek(1) == U'b' || peek(1) == U'B')) {
        m_at += 2;
        return one({m_text[m_at - 1] == U'b' ? Do::AtWord : Do::NotAtWord});
    }
    const Steps piece = atom();
    const auto repeat = quantifier();
    return repeat ? repeated(piece, *repeat) : piece;
}

TextPatternParser::Steps TextPatternParser::atom()
{
    if (peek() == U'{' && countedRepeat())
        return fail(); // a repetition of nothing
    switch (const char32_t c = take()) {
    case U'.': return one({Do::Any});
    case U'(': return group();
    case U'[': return characterClass();
    case U'\\': return escape();
    case U'*':
    case U'+':
    case U'?': return fail();
    default: return character(c);
    }
}

TextPatternParser::Steps TextPatternParser::group()
{
    if (takeIf(U'?')) {
        const bool named = peek() == U'<' && peek(1) != U'=' && peek(1) != U'!';
        if (!named && !takeIf(U':'))
            return fail();
        while (named && !atEnd() && take() != U'>') {
        }
    }
    Steps inside = alternatives();
    return takeIf(U')') ? inside : fail();
}

TextPatternParser::Steps TextPatternParser::character(char32_t c)
{
    return one({.what = Do::Character, .character = lowerCase(c)});
}

// Repetition
// ------------------------------------------------------------------------------------------------------

std::optional<TextPatternParser::Repeat> TextPatternParser::quantifier()
{
    std::optional<Repeat> repeat;
    if (takeIf(U'*'))
        repeat = Repeat{0, unbounded};
    else if (takeIf(U'+'))
        repeat = Repeat{1, unbounded};
    else if (takeIf(U'?'))
        repeat = Repeat{0, 1};
    else if (peek() == U'{')
        repeat = countedRepeat();
    if (repeat)
        takeIf(U'?'); // lazy or greedy: whether there is a match is the same
    return repeat;
}

/// A brace that begins no repetition is a character like any other.
std::optional<TextPatternParser::Repeat> TextPatternParser::countedRepeat()
{
    const std::size_t begin = m_at++;
    const auto least = count();
    auto most = least;
    if (least && takeIf(U','))
        most = peek() == U'}' ? std::optional(unbounded) : count();
    if (!least || !most || !takeIf(U'}')) {
        m_at = begin;
        return std::nullopt;
    }
    if (*least > mostRepeats || (*most != unbounded && (*most > mostRepeats || *most < *least)))
        fail();
    return m_failed ? std::nullopt : std::optional(Repeat{*least, *most});
}

std::optional<std::uint32_t> TextPatternParser::count()
{
    const std::size_t begin = m_at;
    std::uint32_t value = 0;
    for (; peek() >= U'0' && peek() <= U'9'; ++m_at)
        value = std::min(value * 10 + static_cast<std::uint32_t>(peek() - U'0'), mostRepeats + 1);
    return m_at == begin ? std::nullopt : std::optional(value);
}

TextPatternParser::Steps TextPatternParser::repeated(const Steps& piece, Repeat repeat)
{
    Steps all;
    const auto size = static_cast<std::int32_t>(piece.size());
    for (std::uint32_t i = 0; i < repeat.least && !m_failed; ++i)
        append(all, piece);
    if (repeat.most == unbounded) {
        append(all, one({.what = Do::Split, .to = size + 2}));
        append(all, piece);
        append(all, one({.what = Do::Jump, .to = -(size + 1)}));
        return all;
    }
    for (std::uint32_t i = repeat.least; i < repeat.most && !m_failed; ++i) {
        append(all, one({.what = Do::Split, .to = size + 1}));
        append(all, piece);
    }
    return all;
}

// Characters
// ------------------------------------------------------------------------------------------------------

TextPatternParser::Steps TextPatternParser::classStep(CharacterClass characters)
{
    m_classes.push_back(std::move(characters));
    return one({.what = Do::Class, .index = static_cast<std::uint32_t>(m_classes.size() - 1)});
}

TextPatternParser::Steps TextPatternParser::escape()
{
    if (auto ranges = shorthandRanges(peek()); !ranges.empty()) {
        ++m_at;
        return classStep({false, std::move(ranges)});
    }
    if (peek() >= U'1' && peek() <= U'9') // a back-reference
        return fail();
    const char32_t c = escapedCharacter();
    return m_failed ? Steps{} : character(c);
}

/// What stands after a backslash and means one character.
char32_t TextPatternParser::escapedCharacter()
{
    if (atEnd()) {
        fail();
        return 0;
    }
    const char32_t c = take();
    switch (c) {
    case U'n': return U'\n';
    case U'r': return U'\r';
    case U't': return U'\t';
    case U'f': return U'\f';
    case U'v': return U'\v';
    case U'0': return U'\0';
    case U'x': return hexCharacter(2);
    case U'u': return hexCharacter(4);
    default: break;
    }
    if (isLetterOrDigit(c))
        fail();
    return c;
}

char32_t TextPatternParser::hexCharacter(int digitCount)
{
    char32_t value = 0;
    for (int i = 0; i < digitCount; ++i) {
        const int digit = hexDigit(take());
        if (digit < 0) {
            fail();
            return 0;
        }
        value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
}

TextPatternParser::Steps TextPatternParser::characterClass()
{
    CharacterClass characters;
    characters.negated = takeIf(U'^');
    while (!atEnd() && peek() != U']')
        classMember(characters);
    return takeIf(U']') ? classStep(std::move(characters)) : fail();
}

void TextPatternParser::classMember(CharacterClass& into)
{
    if (classEscape(into))
        return;
    const auto first = classCharacter();
    if (!first)
        return;
    if (peek() != U'-' || peek(1) == U']' || m_at + 1 >= m_text.size()) {
        into.ranges.push_back({*first, *first});
        return;
    }
    ++m_at;
    if (classEscape(into)) { // [a-\d] is a, - and the digits
        into.ranges.push_back({*first, *first});
        into.ranges.push_back({U'-', U'-'});
        return;
    }
    const auto last = classCharacter();
    if (!last || *last < *first)
        fail();
    else
        into.ranges.push_back({*first, *last});
}

bool TextPatternParser::classEscape(CharacterClass& into)
{
    if (peek() != U'\\')
        return false;
    const auto ranges = shorthandRanges(peek(1));
    into.ranges.insert(into.ranges.end(), ranges.begin(), ranges.end());
    m_at += ranges.empty() ? 0 : 2;
    return !ranges.empty();
}

std::optional<char32_t> TextPatternParser::classCharacter()
{
    char32_t c = take();
    if (c == U'\\')
        c = takeIf(U'b') ? U'\b' : escapedCharacter();
    return m_failed ? std::nullopt : std::optional(c);
}

} // namespace lifeline
