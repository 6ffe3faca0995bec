// Where a chunked body ends (RFC 9112 §7.1).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lifeline {

/// Follows one body as it arrives. Sans-I/O; not thread-safe.
class ChunkedBody {
public:
    /// `body`: all of it that has come so far, from its first byte. The size of the whole, trailers included,
    /// once it is there; nullopt before that. Bytes that are no chunk end it where they stand.
    std::optional<std::size_t> end(std::string_view body);

private:
    std::size_t m_at = 0; // of the next line to be read
    bool m_trailers = false;
};

} // namespace lifeline
