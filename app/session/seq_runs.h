// The numbers of a log's events where some were left out: by run, for most follow one another.
#pragma once

#include "base/ids.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <shared_mutex>
#include <vector>

namespace lifeline {

/// One writer; every const member is safe from any thread. Without any run row r has number r + 1.
class SeqRuns {
public:
    /// The event that will be in this row has that number, and those after it the next ones. Neither is
    /// below what was given before; a number that does not rise becomes the next one.
    void begin(std::uint64_t row, EventSeq seq);

    EventSeq seqOf(std::uint64_t row) const
    {
        return m_any.load(std::memory_order_acquire) ? find(row) : row + 1;
    }
    /// Among the first `size` rows; nullopt: it was left out.
    std::optional<std::uint64_t> rowOf(EventSeq seq, std::uint64_t size) const;

private:
    struct Run {
        std::uint64_t row;
        EventSeq seq;
    };

    EventSeq find(std::uint64_t row) const;
    EventSeq numberAt(std::uint64_t row) const;

    std::atomic<bool> m_any{false};
    mutable std::shared_mutex m_mutex;
    std::vector<Run> m_runs; // by row, and so by number
};

} // namespace lifeline
