// Some events of a log, in their order: what is exported, compared or checked.
#pragma once

#include "session/event_log.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace lifeline {

/// The log must outlive it. What is added to the log afterwards does not belong to it.
class LogSlice {
public:
    explicit LogSlice(const EventLog& log) : m_log(&log), m_size(log.size()) {}
    /// `rows` rise.
    LogSlice(const EventLog& log, std::vector<std::uint64_t> rows)
        : m_log(&log), m_size(rows.size()), m_rows(std::move(rows))
    {
    }

    const EventLog& log() const { return *m_log; }
    std::uint64_t size() const { return m_size; }
    std::uint64_t row(std::uint64_t position) const { return m_rows ? (*m_rows)[position] : position; }
    Event event(std::uint64_t position) const { return m_log->event(row(position)); }

private:
    const EventLog* m_log;
    std::uint64_t m_size;
    std::optional<std::vector<std::uint64_t>> m_rows; // none: every row
};

} // namespace lifeline
