// lifeline-cli export: a session, log, HAR or capture as a file of another format.
#pragma once

#include "cli/command_runner.h"
#include "cli/exit_code.h"
#include "cli/options.h"

#include <string_view>
#include <vector>

namespace lifeline {

/// "export FILE …", the command's own name first.
ParsedCommand parseExport(const std::vector<std::string_view>& arguments);
std::string exportHelp();

/// What could be read of a damaged file is exported all the same; the exit code tells.
ExitCode exportFile(const ExportCommandOptions& options, StandardStreams streams);

} // namespace lifeline
