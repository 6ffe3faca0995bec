// lifeline-cli faults list, show and check: what only reads the catalogue.
#pragma once

#include "cli/command_runner.h"
#include "cli/exit_code.h"
#include "cli/faults_options.h"

namespace lifeline {

ExitCode listFaults(const FaultsListOptions& options, StandardStreams streams);
ExitCode showFault(const FaultsShowOptions& options, StandardStreams streams);
ExitCode checkFaults(const FaultsCheckOptions& options, StandardStreams streams);

} // namespace lifeline
