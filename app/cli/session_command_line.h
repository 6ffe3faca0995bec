// The command lines of show, export, import, compare and check.
#pragma once

#include "cli/options.h"

#include <string_view>
#include <vector>

namespace lifeline {

/// Whether it is one of these commands.
bool isSessionCommand(std::string_view command);

/// The command's own name first.
ParsedCommand parseSessionCommand(const std::vector<std::string_view>& arguments);

} // namespace lifeline
