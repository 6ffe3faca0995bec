// Reads the text of a filter into its terms.
#pragma once

#include "session/event_filter.h"
#include "session/filter_lexer.h"
#include "session/filter_term.h"

namespace lifeline {

/// For one use. `not` binds closest, then `and` (also a space), then `or`.
class EventFilterParser {
public:
    /// Both must outlive it.
    EventFilterParser(std::string_view text, FilterError& error);

    /// nullopt with the error filled.
    std::optional<FilterNode> parse();

private:
    using Result = std::optional<FilterNode>;
    using Kind = FilterToken::Kind;

    Result anyOf();
    Result allOf();
    Result unary();
    Result primary();
    Result parenthesised();
    Result pattern();
    Result field();
    bool beginsTerm() const;
    void advance() { m_token = m_lexer.next(); }
    Result fail(FilterError::Kind kind, std::string_view part);

    std::string_view m_text;
    FilterError& m_error;
    FilterLexer m_lexer;
    FilterToken m_token;
    std::size_t m_depth = 0;
};

} // namespace lifeline
