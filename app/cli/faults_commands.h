// lifeline-cli faults run and serve: from what was asked for to a command that runs.
#pragma once

#include "cli/command_runner.h"

namespace lifeline {

/// Names that mean nothing, and faults of the wrong side, end with a sentence and ExitCode::Usage.
ExitCode runFaults(const FaultsRunOptions& options, StandardStreams streams);
ExitCode serveFaults(const FaultsServeOptions& options, StandardStreams streams);

} // namespace lifeline
