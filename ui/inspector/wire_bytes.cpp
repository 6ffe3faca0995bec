#include "ui/inspector/wire_bytes.h"

#include "wire/masking.h"

#include <algorithm>

namespace lifeline {

std::string WireBytes::read(std::uint64_t offset, std::size_t count) const
{
    if (offset >= size())
        return {};
    std::string bytes;
    if (offset < m_header.size())
        bytes = m_header.substr(static_cast<std::size_t>(offset), count);
    const std::uint64_t at = std::max<std::uint64_t>(offset, m_header.size()) - m_header.size();
    const std::string_view part = m_payload.substr(static_cast<std::size_t>(at), count - bytes.size());
    const std::size_t before = bytes.size();
    bytes.append(part);
    if (m_key)
        applyMask(bytes.data() + before, part.size(), *m_key, at);
    return bytes;
}

} // namespace lifeline
