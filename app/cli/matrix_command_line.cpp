#include "cli/matrix_command_line.h"

#include "base/byte_text.h"
#include "cli/matrix_command_help.h"
#include "cli/option_lists.h"

#include <charconv>

namespace lifeline {
namespace {

using Arguments = std::vector<std::string_view>;

constexpr std::uint32_t mostRuns = 1000;

std::string quoted(std::string_view text) { return "\"" + escaped(text, 60) + "\""; }

Complaint readName(std::string_view text, std::string& name)
{
    if (text.empty())
        return "\"\" is no name.";
    name = text;
    return std::nullopt;
}

Complaint readMeasured(std::string_view text, std::string& name)
{
    if (text != "reference" && text != "qt")
        return quoted(text) + " cannot be measured here; write reference or qt, or use atlas measure FOLDER.";
    name = text;
    return std::nullopt;
}

Complaint readSide(std::string_view text, std::optional<Side>& side)
{
    if (text != "server" && text != "client")
        return quoted(text) + " is no side; write server or client.";
    side = text == "server" ? Side::Server : Side::Client;
    return std::nullopt;
}

Complaint readRuns(std::string_view text, std::uint32_t& runs)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), runs);
    if (error == std::errc() && end == text.data() + text.size() && runs > 0 && runs <= mostRuns)
        return std::nullopt;
    return quoted(text) + " is no number of runs; write 1 to 1000.";
}

ParsedCommand parseFolder(const Arguments& arguments, bool check)
{
    AtlasOptions options;
    options.check = check;
    const std::string command = check ? "atlas check" : "atlas measure";
    OptionList list{valued("--side", readSide, options.side), repeated("--fault", readName, options.faults),
                    valued("--runs", readRuns, options.runs)};
    list.push_back(check ? flag("--strict", options.strict) : valued("--out", readReportPath, options.out));
    addCommon(list, options.common);
    ArgumentReader reader(command, list, arguments);
    auto complaint = reader.read();
    if (reader.help)
        return Information{matrixHelp(command)};
    if (complaint)
        return UsageError{*complaint};
    if (reader.positional.size() != 1)
        return UsageError{command + " needs one folder with a stack.json."};
    options.folder = reader.positional.front();
    return options;
}

} // namespace

ParsedCommand parseMatrix(const Arguments& arguments)
{
    MatrixOptions options;
    OptionList list{repeated("--stack", readName, options.stacks),
                    repeated("--fault", readName, options.faults),
                    repeated("--measure", readMeasured, options.measure),
                    flag("--differ", options.differ),
                    valued("--csv", readReportPath, options.csv),
                    valued("--markdown", readReportPath, options.markdown),
                    valued("--html", readReportPath, options.html)};
    addCommon(list, options.common);
    ArgumentReader reader("matrix", list, arguments);
    auto complaint = reader.read();
    if (reader.help)
        return Information{matrixHelp("matrix")};
    if (!complaint)
        complaint = noPositional(reader, "matrix");
    if (!complaint && !options.common.session.empty() && options.measure.empty())
        complaint = "--session goes with --measure only: without it nothing happens that could be recorded.";
    return complaint ? ParsedCommand(UsageError{*complaint}) : ParsedCommand(options);
}

ParsedCommand parseAtlas(const Arguments& arguments)
{
    const Arguments rest(arguments.begin() + 1, arguments.end());
    if (rest.empty())
        return UsageError{"atlas needs to know what to do: measure and check are there."};
    const std::string_view command = rest.front();
    if (command == "--help" || command == "-h" || command == "help")
        return Information{matrixHelp("atlas")};
    if (command == "measure" || command == "check")
        return parseFolder(rest, command == "check");
    return UsageError{quoted(command) + " is no command of atlas. Its commands are measure and check."};
}

} // namespace lifeline
