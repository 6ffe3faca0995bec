#include "wire/response_body.h"

#include <algorithm>
#include <charconv>

namespace lifeline {
namespace {

/// 0 where nothing readable is declared.
std::size_t declaredSize(const HttpHead& head)
{
    const std::string_view text = head.value("Content-Length").value_or("");
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    return error == std::errc() && end == text.data() + text.size() ? size : 0;
}

} // namespace

ResponseBody::ResponseBody(const HttpHead& head)
{
    if (head.hasToken("Transfer-Encoding", "chunked"))
        m_chunks.emplace();
    m_wanted = m_chunks ? limit : std::min(declaredSize(head), limit);
}

std::size_t ResponseBody::feed(std::string_view bytes)
{
    const std::size_t before = m_bytes.size();
    m_bytes += bytes.substr(0, m_wanted - before);
    if (const auto end = m_chunks ? m_chunks->end(m_bytes) : std::nullopt)
        m_wanted = *end;
    m_bytes.resize(std::min(m_bytes.size(), m_wanted));
    return m_bytes.size() - std::min(before, m_bytes.size());
}

} // namespace lifeline
