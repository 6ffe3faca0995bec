#include "cli/event_queue.h"

#include "session/event_codec.h"

#include <utility>

namespace lifeline {

void EventQueue::accept(const Event& event)
{
    bool wasEmpty = false;
    {
        std::unique_lock lock(m_mutex);
        m_drained.wait(lock, [this] { return !m_bounded || m_waiting.bytes.size() < bound; });
        wasEmpty = m_waiting.entries.empty();
        const std::size_t begin = m_waiting.bytes.size();
        encodeBody(m_waiting.bytes, event.body, maxPayload);
        Entry entry{{}, event.kind(), m_waiting.bytes.size() - begin};
        entry.event.seq = ++m_seq;
        entry.event.at = event.at;
        entry.event.connection = event.connection;
        entry.event.side = event.side;
        entry.event.phase = event.phase;
        m_waiting.entries.push_back(std::move(entry));
    }
    if (wasEmpty)
        m_wake();
}

std::size_t EventQueue::drain(const std::function<void(const Event&)>& reader)
{
    {
        const std::lock_guard lock(m_mutex);
        std::swap(m_waiting, m_given);
    }
    m_drained.notify_one();
    std::string_view bytes = m_given.bytes;
    for (Entry& entry : m_given.entries) {
        entry.event.body = decodeBody(entry.kind, bytes.substr(0, entry.size));
        bytes.remove_prefix(entry.size);
        reader(entry.event);
    }
    const std::size_t count = m_given.entries.size();
    if (m_given.bytes.capacity() > (std::size_t{1} << 20))
        m_given = {};
    m_given.entries.clear();
    m_given.bytes.clear();
    return count;
}

void EventQueue::liftBound()
{
    {
        const std::lock_guard lock(m_mutex);
        m_bounded = false;
    }
    m_drained.notify_one();
}

} // namespace lifeline
