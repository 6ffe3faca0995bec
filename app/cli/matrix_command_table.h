// A matrix on a terminal.
#pragma once

#include "atlas/matrix.h"

#include <string>

namespace lifeline {

/// At most so many columns of the terminal wide: what does not fit goes into further tables below, each with
/// the faults in front, and a single cell that is too wide is wrapped. Width 0: one table, however wide.
std::string matrixTable(const Matrix& matrix, std::size_t width, bool colors);

/// Of the terminal behind that descriptor; 0 where it is none.
std::size_t terminalWidth(int descriptor);

} // namespace lifeline
