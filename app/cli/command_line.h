// The command line of lifeline-cli: words in, one of the commands or a sentence out.
#pragma once

#include "cli/options.h"

#include <string_view>
#include <vector>

namespace lifeline {

/// `arguments` without the program's own name. Reads the files that --send-file names, touches nothing else.
ParsedCommand parseCommandLine(const std::vector<std::string_view>& arguments);

} // namespace lifeline
