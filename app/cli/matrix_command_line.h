// Arguments of the matrix and atlas commands.
#pragma once

#include "cli/options.h"

#include <string_view>
#include <vector>

namespace lifeline {

/// The first argument is "matrix".
ParsedCommand parseMatrix(const std::vector<std::string_view>& arguments);
/// The first argument is "atlas".
ParsedCommand parseAtlas(const std::vector<std::string_view>& arguments);

} // namespace lifeline
