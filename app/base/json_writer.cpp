#include "base/json_writer.h"

#include "base/byte_text.h"
#include "base/utf8.h"

#include <array>
#include <charconv>

namespace lifeline {

namespace {

bool isPlain(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\';
}

/// How many bytes at the front need no look at all.
std::size_t plainPrefix(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size() && isPlain(text[length]))
        ++length;
    return length;
}

void appendCodeUnit(std::string& out, char32_t c)
{
    const char bytes[] = {static_cast<char>(c >> 8U), static_cast<char>(c & 0xFFU)};
    out += "\\u";
    out += toHex({bytes, 2});
}

void appendAscii(std::string& out, char c)
{
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: appendCodeUnit(out, static_cast<unsigned char>(c));
    }
}

/// Appends the one character that is not plain; returns how many bytes it took.
std::size_t appendSpecial(std::string& out, std::string_view text)
{
    const auto read = readUtf8(text);
    if (!read) {
        out += "\\ufffd";
        return 1;
    }
    const char32_t c = read->codePoint;
    if (c < 0x80)
        appendAscii(out, text[0]);
    else if (c < 0xA0 || c == 0x2028 || c == 0x2029) // C1 controls, line and paragraph separator
        appendCodeUnit(out, c);
    else
        out += text.substr(0, read->length);
    return read->length;
}

template <class Number> void appendNumber(std::string& out, Number number)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

} // namespace

void appendJsonString(std::string& out, std::string_view text)
{
    out += '"';
    while (!text.empty()) {
        const std::size_t plain = plainPrefix(text);
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (!text.empty())
            text.remove_prefix(appendSpecial(out, text));
    }
    out += '"';
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    separate();
    appendJsonString(m_out, name);
    m_out += m_style == Style::Spaced ? ": " : ":";
    m_needComma = false;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text)
{
    separate();
    appendJsonString(m_out, text);
    return *this;
}

JsonWriter& JsonWriter::value(bool truth)
{
    separate();
    m_out += truth ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number)
{
    separate();
    appendNumber(m_out, number);
    return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number)
{
    separate();
    appendNumber(m_out, number);
    return *this;
}

JsonWriter& JsonWriter::null()
{
    separate();
    m_out += "null";
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json)
{
    separate();
    m_out += json;
    return *this;
}

JsonWriter& JsonWriter::open(char bracket)
{
    separate();
    m_out += bracket;
    m_needComma = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket)
{
    m_out += bracket;
    m_needComma = true;
    return *this;
}

/// Places the comma that the value to come needs; the one after it will need one in any case.
void JsonWriter::separate()
{
    if (m_needComma)
        m_out += m_style == Style::Spaced ? ", " : ",";
    m_needComma = true;
}

} // namespace lifeline
