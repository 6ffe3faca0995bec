#include "session/event_filter_parser.h"

#include "session/filter_comparison.h"
#include "session/filter_values.h"
#include "session/folded_text.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t longest = 4096;
constexpr std::size_t deepest = 32;

/// Terms that need the details of an event come last: the cheap ones decide first.
bool isCheap(const FilterNode& node)
{
    using namespace filter_term;
    if (const auto* compared = std::get_if<FieldIs>(&node.term))
        return compared->field->indexed;
    return !std::holds_alternative<HasText>(node.term) && !std::holds_alternative<HasPattern>(node.term) &&
           !std::holds_alternative<AllOf>(node.term) && !std::holds_alternative<AnyOf>(node.term) &&
           !std::holds_alternative<Not>(node.term);
}

template <class Join> FilterNode joined(std::vector<FilterNode> parts)
{
    if (parts.size() == 1)
        return std::move(parts.front());
    std::stable_partition(parts.begin(), parts.end(), isCheap);
    return {Join{std::move(parts)}};
}

} // namespace

EventFilterParser::EventFilterParser(std::string_view text, FilterError& error)
    : m_text(text), m_error(error), m_lexer(text, error)
{
}

EventFilterParser::Result EventFilterParser::fail(FilterError::Kind kind, std::string_view part)
{
    if (m_token.kind != Kind::Bad) // the lexer has told already
        m_error = {m_token.position, kind, std::string(part)};
    return std::nullopt;
}

std::optional<FilterNode> EventFilterParser::parse()
{
    if (m_text.size() > longest)
        return fail(FilterError::Kind::TooComplex, {});
    advance();
    if (m_token.kind == Kind::End)
        return FilterNode{};
    Result whole = anyOf();
    if (whole && m_token.kind == Kind::Close)
        return fail(FilterError::Kind::LonelyParenthesis, m_token.raw);
    return whole;
}

EventFilterParser::Result EventFilterParser::anyOf()
{
    std::vector<FilterNode> parts;
    for (bool more = true; more;) {
        Result part = allOf();
        if (!part)
            return std::nullopt;
        parts.push_back(std::move(*part));
        more = m_token.kind == Kind::Or;
        if (more)
            advance();
    }
    return joined<filter_term::AnyOf>(std::move(parts));
}

bool EventFilterParser::beginsTerm() const
{
    return m_token.kind != Kind::End && m_token.kind != Kind::Close && m_token.kind != Kind::Or;
}

EventFilterParser::Result EventFilterParser::allOf()
{
    std::vector<FilterNode> parts;
    do {
        Result part = unary();
        if (!part)
            return std::nullopt;
        parts.push_back(std::move(*part));
        if (m_token.kind == Kind::And) {
            advance();
            if (!beginsTerm())
                return fail(FilterError::Kind::MissingTerm, m_token.raw);
        }
    } while (beginsTerm());
    return joined<filter_term::AllOf>(std::move(parts));
}

EventFilterParser::Result EventFilterParser::unary()
{
    bool negated = false;
    for (; m_token.kind == Kind::Not; advance())
        negated = !negated;
    Result part = primary();
    if (!part || !negated)
        return part;
    std::vector<FilterNode> one;
    one.push_back(std::move(*part));
    return FilterNode{filter_term::Not{std::move(one)}};
}

EventFilterParser::Result EventFilterParser::primary()
{
    Result term;
    switch (m_token.kind) {
    case Kind::Open: return parenthesised();
    case Kind::Pattern: term = pattern(); break;
    case Kind::Field: return field();
    case Kind::Term: term = filterTerm(m_token, m_error); break;
    case Kind::Text:
        if (m_token.value.empty())
            return fail(FilterError::Kind::MissingValue, m_token.raw);
        term = FilterNode{filter_term::HasText{foldedText(m_token.value)}};
        break;
    default: return fail(FilterError::Kind::MissingTerm, m_token.raw);
    }
    if (term)
        advance();
    return term;
}

EventFilterParser::Result EventFilterParser::parenthesised()
{
    const FilterToken open = m_token;
    if (++m_depth > deepest)
        return fail(FilterError::Kind::TooComplex, {});
    advance();
    Result inside = anyOf();
    if (!inside)
        return std::nullopt;
    if (m_token.kind != Kind::Close) {
        m_token = m_token.kind == Kind::Bad ? m_token : open;
        return fail(FilterError::Kind::LonelyParenthesis, open.raw);
    }
    --m_depth;
    advance();
    return inside;
}

/// A field alone, or compared with what follows.
EventFilterParser::Result EventFilterParser::field()
{
    const FilterToken name = m_token;
    const EventField* field = filterFieldNamed(name.raw);
    if (!field)
        return fail(FilterError::Kind::UnknownField, name.raw);
    m_token = m_lexer.comparison();
    Result term;
    if (m_token.kind == Kind::End) {
        term = FilterNode{filter_term::FieldIs{field}};
    } else {
        const FilterToken comparison = m_token;
        m_token = m_lexer.operand();
        if (m_token.kind == Kind::Bad)
            return std::nullopt;
        term = filterComparison(*field, comparison, m_token, m_error);
    }
    if (term)
        advance();
    return term;
}

EventFilterParser::Result EventFilterParser::pattern()
{
    auto compiled = TextPattern::compile(m_token.value);
    if (m_token.value.empty() || !compiled)
        return fail(FilterError::Kind::BadRegex, m_token.raw);
    return FilterNode{filter_term::HasPattern{std::move(*compiled)}};
}

} // namespace lifeline
