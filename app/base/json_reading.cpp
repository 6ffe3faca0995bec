#include "base/json_reading.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "base/utf8.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace lifeline {
namespace {

constexpr std::size_t shownBytes = 60;

/// Where the text first is no UTF-8; its size when it is.
std::size_t firstBadByte(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const auto read = readUtf8(text.substr(at));
        if (!read)
            return at;
        at += read->length;
    }
    return at;
}

/// Where brackets first stand deeper than allowed; npos when they never do.
std::size_t firstTooDeep(std::string_view text, int most)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && inString)
            ++i;
        else if (c == '"')
            inString = !inString;
        else if (!inString && (c == '{' || c == '[') && ++depth > most)
            return i;
        else if (!inString && (c == '}' || c == ']'))
            --depth;
    }
    return std::string_view::npos;
}

std::unique_ptr<Json::CharReader> strictReader()
{
    Json::CharReaderBuilder builder;
    Json::CharReaderBuilder::strictMode(&builder.settings_);
    builder.settings_["rejectDupKeys"] = true;
    builder.settings_["skipBom"] = false;
    builder.settings_["stackLimit"] = JsonReading::maxDepth + 8; // brackets are counted before
    return std::unique_ptr<Json::CharReader>(builder.newCharReader());
}

std::vector<std::size_t> lineStartsOf(std::string_view text)
{
    std::vector<std::size_t> starts{0};
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        starts.push_back(at + 1);
    return starts;
}

std::string_view kindOf(const Json::Value& value)
{
    switch (value.type()) {
    case Json::nullValue: return "null";
    case Json::booleanValue: return value.asBool() ? "true" : "false";
    case Json::stringValue: return "a string";
    case Json::arrayValue: return "a list";
    case Json::objectValue: return "an object";
    default: return "a number";
    }
}

std::string isNo(std::string_view name, const Json::Value& value, std::string_view form)
{
    return std::string(name) + " is " + std::string(kindOf(value)) + ", not " + std::string(form);
}

std::string rangeText(std::uint64_t least, std::uint64_t most)
{
    return std::to_string(least) + " to " + std::to_string(most);
}

bool isControlByte(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string_view textOf(const Json::Value& value)
{
    const char* begin = nullptr;
    const char* end = nullptr;
    return value.getString(&begin, &end) ? std::string_view(begin, static_cast<std::size_t>(end - begin))
                                         : std::string_view();
}

} // namespace

JsonReading::JsonReading(std::string_view text, std::string file)
    : m_text(text), m_file(std::move(file)), m_lineStarts(lineStartsOf(text.substr(0, maxSize)))
{
    const std::size_t bad = firstBadByte(text.substr(0, maxSize));
    const std::size_t deep = firstTooDeep(text.substr(0, maxSize), maxDepth);
    if (text.size() > maxSize)
        tell(0, "the file is too large", "at most 4 MiB");
    else if (bad < text.size())
        tell(bad, "the file is not UTF-8", "JSON in UTF-8");
    else if (deep != std::string_view::npos)
        tell(deep, "too many brackets inside each other", "at most 64 deep");
    else
        parse();
}

void JsonReading::parse()
{
    std::string errors;
    try {
        m_good = strictReader()->parse(m_text.data(), m_text.data() + m_text.size(), &m_root, &errors);
        if (!m_good)
            tellSyntax(errors);
    } catch (const std::exception& error) { // JsonCpp throws where its stack limit is reached
        tell(0, std::string("no JSON: ") + error.what(), "one JSON object");
    }
    if (!m_good)
        m_root = Json::Value();
}

/// JsonCpp tells "* Line 2, Column 5\n  Missing ',' or '}' in object declaration\n", and more of it.
void JsonReading::tellSyntax(const std::string& errors)
{
    unsigned long line = 1, column = 1;
    const std::size_t lineAt = errors.find("Line "), columnAt = errors.find("Column ");
    if (lineAt != std::string::npos && columnAt != std::string::npos) {
        line = std::strtoul(errors.c_str() + lineAt + 5, nullptr, 10);
        column = std::strtoul(errors.c_str() + columnAt + 7, nullptr, 10);
    }
    std::string_view what = std::string_view(errors).substr(std::min(errors.find("\n "), errors.size()));
    what.remove_prefix(std::min(what.find_first_not_of("\n "), what.size()));
    what = what.substr(0, what.find('\n'));
    const std::size_t start = m_lineStarts[std::clamp<std::size_t>(line, 1, m_lineStarts.size()) - 1];
    tell(start + std::max(column, 1UL) - 1, "no JSON: " + escaped(what, 200), "one JSON object");
}

std::size_t JsonReading::lineIndex(std::size_t offset) const
{
    const auto after = std::upper_bound(m_lineStarts.begin(), m_lineStarts.end(), offset);
    return static_cast<std::size_t>(after - m_lineStarts.begin()) - 1;
}

std::uint32_t JsonReading::lineOf(const Json::Value& value) const
{
    return static_cast<std::uint32_t>(lineIndex(static_cast<std::size_t>(value.getOffsetStart())) + 1);
}

void JsonReading::problem(const Json::Value& at, std::string what, std::string expected)
{
    tell(static_cast<std::size_t>(at.getOffsetStart()), std::move(what), std::move(expected));
}

void JsonReading::tell(std::size_t offset, std::string what, std::string expected)
{
    if (++m_count > maxProblems)
        return;
    const std::size_t line = lineIndex(offset);
    const auto row = static_cast<std::uint32_t>(line + 1);
    const auto column = static_cast<std::uint32_t>(offset - m_lineStarts[line] + 1);
    const auto same = [&](const FileProblem& other) { // both halves of a pair read the same value
        return other.line == row && other.column == column && other.what == what;
    };
    if (std::none_of(m_problems.begin(), m_problems.end(), same))
        m_problems.push_back({m_file, row, column, std::move(what), std::move(expected)});
}

bool JsonReading::object(const Json::Value& value, std::string_view name,
                         std::initializer_list<std::string_view> keys)
{
    const std::string allowed = joined(std::vector<std::string>(keys.begin(), keys.end()));
    if (!value.isObject()) {
        problem(value, isNo(name, value, "an object"), "an object with the keys " + allowed);
        return false;
    }
    const std::size_t before = m_count;
    for (const std::string& key : keysInOrder(value)) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            problem(*member(value, key), quoted(key) + " is no key of " + std::string(name), allowed);
    }
    return m_count == before;
}

bool JsonReading::array(const Json::Value& value, std::string_view name, std::string_view expected)
{
    if (!value.isArray())
        problem(value, isNo(name, value, "a list"), std::string(expected));
    return value.isArray();
}

std::string JsonReading::text(const Json::Value& value, std::string_view name)
{
    if (!value.isString()) {
        problem(value, isNo(name, value, "a string"), "a string");
        return {};
    }
    const std::string_view read = textOf(value);
    if (firstBadByte(read) < read.size()) // \udc00 alone
        problem(value, std::string(name) + " is not Unicode", "no lone surrogate");
    return std::string(read);
}

std::string JsonReading::line(const Json::Value& value, std::string_view name)
{
    std::string read = text(value, name);
    if (value.isString() && (read.empty() || std::any_of(read.begin(), read.end(), isControlByte)))
        problem(value, std::string(name) + (read.empty() ? " is empty" : " holds control characters"),
                "one line of text");
    return read;
}

std::vector<std::string> JsonReading::lines(const Json::Value& value, std::string_view name)
{
    std::vector<std::string> out;
    if (!array(value, name, "a list of strings"))
        return out;
    for (const Json::Value& each : value)
        out.push_back(line(each, name));
    return out;
}

bool JsonReading::truth(const Json::Value& value, std::string_view name)
{
    if (!value.isBool())
        problem(value, isNo(name, value, "a truth value"), "true or false");
    return value.isBool() && value.asBool();
}

std::uint64_t JsonReading::count(const Json::Value& value, std::string_view name, std::uint64_t least,
                                 std::uint64_t most)
{
    if (!value.isNumeric()) {
        problem(value, isNo(name, value, "a number"), rangeText(least, most));
        return least;
    }
    if (!value.isUInt64() || value.asUInt64() < least || value.asUInt64() > most) {
        problem(value, std::string(name) + " is out of range, or no whole number", rangeText(least, most));
        return least;
    }
    return value.asUInt64();
}

Duration JsonReading::duration(const Json::Value& value, std::string_view name)
{
    constexpr std::string_view form = "\"200ms\", \"2s\", \"1m\" or 0, at most \"1h\"";
    if (value.isNumeric() && value.asDouble() == 0)
        return Duration::zero();
    const auto read = value.isString() ? parseDuration(textOf(value)) : std::nullopt;
    if (!read)
        problem(value, std::string(name) + " is no duration", std::string(form));
    else if (*read > longest)
        problem(value, std::string(name) + " is too long", std::string(form));
    return read.value_or(Duration::zero());
}

std::uint64_t JsonReading::size(const Json::Value& value, std::string_view name, std::uint64_t least,
                                std::uint64_t most)
{
    if (!value.isString())
        return count(value, name, least, most);
    const auto read = parseSize(textOf(value));
    if (!read || *read < least || *read > most)
        problem(value, std::string(name) + (read ? " is out of range" : " is no size"),
                "\"125B\", \"64KiB\", \"1MiB\" or bytes, " + rangeText(least, most));
    return read ? std::clamp(*read, least, most) : least;
}

std::string JsonReading::hex(const Json::Value& value, std::string_view name)
{
    const auto read = value.isString() ? fromHex(textOf(value)) : std::nullopt;
    if (!read)
        problem(value, std::string(name) + " is no hex", "pairs of hex digits: \"16 03 01\"");
    return read.value_or(std::string());
}

const Json::Value* member(const Json::Value& object, std::string_view key)
{
    return object.isObject() ? object.find(key.data(), key.data() + key.size()) : nullptr;
}

std::vector<std::string> keysInOrder(const Json::Value& object)
{
    std::vector<std::string> keys = object.getMemberNames();
    std::sort(keys.begin(), keys.end(), [&object](const std::string& a, const std::string& b) {
        return member(object, a)->getOffsetStart() < member(object, b)->getOffsetStart();
    });
    return keys;
}

std::string quoted(std::string_view name) { return '"' + escaped(name, shownBytes) + '"'; }

std::string joined(const std::vector<std::string>& words, std::string_view between)
{
    std::string out;
    for (const std::string& word : words)
        out.append(out.empty() ? std::string_view() : between).append(word);
    return out;
}

} // namespace lifeline
