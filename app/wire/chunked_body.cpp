#include "wire/chunked_body.h"

#include <charconv>

namespace lifeline {
namespace {

constexpr std::size_t lineEnd = 2; // behind the bytes of a chunk

/// The chunk's size; what follows it (extensions, white space) is passed over. nullopt: no number.
std::optional<std::size_t> chunkSize(std::string_view line)
{
    std::uint32_t size = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    return read.ec == std::errc() ? std::optional<std::size_t>(size) : std::nullopt;
}

} // namespace

std::optional<std::size_t> ChunkedBody::end(std::string_view body)
{
    while (m_at < body.size()) {
        const std::size_t lf = body.find('\n', m_at);
        if (lf == std::string_view::npos)
            return std::nullopt;
        const std::string_view line = body.substr(m_at, lf - m_at);
        if (m_trailers && (line.empty() || line == "\r"))
            return lf + 1;
        const auto size = m_trailers ? 0 : chunkSize(line);
        if (!size)
            return m_at;
        m_trailers = size == 0;
        m_at = lf + 1 + (m_trailers ? 0 : *size + lineEnd);
    }
    return std::nullopt;
}

} // namespace lifeline
