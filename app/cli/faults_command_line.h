// The command line of everything that plays faults.
#pragma once

#include "cli/options.h"

#include <string_view>
#include <vector>

namespace lifeline {

/// "faults" and what follows it.
ParsedCommand parseFaults(const std::vector<std::string_view>& arguments);

/// "serve" and "connect" with --fault ID: what the faults commands do, under the name a person looks for.
ParsedCommand parseServeFault(const std::vector<std::string_view>& arguments);
ParsedCommand parseConnectFault(const std::vector<std::string_view>& arguments);

} // namespace lifeline
