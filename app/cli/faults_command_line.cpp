#include "cli/faults_command_line.h"

#include "base/byte_text.h"
#include "cli/faults_help_text.h"
#include "cli/option_lists.h"

#include <charconv>

namespace lifeline {
namespace {

using Arguments = std::vector<std::string_view>;

constexpr std::size_t mostJobs = 1024;

std::string quoted(std::string_view text) { return "\"" + escaped(text, 60) + "\""; }

Complaint readName(std::string_view text, std::string& name)
{
    name = text;
    return std::nullopt;
}

Complaint readTarget(std::string_view text, std::optional<WsUrl>& target)
{
    target.reset();
    return text == "builtin" ? std::nullopt : readUrl(text, target.emplace());
}

Complaint readJobs(std::string_view text, std::size_t& jobs)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
    if (error == std::errc() && end == text.data() + text.size() && jobs > 0 && jobs <= mostJobs)
        return std::nullopt;
    return quoted(text) + " is no number of faults to play at once; write 1 to 1024.";
}

/// Names are not resolved: what a name leads to can change between here and the connection.
Complaint refuseRemote(const std::optional<WsUrl>& target, bool allowed)
{
    if (!target || allowed || isLoopback(target->host))
        return std::nullopt;
    return "\"" + escaped(target->host, 60) +
           "\" is not this machine; faults are played against others only with --allow-remote.";
}

Complaint exactlyOne(const ArgumentReader& reader, std::string_view command, std::string_view what)
{
    if (reader.positional.empty())
        return std::string(command) + " needs " + std::string(what) + ".";
    if (reader.positional.size() > 1)
        return quoted(reader.positional[1]) + " is too much: " + std::string(command) + " takes " +
               std::string(what) + ".";
    return std::nullopt;
}

Complaint atLeastOne(const ArgumentReader& reader, std::string_view command, std::string_view what)
{
    if (!reader.positional.empty())
        return std::nullopt;
    return std::string(command) + " needs " + std::string(what) + ".";
}

/// What comes of one walk through the arguments; `finish` looks at what was read.
template <class Options, class Finish>
ParsedCommand read(ArgumentReader& reader, std::string_view command, Options& options, Finish finish)
{
    auto complaint = reader.read();
    if (reader.help)
        return Information{faultsHelp(command)};
    if (!complaint)
        complaint = finish(reader, options);
    return complaint ? ParsedCommand(UsageError{*complaint}) : ParsedCommand(options);
}

std::vector<std::string> strings(const Arguments& views) { return {views.begin(), views.end()}; }

ParsedCommand parseList(const Arguments& arguments)
{
    FaultsListOptions options;
    OptionList list{valued("--json", readReportPath, options.json)};
    addFaultPaths(list, options.paths);
    ArgumentReader reader("faults list", list, arguments);
    return read(reader, "faults list", options,
                [](const ArgumentReader& words, FaultsListOptions& into) -> Complaint {
                    for (const std::string_view word : words.positional)
                        into.words.append(into.words.empty() ? "" : " ").append(word);
                    return std::nullopt;
                });
}

ParsedCommand parseShow(const Arguments& arguments)
{
    FaultsShowOptions options;
    OptionList list{flag("--source", options.source)};
    addFaultPaths(list, options.paths);
    ArgumentReader reader("faults show", list, arguments);
    return read(reader, "faults show", options, [](const ArgumentReader& words, FaultsShowOptions& into) {
        auto complaint = exactlyOne(words, "faults show", "one fault");
        if (!complaint)
            into.name = words.positional.front();
        return complaint;
    });
}

ParsedCommand parseCheck(const Arguments& arguments)
{
    FaultsCheckOptions options;
    const OptionList none;
    ArgumentReader reader("faults check", none, arguments);
    return read(reader, "faults check", options, [](const ArgumentReader& words, FaultsCheckOptions& into) {
        into.paths = strings(words.positional);
        return atLeastOne(words, "faults check", "a file or a folder of faults");
    });
}

ParsedCommand parseRun(const Arguments& arguments)
{
    FaultsRunOptions options;
    bool remote = false;
    OptionList list{valued("--target", readTarget, options.target), flag("--allow-remote", remote),
                    valued("--jobs", readJobs, options.jobs)};
    addFaultPaths(list, options.paths);
    addCommon(list, options.common);
    ArgumentReader reader("faults run", list, arguments);
    return read(reader, "faults run", options, [&](const ArgumentReader& words, FaultsRunOptions& into) {
        into.names = strings(words.positional);
        const auto complaint = atLeastOne(words, "faults run", "a fault, a group or all");
        return complaint ? complaint : refuseRemote(into.target, remote);
    });
}

ParsedCommand parseServe(const Arguments& arguments)
{
    FaultsServeOptions options;
    OptionList list{valued("--port", readPort, options.port),
                    valued("--bind", readBindAddress, options.bindAddress)};
    addFaultPaths(list, options.paths);
    addCommon(list, options.common);
    ArgumentReader reader("faults serve", list, arguments);
    return read(reader, "faults serve", options, [](const ArgumentReader& words, FaultsServeOptions& into) {
        auto complaint = exactlyOne(words, "faults serve", "one fault or by-path");
        if (!complaint)
            into.name = words.positional.front();
        return complaint;
    });
}

constexpr std::string_view commands = "list, show, run, serve and check";

} // namespace

ParsedCommand parseFaults(const std::vector<std::string_view>& arguments)
{
    const Arguments rest(arguments.begin() + 1, arguments.end());
    if (rest.empty())
        return UsageError{"faults needs to know what to do: " + std::string(commands) + " are there."};
    const std::string_view command = rest.front();
    if (command == "--help" || command == "-h" || command == "help")
        return Information{faultsHelp("faults")};
    if (command == "list")
        return parseList(rest);
    if (command == "show")
        return parseShow(rest);
    if (command == "run")
        return parseRun(rest);
    if (command == "serve")
        return parseServe(rest);
    if (command == "check")
        return parseCheck(rest);
    return UsageError{quoted(command) + " is no command of faults. Its commands are " +
                      std::string(commands) + "."};
}

ParsedCommand parseServeFault(const std::vector<std::string_view>& arguments)
{
    FaultsServeOptions options;
    options.port = 9001;
    OptionList list{valued("--fault", readName, options.name), valued("--port", readPort, options.port),
                    valued("--bind", readBindAddress, options.bindAddress)};
    addFaultPaths(list, options.paths);
    addCommon(list, options.common);
    ArgumentReader reader("serve --fault", list, arguments);
    return read(reader, "faults serve", options, [](const ArgumentReader& words, FaultsServeOptions&) {
        return noPositional(words, "serve");
    });
}

ParsedCommand parseConnectFault(const std::vector<std::string_view>& arguments)
{
    FaultsRunOptions options;
    options.showsEvents = true;
    bool remote = false;
    OptionList list{valued("--fault", readName, options.names.emplace_back()),
                    flag("--allow-remote", remote)};
    addFaultPaths(list, options.paths);
    addCommon(list, options.common);
    ArgumentReader reader("connect --fault", list, arguments);
    return read(reader, "faults run", options, [&](const ArgumentReader& words, FaultsRunOptions& into) {
        auto complaint = exactlyOne(words, "connect", "one address");
        if (!complaint)
            complaint = readUrl(words.positional.front(), into.target.emplace());
        return complaint ? complaint : refuseRemote(into.target, remote);
    });
}

} // namespace lifeline
