// Every connection of a log with its story, its phases over time and its events, kept up to date as the log
// grows.
#pragma once

#include "lifecycle/connection_story.h"
#include "lifecycle/resource_ledger.h"
#include "lifecycle/verdict.h"
#include "session/event_log.h"

#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace lifeline {

/// From `at` on the side was in that phase.
struct PhaseSpan {
    MonotonicTime at;
    Phase phase;
};

struct ConnectionRecord {
    ConnectionStory story;
    Verdict verdict;
    std::vector<PhaseSpan> clientPhases, serverPhases; // changes only, in time order
    std::vector<std::uint32_t> rows;                   // its events' rows in the log, in order
    std::array<ResourceLedger, takingCount> ledgers{ResourceLedger(Taking::UpgradeAndOpen),
                                                    ResourceLedger(Taking::OpenOnly)}; // by Taking

    const ResourceLedger& ledger(Taking taking) const { return ledgers[static_cast<std::size_t>(taking)]; }

    const std::vector<PhaseSpan>& phases(Side side) const
    {
        return side == Side::Client ? clientPhases : serverPhases;
    }
};

/// Single-threaded: belongs to the reader that calls update().
class ConnectionTable {
public:
    explicit ConnectionTable(const EventLog& log) : m_log(log) {}

    /// Reads at most `most` new rows; returns the records that changed, each once, new ones included, by
    /// position.
    std::vector<std::size_t> update(std::uint64_t most = UINT64_MAX);

    /// Rows read so far.
    std::uint64_t rowsRead() const { return m_rowsRead; }

    std::size_t size() const { return m_records.size(); }
    /// In order of first appearance.
    const ConnectionRecord& at(std::size_t position) const { return *m_records[position]; }
    /// nullptr when unknown.
    const ConnectionRecord* find(ConnectionId id) const;
    /// Position of a connection; size() when unknown.
    std::size_t positionOf(ConnectionId id) const;
    /// Connections whose stage is Open.
    std::size_t openCount() const { return m_open; }
    /// What the handlers of all connections took together.
    const ResourceTotals& resources(Taking taking) const
    {
        return m_resources[static_cast<std::size_t>(taking)];
    }

private:
    void take(const EventEntry& entry, std::vector<std::size_t>& changed);
    std::size_t positionFor(std::uint32_t connection);
    void book(ConnectionRecord& record, const Event& event);
    void judgeAgain(ConnectionRecord& record);

    const EventLog& m_log;
    std::uint64_t m_rowsRead = 0;
    std::size_t m_open = 0;
    std::array<ResourceTotals, takingCount> m_resources{};
    std::size_t m_last = 0;    // position of the row read last: rows of one connection come in runs
    std::uint64_t m_round = 1; // counts the updates
    std::vector<std::uint64_t> m_changedIn; // by position: the round in which the record changed last
    std::vector<std::unique_ptr<ConnectionRecord>> m_records;
    std::unordered_map<std::uint32_t, std::size_t> m_positions;
};

} // namespace lifeline
