// lifeline-cli atlas measure and check
#pragma once

#include "cli/command_runner.h"
#include "cli/exit_code.h"
#include "cli/matrix_command_options.h"

namespace lifeline {

ExitCode runAtlas(const AtlasOptions& options, StandardStreams streams);

} // namespace lifeline
