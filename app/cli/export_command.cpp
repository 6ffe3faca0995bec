#include "cli/export_command.h"

#include "base/byte_text.h"
#include "cli/console.h"
#include "cli/log_input.h"

namespace lifeline {
namespace {

ExportFormat formatOf(const ExportCommandOptions& options)
{
    if (options.format)
        return *options.format;
    return exportFormatOf(options.output).value_or(ExportFormat::JsonLines);
}

ExitCode write(const LogSlice& slice, const ExportCommandOptions& options, const Console& console)
{
    const ExportOutcome outcome = exportLog(slice, formatOf(options), options.exported, options.output);
    if (outcome.written())
        return ExitCode::Expected;
    const std::string where =
        options.output == "-" ? "The standard output" : "The file \"" + escaped(options.output, 200) + "\"";
    console.complain(where + " cannot be written: " + outcome.error + ".");
    return ExitCode::Internal;
}

} // namespace

ExitCode exportFile(const ExportCommandOptions& options, StandardStreams streams)
{
    OutputStream out(streams.out), errors(streams.errors);
    const Console console{out, errors, false, false};
    if (options.output == "-" && out.isTerminal() && formatOf(options) == ExportFormat::Pcapng) {
        console.complain("pcapng is nothing for a terminal; name a file with -o.");
        return ExitCode::Usage;
    }
    const OpenedLog opened = readLog(options.file, console);
    if (!opened.log)
        return ExitCode::Unreadable;
    const auto slice = selected(*opened.log, options.selection, console);
    if (!slice)
        return opened.whole() ? ExitCode::Usage : ExitCode::Unreadable;
    const ExitCode code = write(*slice, options, console);
    return code == ExitCode::Expected && !opened.whole() ? ExitCode::Unreadable : code;
}

} // namespace lifeline
