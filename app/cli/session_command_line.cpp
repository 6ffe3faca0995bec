#include "cli/session_command_line.h"

#include "base/byte_text.h"
#include "cli/option_lists.h"
#include "cli/session_help_text.h"
#include "cli/show_fields.h"
#include "session/event_filter.h"
#include "words/words.h"

#include <array>

namespace lifeline {
namespace {

using Arguments = std::vector<std::string_view>;

std::string quoted(std::string_view text) { return "\"" + escaped(text, 60) + "\""; }

// Values
// -----------------------------------------------------------------------------------------------------------

/// With the place, for a filter may be long.
Complaint readFilter(std::string_view text, std::string& filter)
{
    FilterError error;
    if (!EventFilter::parse(text, error))
        return "at character " + std::to_string(error.position + 1) + ": " +
               escaped(words::filterError(error).toStdString(), 1000);
    filter = text;
    return std::nullopt;
}

Complaint readPath(std::string_view text, std::string& path)
{
    if (text.empty())
        return "\"\" is no file.";
    path = text;
    return std::nullopt;
}

Complaint readFormat(std::string_view text, std::optional<ExportFormat>& format)
{
    format = exportFormatNamed(text);
    if (format)
        return std::nullopt;
    std::string names;
    for (std::size_t i = 0; i < exportFormatCount; ++i)
        names.append(i == 0 ? "" : ", ").append(exportFormatId(static_cast<ExportFormat>(i)));
    return quoted(text) + " is no format; formats are " + names + ".";
}

Complaint readAs(std::string_view text, ShowOptions::As& as)
{
    constexpr std::array<std::string_view, 4> names{"text", "json", "fields", "ladder"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] != text)
            continue;
        as = static_cast<ShowOptions::As>(i);
        return std::nullopt;
    }
    return quoted(text) + " is no way to show events; write text, json, fields or ladder.";
}

Complaint readField(std::string_view text, std::string& field)
{
    if (!isShownField(text))
        return quoted(text) + " is no field; fields are " + shownFieldNames() + ".";
    field = text;
    return std::nullopt;
}

void addSelection(OptionList& list, LogSelection& selection)
{
    add(list, {valued("--filter", readFilter, selection.filter), valued("-Y", readFilter, selection.filter),
               repeated("--connection", readConnectionNumber, selection.connections)});
}

// Commands
// -----------------------------------------------------------------------------------------------------------

/// Reads the options and so many files; the complaint, or the help.
std::optional<ParsedCommand> readArguments(const std::string& command, const OptionList& list,
                                           const Arguments& arguments, const std::vector<std::string*>& files,
                                           const std::string& needs)
{
    ArgumentReader reader(command, list, arguments);
    auto complaint = reader.read();
    if (reader.help)
        return Information{sessionHelp(command)};
    if (!complaint && reader.positional.size() < files.size())
        complaint = command + " needs " + needs + ".";
    if (!complaint && reader.positional.size() > files.size())
        complaint =
            quoted(reader.positional[files.size()]) + " is too much: " + command + " takes " + needs + ".";
    for (std::size_t i = 0; !complaint && i < files.size(); ++i)
        complaint = readPath(reader.positional[i], *files[i]);
    return complaint ? std::optional<ParsedCommand>(UsageError{*complaint}) : std::nullopt;
}

constexpr const char* oneFile = "one file: a session, JSON Lines, a HAR or a capture";

ParsedCommand parseShow(const Arguments& arguments)
{
    ShowOptions options;
    std::optional<ShowOptions::As> as;
    OptionList list{{"-T", [&as](std::string_view text) { return readAs(text, as.emplace()); }},
                    repeated("-e", readField, options.fields),
                    flag("--no-color", options.noColor)};
    addSelection(list, options.selection);
    if (auto other = readArguments("show", list, arguments, {&options.file}, oneFile))
        return *other;
    options.as = as.value_or(options.fields.empty() ? ShowOptions::As::Text : ShowOptions::As::Fields);
    if (options.as == ShowOptions::As::Fields && options.fields.empty())
        return UsageError{"-T fields needs a field to show, such as -e seq."};
    if (options.as != ShowOptions::As::Fields && !options.fields.empty())
        return UsageError{"-e goes with -T fields only."};
    return options;
}

ParsedCommand parseExport(const Arguments& arguments)
{
    ExportCommandOptions options;
    bool asItPassed = false;
    OptionList list{valued("--format", readFormat, options.format),
                    valued("--output", readPath, options.output),
                    valued("-o", readPath, options.output),
                    flag("--hide-payloads", options.exported.redaction.allPayloads),
                    flag("--control-frames", options.exported.harControlFrames),
                    flag("--no-redaction", asItPassed)};
    addSelection(list, options.selection);
    if (auto other = readArguments("export", list, arguments, {&options.file}, oneFile))
        return *other;
    if (asItPassed && options.exported.redaction.allPayloads)
        return UsageError{"--hide-payloads and --no-redaction exclude each other."};
    options.exported.redaction.on = !asItPassed;
    return options;
}

ParsedCommand parseImport(const Arguments& arguments)
{
    ImportOptions options;
    const OptionList list{valued("--output", readReportPath, options.output),
                          valued("-o", readReportPath, options.output)};
    if (auto other = readArguments("import", list, arguments, {&options.file}, oneFile))
        return *other;
    if (options.output.empty())
        return UsageError{"import needs a session file to write, such as -o session.lifeline."};
    return options;
}

ParsedCommand parseCompare(const Arguments& arguments)
{
    CompareOptions options;
    const OptionList list{
        valued("--filter", readFilter, options.filter), valued("-Y", readFilter, options.filter),
        valued("--json", readReportPath, options.json), flag("--no-color", options.noColor)};
    if (auto other = readArguments("compare", list, arguments, {&options.left, &options.right},
                                   "two files, each with :N behind it for one connection"))
        return *other;
    return options;
}

ParsedCommand parseCheck(const Arguments& arguments)
{
    CheckOptions options;
    const OptionList list{
        valued("--expect", readPath, options.expect), valued("--junit", readReportPath, options.junit),
        valued("--json", readReportPath, options.json), flag("--no-color", options.noColor)};
    if (auto other = readArguments("check", list, arguments, {&options.file}, oneFile))
        return *other;
    if (options.expect.empty())
        return UsageError{"check needs a file of rules: --expect FILE."};
    return options;
}

struct CommandRow {
    std::string_view name;
    ParsedCommand (*parse)(const Arguments&);
};

constexpr std::array commands{CommandRow{"show", parseShow}, CommandRow{"export", parseExport},
                              CommandRow{"import", parseImport}, CommandRow{"compare", parseCompare},
                              CommandRow{"check", parseCheck}};

} // namespace

bool isSessionCommand(std::string_view command)
{
    for (const CommandRow& row : commands) {
        if (row.name == command)
            return true;
    }
    return false;
}

ParsedCommand parseSessionCommand(const Arguments& arguments)
{
    for (const CommandRow& row : commands) {
        if (row.name == arguments.front())
            return row.parse(arguments);
    }
    return UsageError{quoted(arguments.front()) + " is not a command."};
}

} // namespace lifeline
