// Writes the rows of a log as blocks, a transaction at a time. Belongs to one thread.
#pragma once

#include "store/block_sink.h"
#include "store/connection_ages.h"

#include <atomic>
#include <cstdint>
#include <optional>

namespace lifeline {

/// A block that is not full stays open: what comes next is added to it, and it is written anew in its place.
/// So a session in which little happens has as few blocks as one in which much does.
class RowWriter {
public:
    /// All must outlive it. Connections that `ages` knows as dropped are left out.
    RowWriter(const EventLog& log, BlockSink& sink, const ConnectionAges& ages)
        : m_log(log), m_sink(sink), m_ages(ages)
    {
    }

    /// Rows that are on disk, or were left out; from any thread.
    std::uint64_t written() const { return m_written.load(std::memory_order_acquire); }

    /// One transaction with what comes next: rows below `end`, about `mostBytes` of them. Where they have no
    /// room half as many are tried, and so on. False: not even one has, or something else is wrong.
    bool write(std::uint64_t end, std::uint64_t mostBytes = UINT64_MAX);
    /// What was written last may be changed by others from now on.
    void closeBlock() { m_open = false; }
    /// In an empty file: everything anew.
    void restart();

    static constexpr std::uint64_t mostAtOnce = 65'536; // rows

private:
    bool transaction(std::uint64_t end, std::uint64_t mostBytes);
    bool addRows(std::uint64_t& row, std::uint64_t end, std::uint64_t mostBytes);
    bool addRow(std::uint64_t row);
    bool writeBlock();
    std::optional<std::uint16_t> calledOf(std::uint64_t row) const;

    const EventLog& m_log;
    BlockSink& m_sink;
    const ConnectionAges& m_ages;
    BlockBuilder m_block;
    bool m_open = false;             // the block may grow
    std::uint32_t m_countBefore = 0; // of its events that are on disk
    std::uint64_t m_atOnce = mostAtOnce, m_bytes = 0;
    // Read with every event by the thread that brings it: apart from what changes with every row.
    alignas(64) std::atomic<std::uint64_t> m_written{0};
};

} // namespace lifeline
