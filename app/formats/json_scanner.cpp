#include "formats/json_scanner.h"

#include <algorithm>
#include <utility>

namespace lifeline {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool isWordChar(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-' || c == '.';
}

std::size_t digits(std::string_view& text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    const auto count = static_cast<std::size_t>(end - text.begin());
    text.remove_prefix(count);
    return count;
}

bool takeOne(std::string_view& text, std::string_view of)
{
    if (text.empty() || of.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

/// RFC 8259 §6.
bool isNumber(std::string_view text)
{
    takeOne(text, "-");
    const bool zero = text.starts_with('0');
    const std::size_t whole = digits(text);
    if (whole == 0 || (zero && whole > 1))
        return false;
    if (takeOne(text, ".") && digits(text) == 0)
        return false;
    if (takeOne(text, "eE")) {
        takeOne(text, "+-");
        if (digits(text) == 0)
            return false;
    }
    return text.empty();
}

} // namespace

bool JsonScanner::fail(std::string what)
{
    m_problem = std::move(what);
    return false;
}

bool JsonScanner::feed(std::string_view bytes)
{
    for (const char c : bytes) {
        if (!m_problem.empty() || !take(c))
            return false;
        ++m_offset;
        if (c == '\n') {
            ++m_line;
            m_lineStart = m_offset;
        }
    }
    return m_problem.empty();
}

bool JsonScanner::finish()
{
    if (m_problem.empty() && m_token == Token::Word)
        endWord();
    if (m_problem.empty() && (m_token != Token::None || m_expect != Expect::Nothing))
        fail("no JSON: the text ends within a value");
    return m_problem.empty();
}

bool JsonScanner::take(char c)
{
    if (m_token == Token::String)
        return takeString(c);
    if (m_token == Token::Word) {
        if (isWordChar(c)) {
            m_word += c;
            return m_word.size() <= maxWord || fail("no JSON: a number without end");
        }
        if (!endWord())
            return false;
    }
    return isBlank(c) || takeSign(c);
}

// Signs -------------------------------------------------------------------------------------------

bool JsonScanner::expectsValue() const
{
    return m_expect == Expect::Value || m_expect == Expect::ElementOrEnd;
}

bool JsonScanner::takeSign(char c)
{
    if (c == '}' || c == ']')
        return close(c);
    if (c == '"' && (m_expect == Expect::KeyOrEnd || m_expect == Expect::Key))
        return beginKey();
    if (c == ':' && m_expect == Expect::Colon) {
        m_expect = Expect::Value;
        return true;
    }
    if (c == ',' && m_expect == Expect::CommaOrEnd) {
        m_expect = m_open.back() == '{' ? Expect::Key : Expect::Value;
        return true;
    }
    return expectsValue() ? beginValue(c) : fail("no JSON: a sign that is not expected here");
}

bool JsonScanner::beginKey()
{
    m_token = Token::String;
    m_isKey = true;
    m_key.clear();
    return true;
}

bool JsonScanner::beginValue(char c)
{
    if (c != '{' && c != '[' && c != '"' && !isWordChar(c))
        return fail("no JSON: a sign that is not expected here");
    m_handler.begin(depth(), std::exchange(m_key, {}), m_offset);
    if (c == '{' || c == '[')
        return open(c);
    m_token = c == '"' ? Token::String : Token::Word;
    m_isKey = false;
    m_word.assign(1, c);
    return true;
}

bool JsonScanner::open(char bracket)
{
    if (depth() == maxDepth)
        return fail("too many brackets inside each other");
    m_open += bracket;
    m_expect = bracket == '{' ? Expect::KeyOrEnd : Expect::ElementOrEnd;
    return true;
}

bool JsonScanner::close(char bracket)
{
    const char opened = bracket == '}' ? '{' : '[';
    const bool empty = m_expect == Expect::KeyOrEnd || m_expect == Expect::ElementOrEnd;
    if (m_open.empty() || m_open.back() != opened || (!empty && m_expect != Expect::CommaOrEnd))
        return fail("no JSON: a bracket that is not expected here");
    m_open.pop_back();
    ended(m_offset + 1);
    return true;
}

void JsonScanner::ended(std::uint64_t offset)
{
    m_handler.end(depth(), offset);
    m_expect = m_open.empty() ? Expect::Nothing : Expect::CommaOrEnd;
}

// Strings and words -------------------------------------------------------------------------------

bool JsonScanner::takeString(char c)
{
    if (m_hexLeft > 0 || m_escaped) {
        if (!takeEscape(c))
            return false;
    } else if (c == '\\') {
        m_escaped = true;
    } else if (c == '"') {
        m_token = Token::None;
        if (m_isKey)
            m_expect = Expect::Colon;
        else
            ended(m_offset + 1);
        return true;
    } else if (static_cast<unsigned char>(c) < 0x20) {
        return fail("no JSON: a control character in a string");
    }
    if (m_isKey && m_key.size() < maxKey)
        m_key += c;
    return true;
}

bool JsonScanner::takeEscape(char c)
{
    if (m_hexLeft > 0) {
        --m_hexLeft;
        return isHex(c) || fail("no JSON: \\u without four hex digits");
    }
    m_escaped = false;
    m_hexLeft = c == 'u' ? 4 : 0;
    return std::string_view("\"\\/bfnrtu").find(c) != std::string_view::npos ||
           fail("no JSON: an escape that there is not");
}

bool JsonScanner::endWord()
{
    m_token = Token::None;
    if (m_word != "true" && m_word != "false" && m_word != "null" && !isNumber(m_word))
        return fail("no JSON: a word that there is not");
    ended(m_offset);
    return true;
}

} // namespace lifeline
