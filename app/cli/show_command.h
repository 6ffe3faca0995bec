// lifeline-cli show: the events of a session, log, HAR or capture.
#pragma once

#include "cli/command_runner.h"
#include "cli/exit_code.h"
#include "cli/session_options.h"

namespace lifeline {

/// What could be read of a damaged file is shown all the same; the exit code tells.
ExitCode showLog(const ShowOptions& options, StandardStreams streams);

} // namespace lifeline
