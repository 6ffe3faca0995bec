// Cuts the text of a filter into words, operators and parentheses.
#pragma once

#include "session/event_filter.h"

#include <string>
#include <string_view>

namespace lifeline {

struct FilterToken {
    enum class Kind : std::uint8_t {
        End,
        Open,
        Close,
        And,
        Or,
        Not,
        Term,
        Text,
        Pattern,
        Field,
        Comparison,
        Bad
    } kind = Kind::End;
    std::size_t position = 0; // of its first byte
    std::string_view raw;     // as written
    std::string_view key;     // Term: lower or upper case as written
    std::string value;        // Term: what follows the colon; Text, Pattern: what is looked for
    bool quoted = false;      // Text
};

/// `text` must outlive it.
class FilterLexer {
public:
    FilterLexer(std::string_view text, FilterError& error) : m_text(text), m_error(error) {}

    /// The next token; End again and again at the end. Bad, with the error filled, for an unclosed quote or
    /// expression.
    FilterToken next();
    /// Behind a Field: the sign or word that compares it with what follows; End where there is none.
    FilterToken comparison();
    /// Behind a Comparison: Text or Pattern; End where there is nothing.
    FilterToken operand();

private:
    void skipSpace();
    FilterToken operatorOrWord(std::size_t begin);
    FilterToken quoted(std::size_t begin);
    FilterToken pattern(std::size_t begin);
    FilterToken word(std::size_t begin);
    bool readQuoted(std::string& into);
    bool endsWord(std::size_t at) const;
    std::size_t fieldSize() const;
    bool startsWith(std::string_view sign) const { return m_text.substr(m_at).starts_with(sign); }
    FilterToken made(FilterToken::Kind kind, std::size_t begin) const;
    FilterToken bad(FilterError::Kind kind, std::size_t begin);

    std::string_view m_text;
    FilterError& m_error;
    std::size_t m_at = 0;
};

} // namespace lifeline
