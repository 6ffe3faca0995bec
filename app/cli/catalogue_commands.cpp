#include "cli/catalogue_commands.h"

#include "base/byte_text.h"
#include "cli/fault_library.h"
#include "cli/fault_list.h"
#include "cli/fault_page.h"
#include "cli/human_output.h"
#include "faults/scenario_writer.h"

#include <cstring>

namespace lifeline {
namespace {

/// The standard streams and what is said through them.
struct Terminal {
    explicit Terminal(StandardStreams streams) : out(streams.out), errors(streams.errors)
    {
        console.colors = colorsWanted(out.isTerminal(), false);
    }

    OutputStream out, errors;
    Console console{out, errors, false, false};
};

bool writeFile(const std::string& path, const std::string& text, const Console& console)
{
    OutputStream file(path);
    file.write(text);
    file.flush();
    if (!file.ok()) {
        console.complain("The file \"" + escaped(path, 200) +
                         "\" cannot be written: " + std::strerror(file.error()) + ".");
    }
    return file.ok();
}

} // namespace

ExitCode listFaults(const FaultsListOptions& options, StandardStreams streams)
{
    Terminal terminal(streams);
    const auto catalogue = loadCatalogue(options.paths, terminal.console);
    if (!catalogue)
        return ExitCode::Usage;
    FaultList faults;
    for (const std::size_t index : catalogue->search(options.words))
        faults.push_back(&catalogue->faults()[index]);
    terminal.console.announce(faultListText(faults, terminal.console.colors));
    if (!options.json.empty() && !writeFile(options.json, faultListJson(faults), terminal.console))
        return ExitCode::Usage;
    return ExitCode::Expected;
}

ExitCode showFault(const FaultsShowOptions& options, StandardStreams streams)
{
    Terminal terminal(streams);
    const auto catalogue = loadCatalogue(options.paths, terminal.console);
    if (!catalogue)
        return ExitCode::Usage;
    const Fault* fault = catalogue->find(options.name);
    if (!fault) {
        terminal.console.complain(unknownFault(*catalogue, options.name, "fault"));
        return ExitCode::Usage;
    }
    terminal.console.announce(options.source ? scenarioText(*fault)
                                             : faultPage(*fault, terminal.console.colors));
    return ExitCode::Expected;
}

ExitCode checkFaults(const FaultsCheckOptions& options, StandardStreams streams)
{
    Terminal terminal(streams);
    const std::size_t builtIn = Catalogue::builtIn().faults().size();
    const auto catalogue = loadForCheck(options.paths, terminal.console);
    if (!catalogue)
        return ExitCode::Usage;
    const std::size_t problems = catalogue->problems().size();
    terminal.console.announce(faultCount(catalogue->faults().size() - builtIn) + ", " +
                              (problems == 0 ? "no" : std::to_string(problems)) +
                              (problems == 1 ? " problem\n" : " problems\n"));
    return problems == 0 ? ExitCode::Expected : ExitCode::Failed;
}

} // namespace lifeline
