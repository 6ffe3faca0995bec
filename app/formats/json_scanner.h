// Finds where the values of a JSON text stand, without holding it (RFC 8259).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// Takes the text in pieces of any size. Memory grows with the depth only, which is limited. Not thread-safe.
class JsonScanner {
public:
    static constexpr std::size_t maxDepth = 1000;
    static constexpr std::size_t maxKey = 200; // bytes; longer ones are cut
    static constexpr std::size_t maxWord = 400;

    class Handler {
    public:
        virtual ~Handler() = default;
        /// The root has depth 0. `key` as it is written, escapes not read; of an element empty. `offset` of
        /// the first byte.
        virtual void begin(std::size_t depth, std::string_view key, std::uint64_t offset) = 0;
        /// `offset` behind the last byte.
        virtual void end(std::size_t depth, std::uint64_t offset) = 0;
    };

    /// `offset`: of the first byte that is fed, in the file.
    explicit JsonScanner(Handler& handler, std::uint64_t offset = 0) : m_handler(handler), m_offset(offset) {}

    /// False: this cannot be JSON any more; nothing is taken then.
    bool feed(std::string_view bytes);
    /// Whether it is one whole JSON value.
    bool finish();

    /// What is wrong, where; empty: nothing.
    const std::string& problem() const { return m_problem; }
    std::uint32_t line() const { return m_line; }
    std::uint32_t column() const { return static_cast<std::uint32_t>(m_offset - m_lineStart + 1); }
    /// Of the byte that is taken now.
    std::uint64_t offset() const { return m_offset; }

private:
    enum class Expect : std::uint8_t { Value, ElementOrEnd, KeyOrEnd, Key, Colon, CommaOrEnd, Nothing };
    enum class Token : std::uint8_t { None, String, Word };

    bool fail(std::string what);
    bool take(char c);
    bool takeSign(char c);
    bool takeString(char c);
    bool takeEscape(char c);
    bool expectsValue() const;
    bool beginValue(char c);
    bool beginKey();
    bool open(char bracket);
    bool close(char bracket);
    void ended(std::uint64_t offset);
    bool endWord();
    std::size_t depth() const { return m_open.size(); }

    Handler& m_handler;
    std::string m_open; // '{' and '['
    Expect m_expect = Expect::Value;
    Token m_token = Token::None;
    bool m_isKey = false, m_escaped = false;
    int m_hexLeft = 0; // digits of \uXXXX
    std::string m_key, m_word;
    std::uint64_t m_offset = 0, m_lineStart = 0;
    std::uint32_t m_line = 1;
    std::string m_problem;
};

} // namespace lifeline
