// lifeline-cli export: a session, log, HAR or capture as a file of another format.
#pragma once

#include "cli/command_runner.h"
#include "cli/exit_code.h"
#include "cli/session_options.h"

namespace lifeline {

/// What could be read of a damaged file is exported all the same; the exit code tells.
ExitCode exportFile(const ExportCommandOptions& options, StandardStreams streams);

} // namespace lifeline
