// Two connections side by side: what happened here and not there.
#pragma once

#include "base/progress.h"
#include "session/event_log.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace lifeline {

/// One line of a comparison. At least one side is there.
struct ComparedPair {
    std::optional<std::uint64_t> left, right; // rows of the two logs
    bool same = false; // both are there and tell the same: side, name, code, opcode, length, status, cause
                       // and rules; never times, ports or bytes. A callback goes by its role, whatever its
                       // stack calls it
};

struct Comparison {
    std::vector<ComparedPair> pairs; // rising on both sides
    std::uint64_t onlyLeft = 0, onlyRight = 0,
                  changed = 0; // changed: the same name in the same place, with other content
    bool cut = false;          // too long to be compared as a whole: the first and last 20,000 events are
    bool cancelled = false;    // there are no pairs

    bool alike() const { return onlyLeft == 0 && onlyRight == 0 && changed == 0 && !cut && !cancelled; }
};

/// Rows of one connection each, rising; layers such as tcp or deadline can be left out by leaving out their
/// rows. The longest common sequence (sequence_diff.h).
/// Blocks; may be called from any thread.
Comparison compare(const EventLog& leftLog, const std::vector<std::uint64_t>& left, const EventLog& rightLog,
                   const std::vector<std::uint64_t>& right, const Progress& progress = {});

/// "alike", or "1 event only on the left, 2 only on the right, 1 other than there".
QString comparisonText(const Comparison& comparison);

} // namespace lifeline
