// Bytes as they stood on the wire, made for the part that is looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// A header and what came after it; the payload is masked again with the key it was sent with. Views what it
/// is given, which must outlive it.
class WireBytes {
public:
    WireBytes() = default;
    explicit WireBytes(std::string_view header, std::string_view payload = {},
                       std::optional<std::uint32_t> key = std::nullopt)
        : m_header(header), m_payload(payload), m_key(key)
    {
    }

    std::uint64_t size() const { return m_header.size() + m_payload.size(); }
    /// At most `count` bytes from `offset` on; fewer at the end.
    std::string read(std::uint64_t offset, std::size_t count) const;

private:
    std::string_view m_header, m_payload;
    std::optional<std::uint32_t> m_key;
};

} // namespace lifeline
