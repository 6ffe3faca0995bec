// A matrix as a file: for a spreadsheet, for a page of text, for another program.
#pragma once

#include "atlas/matrix.h"

#include <string>

namespace lifeline {

/// One table: a line a fault, for each column of any matrix what was told and how it agrees. RFC 4180, UTF-8.
/// A cell that a spreadsheet could take for a formula ("=", "+", "-", "@", a tab or a line end in front) has
/// an apostrophe before it.
std::string matrixCsv(const std::vector<Matrix>& matrices);

/// A table a matrix, for GitHub and the like; "|" and what else means something there is escaped.
std::string matrixMarkdown(const std::vector<Matrix>& matrices);

/// Everything, also wire and moments of each outcome.
std::string matrixJson(const std::vector<Matrix>& matrices);

/// "Servers under test", "Clients under test"
std::string matrixTitle(const Matrix& matrix);
/// "Jetty 9.4.57 (measured 2026-11-28)", "Jetty 9.4 (predicted)"
std::string columnHeading(const MatrixColumn& column);
/// "Jetty 9.4.57"
std::string columnName(const MatrixColumn& column);
/// Each sign with what it means, one a line.
std::string matrixLegend();

} // namespace lifeline
