// What there is to export in a window: all of it, and the parts a person has picked.
#pragma once

#include "session/connection_table.h"
#include "session/log_slice.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace lifeline {

enum class ExportWhat : std::uint8_t { All, Selected, Filtered, Connection };

using RowList = std::vector<std::uint64_t>; // rising

struct ExportSubject {
    std::shared_ptr<const EventLog> log;
    RowList selected;                // empty: nothing is
    std::optional<RowList> filtered; // nullopt: no filter is in force
    std::optional<ConnectionId> connection;
    RowList connectionRows;
    Taking taking = Taking::UpgradeAndOpen;

    bool has(ExportWhat what) const;
    std::uint64_t count(ExportWhat what) const;
    LogSlice slice(ExportWhat what) const;
    /// Every event of the connections that have one in the slice: a ladder of half a life would mislead.
    LogSlice wholeConnections(ExportWhat what) const;
};

/// "lifeline-2026-11-22-1854-connection-6": of when the session began (ISO 8601, UTC), in local time.
QString exportBaseName(const ExportSubject& subject, ExportWhat what);

} // namespace lifeline
