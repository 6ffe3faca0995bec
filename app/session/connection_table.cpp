#include "session/connection_table.h"

#include <algorithm>

namespace lifeline {

std::vector<std::size_t> ConnectionTable::update(std::uint64_t most)
{
    const std::uint64_t end = m_rowsRead + std::min(most, m_log.size() - m_rowsRead);
    std::vector<std::size_t> changed;
    for (; m_rowsRead < end; ++m_rowsRead) {
        const EventEntry& entry = m_log.entry(m_rowsRead);
        if (entry.connection != number(ConnectionId::None))
            take(entry, changed);
    }
    for (const std::size_t position : changed)
        judgeAgain(*m_records[position]);
    ++m_round;
    return changed;
}

void ConnectionTable::take(const EventEntry& entry, std::vector<std::size_t>& changed)
{
    const std::size_t position = positionFor(entry.connection);
    ConnectionRecord& record = *m_records[position];
    if (m_changedIn[position] != m_round) {
        m_changedIn[position] = m_round;
        changed.push_back(position);
    }
    record.rows.push_back(static_cast<std::uint32_t>(m_rowsRead));
    auto& spans = entry.side == Side::Client ? record.clientPhases : record.serverPhases;
    if (spans.empty() || spans.back().phase != entry.phase)
        spans.push_back({monotonicTime(entry.at), entry.phase});
    const Event event = m_log.event(m_rowsRead);
    book(record, event);
    record.story.take(event);
}

/// The handler is the server's; its ledgers follow its callbacks, and its end.
void ConnectionTable::book(ConnectionRecord& record, const Event& event)
{
    if (event.side != Side::Server)
        return;
    const auto* callback = event.as<event::Callback>();
    const bool ends = isFinal(event.phase) && !isFinal(record.story.server.phase);
    if (!callback && !ends)
        return;
    for (std::size_t taking = 0; taking < takingCount; ++taking) {
        ResourceLedger& ledger = record.ledgers[taking];
        if (callback)
            add(m_resources[taking], ledger.take(*callback));
        if (ends)
            add(m_resources[taking], ledger.end());
    }
}

/// Creates the record of a connection that was not there yet.
std::size_t ConnectionTable::positionFor(std::uint32_t connection)
{
    if (m_last < m_records.size() && number(m_records[m_last]->story.id) == connection)
        return m_last;
    const auto [found, isNew] = m_positions.try_emplace(connection, m_records.size());
    if (isNew) {
        m_records.push_back(std::make_unique<ConnectionRecord>());
        m_changedIn.push_back(m_round - 1);
    }
    m_last = found->second;
    return m_last;
}

void ConnectionTable::judgeAgain(ConnectionRecord& record)
{
    const bool wasOpen = record.verdict.stage == Stage::Open;
    record.verdict = judge(record.story);
    const bool isOpen = record.verdict.stage == Stage::Open;
    m_open = m_open + (isOpen ? 1 : 0) - (wasOpen ? 1 : 0);
}

const ConnectionRecord* ConnectionTable::find(ConnectionId id) const
{
    const std::size_t position = positionOf(id);
    return position == size() ? nullptr : m_records[position].get();
}

std::size_t ConnectionTable::positionOf(ConnectionId id) const
{
    const auto found = m_positions.find(number(id));
    return found == m_positions.end() ? size() : found->second;
}

} // namespace lifeline
