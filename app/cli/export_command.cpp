#include "cli/export_command.h"

#include "base/byte_text.h"
#include "cli/argument_reader.h"
#include "cli/console.h"
#include "formats/open_log.h"
#include "words/words.h"

#include <algorithm>
#include <charconv>

namespace lifeline {
namespace {

constexpr std::string_view help =
    R"(lifeline-cli export FILE: write what a session, a log, a HAR or a capture tells as a file of another format

  --format NAME          jsonl, csv, har, pcapng, mermaid, ladder, html or md (by the output's name; else jsonl)
  --output FILE          where to; - is the standard output (-)
  -o FILE                the same
  --filter TEXT          only events that match, as in the window's table: state:failed code:1006 layer:ws
  -Y TEXT                the same
  --connection N         only this connection; may be repeated
  --hide-payloads        redact every payload too; lengths and close codes stay
  --control-frames       write close, ping and pong into a HAR, which Chrome does not
  --no-redaction         leave Authorization, Cookie, Set-Cookie and parameters such as token= as they passed
)";

Complaint readFormat(std::string_view text, std::optional<ExportFormat>& format)
{
    format = exportFormatNamed(text);
    if (format)
        return std::nullopt;
    std::string names;
    for (std::size_t i = 0; i < exportFormatCount; ++i)
        names.append(i == 0 ? "" : ", ").append(exportFormatId(static_cast<ExportFormat>(i)));
    return "\"" + escaped(text, 60) + "\" is no format; formats are " + names + ".";
}

Complaint readName(std::string_view text, std::string& name)
{
    if (text.empty())
        return "\"\" is no file.";
    name = text;
    return std::nullopt;
}

Complaint readFilter(std::string_view text, std::string& filter)
{
    FilterError error;
    if (!EventFilter::parse(text, error))
        return words::filterError(error).toStdString();
    filter = text;
    return std::nullopt;
}

Complaint readConnection(std::string_view text, std::uint32_t& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && number > 0)
        return std::nullopt;
    return "\"" + escaped(text, 60) + "\" is no number of a connection; they count from 1.";
}

Complaint readFile(const ArgumentReader& reader, std::string& file)
{
    if (reader.positional.empty())
        return "export needs a file: a session, JSON Lines, a HAR or a capture.";
    if (reader.positional.size() > 1)
        return "\"" + escaped(reader.positional[1], 60) + "\" is too much: export takes one file.";
    return readName(reader.positional.front(), file);
}

/// nullopt: every row.
std::optional<std::vector<std::uint64_t>> wantedRows(const EventLog& log, const ExportCommandOptions& options)
{
    if (options.filter.empty() && options.connections.empty())
        return std::nullopt;
    FilterError error;
    const auto filter = EventFilter::parse(options.filter, error);
    const auto& some = options.connections;
    std::vector<std::uint64_t> rows;
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        const bool known =
            some.empty() || std::find(some.begin(), some.end(), log.entry(row).connection) != some.end();
        if (known && filter && filter->matches(log, row))
            rows.push_back(row);
    }
    return rows;
}

ExportFormat formatOf(const ExportCommandOptions& options)
{
    if (options.format)
        return *options.format;
    return exportFormatOf(options.output).value_or(ExportFormat::JsonLines);
}

ExitCode write(const EventLog& log, const ExportCommandOptions& options, const Console& console)
{
    auto rows = wantedRows(log, options);
    const LogSlice slice = rows ? LogSlice(log, std::move(*rows)) : LogSlice(log);
    const ExportOutcome outcome = exportLog(slice, formatOf(options), options.exported, options.output);
    if (outcome.written())
        return ExitCode::Expected;
    const std::string where =
        options.output == "-" ? "The standard output" : "The file \"" + escaped(options.output, 200) + "\"";
    console.complain(where + " cannot be written: " + outcome.error + ".");
    return ExitCode::Internal;
}

} // namespace

std::string exportHelp() { return std::string(help); }

ParsedCommand parseExport(const std::vector<std::string_view>& arguments)
{
    ExportCommandOptions options;
    bool asItPassed = false;
    const OptionList list{valued("--format", readFormat, options.format),
                          valued("--output", readName, options.output),
                          valued("-o", readName, options.output),
                          valued("--filter", readFilter, options.filter),
                          valued("-Y", readFilter, options.filter),
                          repeated("--connection", readConnection, options.connections),
                          flag("--hide-payloads", options.exported.redaction.allPayloads),
                          flag("--control-frames", options.exported.harControlFrames),
                          flag("--no-redaction", asItPassed)};
    ArgumentReader reader("export", list, arguments);
    auto complaint = reader.read();
    if (reader.help)
        return Information{exportHelp()};
    if (!complaint)
        complaint = readFile(reader, options.file);
    if (!complaint && asItPassed && options.exported.redaction.allPayloads)
        complaint = "--hide-payloads and --no-redaction exclude each other.";
    options.exported.redaction.on = !asItPassed;
    return complaint ? ParsedCommand(UsageError{*complaint}) : ParsedCommand(options);
}

ExitCode exportFile(const ExportCommandOptions& options, StandardStreams streams)
{
    OutputStream out(streams.out), errors(streams.errors);
    const Console console{out, errors, false, false};
    if (options.output == "-" && out.isTerminal() && formatOf(options) == ExportFormat::Pcapng) {
        console.complain("pcapng is nothing for a terminal; name a file with -o.");
        return ExitCode::Usage;
    }
    const OpenedLog opened = openLog(options.file);
    for (const FileProblem& problem : opened.problems)
        console.complain(problem.text());
    if (!opened.log)
        return ExitCode::Unreadable;
    const ExitCode code = write(*opened.log, options, console);
    return code == ExitCode::Expected && !opened.whole() ? ExitCode::Unreadable : code;
}

} // namespace lifeline
