// What two sessions do not have in common: for people in lines, for programs as JSON.
#pragma once

#include "review/comparison.h"
#include "review/connection_pairs.h"

#include <string>
#include <vector>

namespace lifeline {

/// Two connections, or one that has no partner.
struct ComparedConnection {
    ConnectionPair numbers;
    std::string name; // "client → server", escaped
    Comparison comparison;
    std::uint64_t events = 0; // of the left, or of the only one

    bool alike() const { return numbers.left && numbers.right && comparison.alike(); }
};

/// The logs a comparison is of.
struct ComparedLogs {
    const EventLog& left;
    const EventLog& right;
};

/// A line for the connections, then one for each event that is only on the left (-), only on the right (+) or
/// has other content (~, and the right one below, >). `whole`: also those that are the same.
std::string compareText(const ComparedLogs& logs, const ComparedConnection& connection, bool whole,
                        bool colors);

/// One object and a newline; events by their numbers.
std::string compareJson(const ComparedLogs& logs, const std::vector<ComparedConnection>& connections);

} // namespace lifeline
