// What stacks told, cell by cell, as --json and --junit have it: a test case a cell.
#pragma once

#include "atlas/atlas_difference.h"
#include "atlas/matrix.h"
#include "cli/exit_code.h"
#include "faults/fault_judge.h"

#include <string>
#include <vector>

namespace lifeline {

struct CellReport {
    std::string column; // "jetty 9.4.57 server"
    std::string fault;
    Outcome outcome = Outcome::Passed; // Allowed: it differs, in a way that is let pass
    std::string before = {};           // what the atlas has, where it differs
    std::string now = {};              // what was told, as outcomesText() has it
    std::string why = {};              // of all but those that passed
};

/// Of a measurement that is compared with nothing: each cell passed, what was left is skipped.
std::vector<CellReport> measuredCells(const AtlasColumn& column);
/// What failsBy() says fails, any other difference is allowed.
std::vector<CellReport> comparedCells(const AtlasColumn& column, const AtlasComparison& comparison,
                                      bool strict);
/// Every cell that is shown; what was not measured or is not known is skipped. A cell of a column of `now`,
/// which was just measured, fails where `atlas` has a stable one that differs.
std::vector<CellReport> matrixCells(const std::vector<Matrix>& matrices, const std::vector<AtlasColumn>& now,
                                    const std::vector<AtlasColumn>& atlas);

struct CellRunFacts {
    std::string command;    // "atlas check"
    std::string startedUtc; // "2026-11-22T18:54:00.000Z"
    ExitCode exit = ExitCode::Expected;
};

/// One JSON object and a newline.
std::string cellsJson(const std::vector<CellReport>& cells, const CellRunFacts& facts);
std::string cellsJunit(const std::vector<CellReport>& cells, const CellRunFacts& facts);

} // namespace lifeline
