#include "session/filter_values.h"

#include "base/byte_text.h"
#include "session/folded_text.h"

#include <array>
#include <charconv>

namespace lifeline {
namespace {

using namespace filter_term;
using Kind = FilterError::Kind;

/// Reads the values of one token, one after the other.
class Values {
public:
    Values(const FilterToken& token, FilterError& error) : m_token(token), m_error(error) {}

    /// Calls `take` with each value of the comma-separated list, in lower case; false at the first it does
    /// not take.
    template <class Take> bool each(Kind otherwise, Take take)
    {
        std::size_t begin = 0;
        for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
            end = m_token.value.find(',', begin);
            const std::string value =
                asciiLower(trimmed(std::string_view(m_token.value).substr(begin, end - begin)));
            if (value.empty())
                return fail(Kind::MissingValue, m_token.raw);
            if (!take(std::string_view(value)))
                return fail(otherwise, value);
        }
        return true;
    }

    bool fail(Kind kind, std::string_view part)
    {
        m_error = {m_token.position, kind, std::string(part)};
        return false;
    }

private:
    const FilterToken& m_token;
    FilterError& m_error;
};

using Result = std::optional<FilterNode>;

template <class Term> Result made(bool good, Term term)
{
    return good ? Result(FilterNode{std::move(term)}) : std::nullopt;
}

/// A value that is a name from a list of `count` names.
template <class Term, class Value>
Result named(Values& values, std::size_t count, std::string_view (*nameOf)(Value))
{
    Term term;
    const bool good = values.each(Kind::UnknownValue, [&](std::string_view name) {
        for (std::size_t i = 0; i < count; ++i) {
            if (nameOf(static_cast<Value>(i)) == name)
                return term.any.set(i), true;
        }
        return false;
    });
    return made(good, std::move(term));
}

Result phases(Values& values, const FilterToken&)
{
    PhaseIs term;
    const auto set = [&](Phase phase) { term.any.set(static_cast<std::size_t>(phase)); };
    const bool good = values.each(Kind::UnknownValue, [&](std::string_view name) {
        if (name == "closing") {
            set(Phase::ClosingByUs);
            set(Phase::ClosingByPeer);
            return true;
        }
        const auto phase = phaseFromName(name);
        if (phase)
            set(*phase);
        return phase.has_value();
    });
    return made(good, term);
}

Result layers(Values& values, const FilterToken&) { return named<LayerIs>(values, layerCount, layerName); }
Result sides(Values& values, const FilterToken&) { return named<SideIs>(values, 3, sideName); }

// Numbers
// ---------------------------------------------------------------------------------------------------------

std::optional<std::uint32_t> wholeNumber(std::string_view text)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = !text.empty() && error == std::errc() && end == text.data() + text.size();
    return good ? std::optional(value) : std::nullopt;
}

/// "6" or "1-3".
std::optional<NumberRange> numberRange(std::string_view text)
{
    const std::size_t dash = text.find('-');
    const auto first = wholeNumber(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : wholeNumber(text.substr(dash + 1));
    return first && last && *first <= *last ? std::optional(NumberRange{*first, *last}) : std::nullopt;
}

/// "1xxx", "10xx": digits and then at least one x, four in all.
std::optional<NumberRange> codeFamily(std::string_view text)
{
    const std::size_t digits = text.find('x');
    if (text.size() != 4 || digits == std::string_view::npos || digits == 0 ||
        text.find_first_not_of('x', digits) != std::string_view::npos)
        return std::nullopt;
    const auto leading = wholeNumber(text.substr(0, digits));
    if (!leading)
        return std::nullopt;
    std::uint32_t size = 1;
    for (std::size_t i = digits; i < text.size(); ++i)
        size *= 10;
    return NumberRange{*leading * size, *leading * size + size - 1};
}

Result codes(Values& values, const FilterToken&)
{
    CodeIn term;
    const bool good = values.each(Kind::BadNumber, [&](std::string_view text) {
        const auto range = text.find('x') == std::string_view::npos ? numberRange(text) : codeFamily(text);
        if (range)
            term.any.push_back(*range);
        return range && range->last <= 0xFFFF;
    });
    return made(good, std::move(term));
}

Result connections(Values& values, const FilterToken&)
{
    ConnectionIn term;
    const bool good = values.each(Kind::BadNumber, [&](std::string_view text) {
        const auto range = numberRange(text);
        if (range)
            term.any.push_back(*range);
        return range.has_value();
    });
    return made(good, std::move(term));
}

// Names
// -----------------------------------------------------------------------------------------------------------

template <std::size_t size, class NameOf>
void setMatching(std::bitset<size>& any, const NamePattern& pattern, NameOf nameOf)
{
    for (std::size_t i = 0; i < size; ++i) {
        const std::string_view name = nameOf(i);
        if (!name.empty() && pattern.matches(name))
            any.set(i);
    }
}

/// A name that Lifeline does not know may be the own name of some stack's callback.
Result names(Values& values, const FilterToken&)
{
    NameIs term;
    const bool good = values.each(Kind::UnknownValue, [&](std::string_view text) {
        auto pattern = NamePattern::parse(text);
        if (!pattern)
            return false;
        setMatching(term.kinds, *pattern, [](std::size_t i) { return eventName(static_cast<EventKind>(i)); });
        setMatching(term.callbacks, *pattern,
                    [](std::size_t i) { return callbackName(static_cast<CallbackName>(i)); });
        setMatching(term.findings, *pattern,
                    [](std::size_t i) { return info(static_cast<Violation>(i)).id; });
        term.called.push_back(std::move(*pattern));
        return true;
    });
    return made(good, std::move(term));
}

Result stacks(Values& values, const FilterToken&)
{
    StackIs term;
    const bool good = values.each(Kind::UnknownValue, [&](std::string_view text) {
        auto pattern = NamePattern::parse(text);
        if (pattern)
            term.any.push_back(std::move(*pattern));
        return pattern.has_value();
    });
    return made(good, std::move(term));
}

Result texts(Values& values, const FilterToken& token)
{
    const bool good = !token.value.empty() || values.fail(Kind::MissingValue, token.raw);
    return made(good, HasText{foldedText(token.value)});
}

struct KeyRow {
    std::string_view key;
    Result (*read)(Values&, const FilterToken&);
};

constexpr std::array keys{KeyRow{"state", phases},     KeyRow{"code", codes},  KeyRow{"layer", layers},
                          KeyRow{"side", sides},       KeyRow{"event", names}, KeyRow{"stack", stacks},
                          KeyRow{"conn", connections}, KeyRow{"text", texts}};

} // namespace

std::optional<FilterNode> filterTerm(const FilterToken& token, FilterError& error)
{
    Values values(token, error);
    for (const KeyRow& row : keys) {
        if (equalsIgnoreCase(row.key, token.key))
            return row.read(values, token);
    }
    values.fail(Kind::UnknownKey, token.key);
    return std::nullopt;
}

} // namespace lifeline
