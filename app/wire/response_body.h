// The body of an answer, as far as it is worth keeping (RFC 9112 §6).
#pragma once

#include "wire/chunked_body.h"
#include "wire/http_head.h"

#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// Follows the body behind one response head as its bytes arrive. Sans-I/O; not thread-safe.
class ResponseBody {
public:
    static constexpr std::size_t limit = std::size_t{64} << 10; // bytes kept and waited for

    /// Of no bytes.
    ResponseBody() = default;
    /// As the head declares it, within the limit. One that ends only with the connection is not waited for.
    explicit ResponseBody(const HttpHead& head);

    /// Takes what belongs to the body; how many bytes that was.
    std::size_t feed(std::string_view bytes);

    bool complete() const { return m_bytes.size() >= m_wanted; }
    const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
    std::size_t m_wanted = 0;
    std::optional<ChunkedBody> m_chunks;
};

} // namespace lifeline
