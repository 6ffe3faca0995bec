// lifeline-cli import: a log, HAR or capture as a session file.
#pragma once

#include "cli/command_runner.h"
#include "cli/exit_code.h"
#include "cli/session_options.h"

namespace lifeline {

/// What could be read of a damaged file is imported all the same; the exit code tells. A file that is there
/// already stays as it is.
ExitCode importFile(const ImportOptions& options, StandardStreams streams);

} // namespace lifeline
