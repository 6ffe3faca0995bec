// What a check makes of a measurement.
#pragma once

#include "cli/cell_report.h"

#include <set>
#include <string>
#include <vector>

namespace lifeline {

struct ColumnCheck {
    bool known = false;               // the atlas has that stack
    std::string differences, skipped; // a line each, safe to print
    std::string summary; // "Jetty 9.4.57 as a server against …: 80 cells equal, 1 differs, …"
    std::vector<CellReport> cells;
    bool failed = true;
};

/// `strict`: as failsBy() has it. What differs and is let pass is counted in capitals.
ColumnCheck checkColumn(const AtlasColumn& column, const std::vector<AtlasColumn>& atlas, bool strict);

/// Faults whose stored cell is stable and did not come again, of any column.
std::set<std::string> doubtedFaults(const std::vector<AtlasColumn>& columns,
                                    const std::vector<AtlasColumn>& atlas);
/// Those cells of `columns` that were measured again, as they were then.
void takeAgain(std::vector<AtlasColumn>& columns, const std::vector<AtlasColumn>& again);

/// "1 cell", "2 cells"
std::string cellCount(std::size_t count);
/// "Jetty 9.4.57 as a server", safe to print.
std::string titleOf(const AtlasColumn& column);
/// A line each, safe to print.
std::string skippedText(const std::vector<std::pair<std::string, std::string>>& skipped);

} // namespace lifeline
