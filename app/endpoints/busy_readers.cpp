#include "endpoints/busy_readers.h"

#include <asio/post.hpp>

#include <utility>

namespace lifeline {

void BusyReaders::add(std::shared_ptr<Reader> reader)
{
    m_readers.push_back({std::move(reader)});
    schedule();
}

void BusyReaders::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    asio::post(m_io, [this] { turn(); });
}

/// Timers, new connections, sockets that were waited for and what other threads post have their turn after
/// each of these.
void BusyReaders::turn()
{
    m_scheduled = false;
    m_reads = 0;
    m_bytes = 0;
    while (round() && m_reads < readsPerTurn && m_bytes < bytesPerTurn) {
    }
    if (!m_readers.empty())
        schedule();
}

/// Asks each of them once. A reader may add others meanwhile. True when one of them had something.
bool BusyReaders::round()
{
    bool any = false;
    m_round.swap(m_readers);
    for (Busy& busy : m_round) {
        ++m_reads;
        const std::size_t bytes = busy.reader->readSome();
        m_bytes += bytes;
        any = any || bytes > 0;
        busy.hadNothing = bytes > 0 ? 0 : busy.hadNothing + 1;
        if (busy.hadNothing < restAfter)
            m_readers.push_back(std::move(busy));
        else
            busy.reader->rest();
    }
    m_round.clear();
    return any;
}

} // namespace lifeline
