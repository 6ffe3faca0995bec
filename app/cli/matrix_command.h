// lifeline-cli matrix
#pragma once

#include "cli/command_runner.h"
#include "cli/exit_code.h"
#include "cli/matrix_command_options.h"

namespace lifeline {

ExitCode runMatrix(const MatrixOptions& options, StandardStreams streams);

} // namespace lifeline
