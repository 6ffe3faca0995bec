// lifeline-cli compare: what happened in one session, or to one connection, and not in another.
#pragma once

#include "cli/command_runner.h"
#include "cli/exit_code.h"
#include "cli/session_options.h"

namespace lifeline {

/// Failed where they differ.
ExitCode compareLogs(const CompareOptions& options, StandardStreams streams);

} // namespace lifeline
