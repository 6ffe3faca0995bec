// JSON (RFC 8259) indented for people, its tokens exactly as they were written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lifeline {

struct PrettyJson {
    enum class Problem { None, Empty, NotUtf8, NotJson, TooDeep };
    Problem problem = Problem::None;
    std::size_t at = 0;    // byte where reading failed
    std::string text = {}; // empty when there is a problem
    bool cut = false;      // only the beginning is in `text`; the whole was read and is JSON

    bool valid() const { return problem == Problem::None; }
};

inline constexpr std::size_t mostJsonDepth = 512;

/// Order, numbers and escapes stay as sent; only white space changes, and invisible or direction-changing
/// characters in strings become \u escapes. Never recursive; linear in the input; at most about `most` bytes
/// come out.
PrettyJson prettyJson(std::string_view text, std::size_t most = std::size_t{256} << 10);

} // namespace lifeline
