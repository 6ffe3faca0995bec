#include "cli/faults_commands.h"

#include "cli/faults_run_command.h"
#include "cli/faults_serve_command.h"

namespace lifeline {
namespace {

/// The server's fault of that name; nullptr, and the sentence written, where there is none.
const Fault* serversFault(const Catalogue& catalogue, const std::string& name, const Console& console)
{
    const Fault* fault = catalogue.find(name);
    if (!fault) {
        console.complain(unknownFault(catalogue, name, "fault"));
        return nullptr;
    }
    if (fault->side == Side::Server)
        return fault;
    console.complain(fault->id + " is a client's fault, and a server cannot play it; try " +
                     "lifeline-cli faults run " + fault->id + " --target URL.");
    return nullptr;
}

} // namespace

ExitCode runFaults(const FaultsRunOptions& options, StandardStreams streams)
{
    CommandRunner runner("faults run", options.common, streams);
    const auto catalogue = loadCatalogue(options.paths, runner.console());
    if (!catalogue)
        return ExitCode::Usage;
    const auto chosen = chooseFaults(*catalogue, options.names);
    if (const auto* unknown = std::get_if<std::string>(&chosen)) {
        runner.console().complain(unknownFault(*catalogue, *unknown, "fault, alias or group"));
        return ExitCode::Usage;
    }
    if (!runner.open())
        return ExitCode::Usage;
    FaultsRunCommand command(options, {catalogue, std::get<std::vector<const Fault*>>(chosen)},
                             runner.console());
    return runner.run(command);
}

ExitCode serveFaults(const FaultsServeOptions& options, StandardStreams streams)
{
    CommandRunner runner("faults serve", options.common, streams);
    const auto catalogue = loadCatalogue(options.paths, runner.console());
    if (!catalogue)
        return ExitCode::Usage;
    const bool byPath = options.name == byPathName;
    const Fault* fault = byPath ? nullptr : serversFault(*catalogue, options.name, runner.console());
    if ((!fault && !byPath) || !runner.open())
        return ExitCode::Usage;
    FaultsServeCommand command(options, catalogue, fault, runner.console());
    return runner.run(command);
}

} // namespace lifeline
