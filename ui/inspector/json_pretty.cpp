#include "ui/inspector/json_pretty.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace lifeline {
namespace {

constexpr std::size_t mostIndent = 40; // deeper lines stay there, so that output stays in proportion to input

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Characters that would show as nothing or turn the text around.
bool isTreacherous(char32_t c)
{
    return (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

class Printer {
public:
    Printer(std::string_view text, std::size_t most) : m_text(text), m_most(most) {}

    PrettyJson run()
    {
        PrettyJson result;
        const bool whole = value() && inside();
        if (whole)
            space();
        if (!whole || m_at != m_text.size()) {
            result.problem = m_tooDeep ? PrettyJson::Problem::TooDeep : PrettyJson::Problem::NotJson;
            result.at = m_at;
            return result;
        }
        result.text = std::move(m_out);
        result.cut = m_cut;
        return result;
    }

private:
    /// Reads on until every array and object is closed.
    bool inside()
    {
        while (!m_open.empty())
            if (!member())
                return false;
        return true;
    }

    /// One element or member, or the end of the innermost array or object.
    bool member()
    {
        space();
        const bool object = m_open.back() == '{';
        if (take(object ? '}' : ']')) {
            m_open.pop_back();
            if (!m_fresh)
                line();
            emit(object ? "}" : "]");
            m_fresh = false;
            return true;
        }
        if (!m_fresh) {
            if (!take(','))
                return false;
            emit(",");
        }
        m_fresh = false;
        line();
        return (!object || key()) && value();
    }

    bool key()
    {
        space();
        if (!string())
            return false;
        space();
        if (!take(':'))
            return false;
        emit(": ");
        return true;
    }

    bool value()
    {
        space();
        if (m_at == m_text.size())
            return false;
        const char c = m_text[m_at];
        if (c == '{' || c == '[')
            return open(c);
        if (c == '"')
            return string();
        return c == '-' || isDigit(c) ? number() : word("true") || word("false") || word("null");
    }

    bool open(char bracket)
    {
        m_tooDeep = m_open.size() == mostJsonDepth;
        if (m_tooDeep)
            return false;
        ++m_at;
        m_open.push_back(bracket);
        m_fresh = true;
        emit(std::string_view(&bracket, 1));
        return true;
    }

    bool word(std::string_view word)
    {
        if (m_text.substr(m_at, word.size()) != word)
            return false;
        m_at += word.size();
        emit(word);
        return true;
    }

    bool digits()
    {
        const std::size_t first = m_at;
        while (m_at < m_text.size() && isDigit(m_text[m_at]))
            ++m_at;
        return m_at > first;
    }

    bool number()
    {
        const std::size_t first = m_at;
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            if (!digits())
                return false;
        }
        emit(m_text.substr(first, m_at - first));
        return true;
    }

    bool string()
    {
        if (!take('"'))
            return false;
        emit("\"");
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                emit("\"");
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20 || !(c == '\\' ? escape() : character()))
                return false;
        }
        return false;
    }

    bool escape()
    {
        const std::size_t first = m_at;
        const char kind = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
        std::size_t size = 2;
        if (kind == 'u') {
            const std::string_view hex = m_text.substr(std::min(m_at + 2, m_text.size()), 4);
            if (hex.size() != 4 || hex.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
                return false;
            size = 6;
        } else if (std::string_view("\"\\/bfnrt").find(kind) == std::string_view::npos || kind == '\0') {
            return false;
        }
        m_at += size;
        emit(m_text.substr(first, size));
        return true;
    }

    bool character()
    {
        const auto read = readUtf8(m_text.substr(m_at, 4));
        if (!read)
            return false;
        if (isTreacherous(read->codePoint)) {
            std::array<char, 8> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "\\u%04x",
                          static_cast<unsigned>(read->codePoint) & 0xFFFFU);
            emit(escaped.data());
        } else {
            emit(m_text.substr(m_at, read->length));
        }
        m_at += read->length;
        return true;
    }

    void space() { m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size()); }

    bool take(char c)
    {
        const bool there = m_at < m_text.size() && m_text[m_at] == c;
        m_at += there ? 1 : 0;
        return there;
    }

    void line()
    {
        emit("\n");
        for (std::size_t i = 0; i < std::min(m_open.size(), mostIndent); ++i)
            emit("  ");
    }

    void emit(std::string_view piece)
    {
        m_cut = m_cut || m_out.size() + piece.size() > m_most;
        if (!m_cut)
            m_out += piece;
    }

    std::string_view m_text;
    std::size_t m_most;
    std::size_t m_at = 0;
    std::string m_out;
    std::vector<char> m_open;
    bool m_fresh = false; // nothing yet in the innermost array or object
    bool m_cut = false;
    bool m_tooDeep = false;
};

} // namespace

PrettyJson prettyJson(std::string_view text, std::size_t most)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return {.problem = PrettyJson::Problem::Empty};
    if (!isUtf8(text))
        return {.problem = PrettyJson::Problem::NotUtf8};
    return Printer(text, most).run();
}

} // namespace lifeline
