#include "session/filter_comparison.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "session/folded_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace lifeline {
namespace {

using filter_term::FieldIs;
using Way = FieldIs::Way;
using Kind = FilterError::Kind;
using Type = EventField::Type;

constexpr std::size_t mostText = std::size_t{16} << 10; // that a pattern is looked for in

struct WayRow {
    std::string_view sign, word;
    Way way;
};

constexpr std::array ways{
    WayRow{"==", "eq", Way::Equal},        WayRow{"!=", "ne", Way::NotEqual},
    WayRow{"<", "lt", Way::Less},          WayRow{"<=", "le", Way::LessOrEqual},
    WayRow{">", "gt", Way::Greater},       WayRow{">=", "ge", Way::GreaterOrEqual},
    WayRow{"", "contains", Way::Contains}, WayRow{"~", "matches", Way::Matches},
};

std::optional<Way> wayOf(std::string_view text)
{
    const auto found = std::ranges::find_if(
        ways, [text](const WayRow& row) { return row.sign == text || equalsIgnoreCase(row.word, text); });
    return found == ways.end() ? std::nullopt : std::optional(found->way);
}

/// A number is compared by size, text and bytes by what they hold.
bool goWith(const EventField& field, Way way)
{
    const bool searched = way == Way::Contains || way == Way::Matches;
    return field.hasNumber() ? !searched : way == Way::Equal || way == Way::NotEqual || searched;
}

std::optional<std::uint64_t> wholeNumber(std::string_view text)
{
    const bool hex = text.starts_with("0x") || text.starts_with("0X");
    if (hex)
        text.remove_prefix(2);
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, hex ? 16 : 10);
    const bool good = !text.empty() && error == std::errc() && end == text.data() + text.size();
    return good ? std::optional(value) : std::nullopt;
}

/// "1.5" are seconds; other units may be named.
std::optional<std::uint64_t> nanosecondsOf(std::string_view text)
{
    auto duration = parseDuration(std::string(text) + "s");
    if (!duration)
        duration = parseDuration(text);
    return duration ? std::optional(static_cast<std::uint64_t>(duration->count())) : std::nullopt;
}

std::optional<std::uint64_t> numberFor(Type type, std::string_view text)
{
    if (type == Type::Seconds)
        return nanosecondsOf(text);
    if (type != Type::Truth)
        return wholeNumber(text);
    if (equalsIgnoreCase(text, "true") || equalsIgnoreCase(text, "false"))
        return equalsIgnoreCase(text, "true") ? 1 : 0;
    const auto number = wholeNumber(text);
    return number && *number <= 1 ? number : std::nullopt;
}

/// What a quotation mark stands around is taken as it is; bytes can be written in hex as well.
std::optional<std::string> bytesFor(Type type, const FilterToken& operand)
{
    return operand.quoted || type == Type::Text ? std::optional(operand.value) : fromHex(operand.value);
}

bool compare(Way way, std::uint64_t left, std::uint64_t right)
{
    switch (way) {
    case Way::Equal: return left == right;
    case Way::NotEqual: return left != right;
    case Way::Less: return left < right;
    case Way::LessOrEqual: return left <= right;
    case Way::Greater: return left > right;
    case Way::GreaterOrEqual: return left >= right;
    default: return false;
    }
}

bool compare(const FieldIs& term, std::string_view bytes)
{
    switch (term.way) {
    case Way::Equal: return bytes == term.bytes;
    case Way::NotEqual: return bytes != term.bytes;
    case Way::Contains: return bytes.find(term.bytes) != std::string_view::npos;
    case Way::Matches: return term.pattern->foundIn(foldedText(bytes.substr(0, mostText)));
    default: return false;
    }
}

/// Reads the operand into the term; nullopt, or what is wrong with it.
std::optional<Kind> readOperand(FieldIs& term, const FilterToken& operand)
{
    const EventField& field = *term.field;
    const bool pattern = operand.kind == FilterToken::Kind::Pattern;
    if (field.hasNumber()) {
        const auto number = pattern ? std::nullopt : numberFor(field.type, operand.value);
        term.number = number.value_or(0);
        return number ? std::nullopt : std::optional(Kind::BadNumber);
    }
    if (term.way == Way::Matches) {
        term.pattern = TextPattern::compile(operand.value);
        return term.pattern && !operand.value.empty() ? std::nullopt : std::optional(Kind::BadRegex);
    }
    if (pattern)
        return Kind::BadComparison;
    auto bytes = bytesFor(field.type, operand);
    term.bytes = bytes.value_or(std::string());
    return bytes ? std::nullopt : std::optional(Kind::BadBytes);
}

} // namespace

std::optional<FilterNode> filterComparison(const EventField& field, const FilterToken& comparison,
                                           const FilterToken& operand, FilterError& error)
{
    const auto way = wayOf(comparison.raw);
    if (!way || !goWith(field, *way)) {
        error = {comparison.position, Kind::BadComparison, std::string(comparison.raw)};
        return std::nullopt;
    }
    if (operand.kind == FilterToken::Kind::End) {
        error = {comparison.position, Kind::MissingValue, std::string(comparison.raw)};
        return std::nullopt;
    }
    FieldIs term{&field, *way};
    if (const auto wrong = readOperand(term, operand)) {
        error = {operand.position, *wrong, std::string(operand.raw)};
        return std::nullopt;
    }
    return FilterNode{std::move(term)};
}

bool meetsComparison(LookedAtEvent& event, const FieldIs& term)
{
    if (term.field->hasNumber()) {
        const auto number = term.field->number(event);
        return number && (term.way == Way::Exists || compare(term.way, *number, term.number));
    }
    const auto bytes = term.field->bytes(event);
    return bytes && (term.way == Way::Exists || compare(term, *bytes));
}

} // namespace lifeline
