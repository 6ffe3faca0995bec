// A matrix as one page that needs nothing else: to read, to send, to print.
#pragma once

#include "atlas/matrix.h"

#include <string>

namespace lifeline {

/// HTML 5 in UTF-8, without scripts and without anything from elsewhere. All text is escaped. Colours follow
/// light and dark; each cell has its sign beside its colour, also on paper.
std::string matrixHtml(const std::vector<Matrix>& matrices);

} // namespace lifeline
