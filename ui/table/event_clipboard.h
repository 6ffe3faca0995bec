// Events as text for the clipboard.
#pragma once

#include "ui/table/event_model.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace lifeline {

/// More rows than this are not copied; a last line says how many are missing.
inline constexpr std::size_t mostCopiedRows = 100'000;

/// Rows of the table as they stand there, columns separated by tabs.
QString tabSeparated(const EventModel& model, const std::vector<int>& indexes);

/// The log's rows as JSON Lines, without the header line.
QString jsonLines(const EventLog& log, const std::vector<std::uint64_t>& rows);

} // namespace lifeline
