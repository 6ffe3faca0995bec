#include "session/filter_lexer.h"

#include "base/byte_text.h"

#include <algorithm>

namespace lifeline {
namespace {

using Kind = FilterToken::Kind;

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Where the colon of "key:value" stands; npos for a plain word, such as an address or a time.
std::size_t keyEnd(std::string_view word)
{
    const std::size_t colon = word.find(':');
    const bool key = colon != std::string_view::npos && colon > 0 &&
                     !word.substr(colon + 1).starts_with("//") &&
                     std::ranges::all_of(word.substr(0, colon), isLetter);
    return key ? colon : std::string_view::npos;
}

/// How one of Wireshark's names begins.
constexpr std::string_view fieldRoots[] = {"websocket.", "tcp.", "http.", "frame."};
/// Longer ones first.
constexpr std::string_view signs[] = {"==", "!=", "<=", ">=", "<", ">", "~", "="};
constexpr std::string_view wordSigns[] = {"eq", "ne", "lt", "le", "gt", "ge", "contains", "matches"};

bool belongsToField(char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '_'; }

} // namespace

FilterToken FilterLexer::made(Kind kind, std::size_t begin) const
{
    FilterToken token;
    token.kind = kind;
    token.position = begin;
    token.raw = m_text.substr(begin, m_at - begin);
    return token;
}

FilterToken FilterLexer::bad(FilterError::Kind kind, std::size_t begin)
{
    m_error = {begin, kind, std::string(m_text.substr(begin))};
    m_at = m_text.size();
    return made(Kind::Bad, begin);
}

void FilterLexer::skipSpace()
{
    while (m_at < m_text.size() && isSpace(m_text[m_at]))
        ++m_at;
}

FilterToken FilterLexer::next()
{
    skipSpace();
    const std::size_t begin = m_at;
    if (begin == m_text.size())
        return made(Kind::End, begin);
    switch (m_text[begin]) {
    case '"': return quoted(begin);
    case '/': return pattern(begin);
    default: return operatorOrWord(begin);
    }
}

FilterToken FilterLexer::operatorOrWord(std::size_t begin)
{
    static constexpr struct {
        std::string_view sign;
        Kind kind;
    } operators[] = {{"(", Kind::Open}, {")", Kind::Close}, {"&&", Kind::And},
                     {"||", Kind::Or},  {"-", Kind::Not},   {"!", Kind::Not}};
    for (const auto& [sign, kind] : operators) {
        if (startsWith(sign)) {
            m_at += sign.size();
            return made(kind, begin);
        }
    }
    return word(begin);
}

FilterToken FilterLexer::quoted(std::size_t begin)
{
    std::string text;
    if (!readQuoted(text))
        return bad(FilterError::Kind::UnclosedQuote, begin);
    FilterToken token = made(Kind::Text, begin);
    token.value = std::move(text);
    token.quoted = true;
    return token;
}

/// Reads from the opening quotation mark; a backslash takes the next byte as it is.
bool FilterLexer::readQuoted(std::string& into)
{
    for (++m_at; m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] == '"') {
            ++m_at;
            return true;
        }
        if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
            ++m_at;
        into += m_text[m_at];
    }
    return false;
}

/// To the next slash that is neither escaped nor inside a class; an i may follow, case is ignored in any
/// case.
FilterToken FilterLexer::pattern(std::size_t begin)
{
    bool inClass = false;
    for (++m_at; m_at < m_text.size() && (inClass || m_text[m_at] != '/'); ++m_at) {
        if (m_text[m_at] == '\\')
            ++m_at;
        else if (m_text[m_at] == '[' || m_text[m_at] == ']')
            inClass = m_text[m_at] == '[';
    }
    if (m_at >= m_text.size())
        return bad(FilterError::Kind::UnclosedRegex, begin);
    const std::string_view inside = m_text.substr(begin + 1, m_at - begin - 1);
    m_at += m_text.substr(m_at + 1).starts_with('i') && endsWord(m_at + 2) ? 2 : 1;
    FilterToken token = made(Kind::Pattern, begin);
    token.value = inside;
    return token;
}

bool FilterLexer::endsWord(std::size_t at) const
{
    if (at >= m_text.size())
        return true;
    const char c = m_text[at];
    const std::string_view rest = m_text.substr(at, 2);
    return isSpace(c) || c == '(' || c == ')' || c == '"' || rest == "&&" || rest == "||";
}

/// Of the field's name that stands here; 0 where an address or another word does.
std::size_t FilterLexer::fieldSize() const
{
    const std::string_view rest = m_text.substr(m_at);
    const bool begins = std::ranges::any_of(fieldRoots, [rest](std::string_view root) {
        return equalsIgnoreCase(rest.substr(0, root.size()), root);
    });
    if (!begins)
        return 0;
    const auto end = std::ranges::find_if_not(rest, belongsToField);
    const auto size = static_cast<std::size_t>(end - rest.begin());
    const bool compared = end != rest.end() && std::string_view("=!<>~").find(*end) != std::string_view::npos;
    return compared || endsWord(m_at + size) ? size : 0;
}

FilterToken FilterLexer::comparison()
{
    skipSpace();
    const std::size_t begin = m_at;
    for (const std::string_view sign : signs) {
        if (!startsWith(sign))
            continue;
        m_at += sign.size();
        return made(Kind::Comparison, begin);
    }
    for (const std::string_view word : wordSigns) {
        if (!equalsIgnoreCase(m_text.substr(m_at, word.size()), word) || !endsWord(m_at + word.size()))
            continue;
        m_at += word.size();
        return made(Kind::Comparison, begin);
    }
    return made(Kind::End, begin);
}

FilterToken FilterLexer::operand()
{
    skipSpace();
    const std::size_t begin = m_at;
    if (startsWith("\""))
        return quoted(begin);
    if (startsWith("/"))
        return pattern(begin);
    while (!endsWord(m_at))
        ++m_at;
    FilterToken token = made(m_at == begin ? Kind::End : Kind::Text, begin);
    token.value = token.raw;
    return token;
}

FilterToken FilterLexer::word(std::size_t begin)
{
    if (const std::size_t size = fieldSize(); size > 0) {
        m_at += size;
        return made(Kind::Field, begin);
    }
    while (!endsWord(m_at))
        ++m_at;
    FilterToken token = made(Kind::Text, begin);
    const std::size_t colon = keyEnd(token.raw);
    token.value = token.raw;
    if (colon != std::string_view::npos) {
        token.kind = Kind::Term;
        token.key = token.raw.substr(0, colon);
        token.value = token.raw.substr(colon + 1);
        if (token.value.empty() && startsWith("\"") && !readQuoted(token.value))
            return bad(FilterError::Kind::UnclosedQuote, begin);
        token.raw = m_text.substr(begin, m_at - begin);
        return token;
    }
    if (equalsIgnoreCase(token.raw, "and"))
        token.kind = Kind::And;
    else if (equalsIgnoreCase(token.raw, "or"))
        token.kind = Kind::Or;
    else if (equalsIgnoreCase(token.raw, "not"))
        token.kind = Kind::Not;
    return token;
}

} // namespace lifeline
