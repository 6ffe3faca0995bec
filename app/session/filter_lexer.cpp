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

FilterToken FilterLexer::next()
{
    while (m_at < m_text.size() && isSpace(m_text[m_at]))
        ++m_at;
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
    } signs[] = {{"(", Kind::Open}, {")", Kind::Close}, {"&&", Kind::And},
                 {"||", Kind::Or},  {"-", Kind::Not},   {"!", Kind::Not}};
    for (const auto& [sign, kind] : signs) {
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

FilterToken FilterLexer::word(std::size_t begin)
{
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
