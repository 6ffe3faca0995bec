// lifeline-cli check: whether the lives in a session are what a file of rules expects.
#pragma once

#include "cli/command_runner.h"
#include "cli/exit_code.h"
#include "cli/session_options.h"

namespace lifeline {

/// Failed where a rule is broken; a session that cannot be read as a whole is Unreadable, whatever held.
ExitCode checkSession(const CheckOptions& options, StandardStreams streams);

} // namespace lifeline
