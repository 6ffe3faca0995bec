// Measured columns as atlas files.
#pragma once

#include "atlas/atlas.h"
#include "cli/console.h"
#include "cli/exit_code.h"

#include <string>
#include <vector>

namespace lifeline {

/// `out`: a file, or a folder that takes one file a column under its own name; empty: the working folder. A
/// line about each column is written.
ExitCode writeColumns(const std::vector<AtlasColumn>& columns, const std::string& out,
                      const Console& console);

} // namespace lifeline
