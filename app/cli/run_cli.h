// The whole program but for main().
#pragma once

#include "cli/command_runner.h"

#include <string_view>
#include <vector>

namespace lifeline {

/// `arguments` without the program's own name.
ExitCode runCli(const std::vector<std::string_view>& arguments, StandardStreams streams = {});

} // namespace lifeline
