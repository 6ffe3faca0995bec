// Help for the matrix and atlas commands.
#pragma once

#include <string>
#include <string_view>

namespace lifeline {

/// "matrix", "atlas", "atlas measure" or "atlas check".
std::string matrixHelp(std::string_view command);

} // namespace lifeline
