#include "endpoints/output_queue.h"

namespace lifeline {

void OutputQueue::append(std::string_view bytes)
{
    if (m_sent > 0 && m_sent >= m_bytes.size() / 2) {
        m_bytes.erase(0, m_sent);
        m_sent = 0;
    }
    m_bytes.append(bytes);
}

void OutputQueue::consume(std::size_t count)
{
    m_sent += count;
    if (empty())
        clear();
}

void OutputQueue::clear()
{
    m_bytes = std::string();
    m_sent = 0;
}

} // namespace lifeline
