// lifeline-cli explain: what became of each connection of a log, and the events that tells.
#pragma once

#include "cli/command_runner.h"
#include "cli/exit_code.h"
#include "cli/options.h"

namespace lifeline {

/// Prints the connections asked for, all where none is; also those before a line that cannot be read.
ExitCode explainLog(const ExplainOptions& options, StandardStreams streams);

} // namespace lifeline
