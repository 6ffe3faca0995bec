#include "cli/run_cli.h"

#include "cli/atlas_command.h"
#include "cli/catalogue_commands.h"
#include "cli/check_command.h"
#include "cli/command_line.h"
#include "cli/compare_command.h"
#include "cli/connect_command.h"
#include "cli/explain_command.h"
#include "cli/export_command.h"
#include "cli/faults_commands.h"
#include "cli/import_command.h"
#include "cli/lesson_command.h"
#include "cli/matrix_command.h"
#include "cli/serve_command.h"
#include "cli/show_command.h"

#include <QCoreApplication>

#include <optional>
#include <type_traits>

namespace lifeline {
namespace {

/// Qt's event loops, also those of other threads, run only where there is one of these.
class QtProgram {
public:
    explicit QtProgram(bool needed)
    {
        if (needed && QCoreApplication::instance() == nullptr)
            m_application.emplace(m_count, m_arguments);
    }

private:
    int m_count = 1;
    char m_name[13] = "lifeline-cli";
    char* m_arguments[2] = {m_name, nullptr};
    std::optional<QCoreApplication> m_application;
};

template <class Options> bool needsQt(const Options& options)
{
    bool stack = false;
    if constexpr (std::is_same_v<Options, ServeOptions> || std::is_same_v<Options, ConnectOptions>)
        stack = options.stack == StackKind::Qt;
    return stack || options.common.beacon.port.has_value() || !options.common.session.empty();
}

/// Session files are read and written by Qt.
template <class Options>
ExitCode withQt(ExitCode (*command)(const Options&, StandardStreams), const Options& options,
                StandardStreams streams)
{
    const QtProgram program(true);
    return command(options, streams);
}

template <class SomeCommand, class Options>
ExitCode run(std::string_view name, const Options& options, StandardStreams streams)
{
    CommandRunner runner(name, options.common, streams);
    if (!runner.open())
        return ExitCode::Usage;
    const QtProgram program(needsQt(options));
    SomeCommand command(options, runner.console());
    return runner.run(command);
}

struct Runner {
    StandardStreams streams;

    ExitCode operator()(const ServeOptions& options) const
    {
        return run<ServeCommand>(options.server.forward ? "relay" : "serve", options, streams);
    }
    ExitCode operator()(const ConnectOptions& options) const
    {
        return run<ConnectCommand>("connect", options, streams);
    }
    ExitCode operator()(const LessonOptions& options) const
    {
        return run<LessonCommand>("lesson", options, streams);
    }
    ExitCode operator()(const ExplainOptions& options) const { return withQt(explainLog, options, streams); }
    ExitCode operator()(const ShowOptions& options) const { return withQt(showLog, options, streams); }
    ExitCode operator()(const ExportCommandOptions& options) const
    {
        return withQt(exportFile, options, streams);
    }
    ExitCode operator()(const ImportOptions& options) const { return withQt(importFile, options, streams); }
    ExitCode operator()(const CompareOptions& options) const { return withQt(compareLogs, options, streams); }
    ExitCode operator()(const CheckOptions& options) const { return withQt(checkSession, options, streams); }
    ExitCode operator()(const FaultsListOptions& options) const { return listFaults(options, streams); }
    ExitCode operator()(const FaultsShowOptions& options) const { return showFault(options, streams); }
    ExitCode operator()(const FaultsCheckOptions& options) const { return checkFaults(options, streams); }
    ExitCode operator()(const FaultsRunOptions& options) const { return runFaults(options, streams); }
    ExitCode operator()(const FaultsServeOptions& options) const { return serveFaults(options, streams); }
    ExitCode operator()(const MatrixOptions& options) const { return runMatrix(options, streams); }
    ExitCode operator()(const AtlasOptions& options) const { return runAtlas(options, streams); }
    ExitCode operator()(const Information& information) const
    {
        OutputStream(streams.out).write(information.text);
        return ExitCode::Expected;
    }
    ExitCode operator()(const UsageError& error) const
    {
        OutputStream(streams.errors)
            .write("lifeline-cli: " + error.sentence + "\nlifeline-cli --help tells more.\n");
        return ExitCode::Usage;
    }
};

} // namespace

ExitCode runCli(const std::vector<std::string_view>& arguments, StandardStreams streams)
{
    return std::visit(Runner{streams}, parseCommandLine(arguments));
}

} // namespace lifeline
