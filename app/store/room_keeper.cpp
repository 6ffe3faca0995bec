#include "store/room_keeper.h"

#include "store/drop_connections.h"

namespace lifeline {
namespace {

constexpr int pagesAtOnce = 128; // 1 MiB: nobody waits long for it

} // namespace

bool RoomKeeper::dropOldest(std::int64_t at)
{
    const auto batch = m_ages.oldest(m_maxBytes / 10);
    if (batch.connections.empty())
        return true;
    if (!m_writer.begin())
        return false;
    const auto dropped = dropConnections(m_writer, batch, at);
    if (!dropped) {
        m_writer.rollback();
        return false;
    }
    m_droppedConnections += batch.connections.size();
    m_droppedEvents += *dropped;
    m_mayGiveBack = true;
    return m_writer.commit();
}

/// What was known as dropped was left out.
void RoomKeeper::wrote(const EventLog& log, std::uint64_t from, std::uint64_t to)
{
    if (!m_drops)
        return;
    for (std::uint64_t row = from; row < to; ++row) {
        const EventEntry& entry = log.entry(row);
        if (m_ages.isDropped(entry.connection))
            ++m_droppedEvents;
        else
            m_ages.take(entry, row, sizeof entry + log.encodedBody(row).size());
    }
}

bool RoomKeeper::giveBack(bool time)
{
    if (!m_drops || !m_mayGiveBack)
        return true;
    if (!time && m_writer.fileBytes() <= m_maxBytes)
        return true;
    const bool done = m_writer.giveBack(pagesAtOnce);
    m_mayGiveBack = m_writer.usedBytes() < m_writer.fileBytes();
    return done;
}

bool RoomKeeper::giveAllBack()
{
    for (std::uint64_t before = UINT64_MAX; m_mayGiveBack && m_drops;) {
        const std::uint64_t now = m_writer.fileBytes();
        if (now >= before)
            return true; // an older file: its pages cannot be given back
        before = now;
        if (!giveBack(true))
            return false;
    }
    return true;
}

void RoomKeeper::restart()
{
    m_ages = {};
    m_droppedConnections = m_droppedEvents = 0;
}

} // namespace lifeline
