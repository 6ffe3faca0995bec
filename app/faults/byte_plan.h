// Bytes on their way to the network in pieces, each at its time.
#pragma once

#include "base/time.h"
#include "faults/step.h"

#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// Bytes of `size` that a pace lets out: all of them, the first n, or all but the last n.
std::size_t sizeAfterCut(std::size_t size, const Pace& pace);

/// One run of bytes at a pace; the cut is not looked at here.
class BytePlan {
public:
    void begin(std::string bytes, const Pace& pace, MonotonicTime now);

    /// The next piece when it is due. The view lives until begin() or drop().
    std::optional<std::string_view> take(MonotonicTime now);
    /// What was not taken yet is forgotten.
    void drop();

    bool done() const { return m_taken == m_bytes.size(); }
    /// When the next piece is due; nullopt when there is none.
    std::optional<MonotonicTime> nextAt() const;

private:
    std::string m_bytes;
    std::size_t m_taken = 0, m_piece = 0;
    Duration m_every = {};
    MonotonicTime m_next;
};

} // namespace lifeline
