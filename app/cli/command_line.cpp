#include "cli/command_line.h"

#include "base/byte_text.h"
#include "cli/faults_command_line.h"
#include "cli/help_text.h"
#include "cli/matrix_command_line.h"
#include "cli/option_lists.h"
#include "cli/session_command_line.h"

namespace lifeline {
namespace {

template <class Options>
ParsedCommand withoutPositional(std::string_view command, const OptionList& list, const Options& options,
                                const std::vector<std::string_view>& arguments)
{
    ArgumentReader reader(command, list, arguments);
    auto complaint = reader.read();
    if (reader.help)
        return Information{commandHelp(command)};
    if (!complaint)
        complaint = noPositional(reader, command);
    return complaint ? ParsedCommand(UsageError{*complaint}) : ParsedCommand(options);
}

Complaint readFaultName(std::string_view text, std::string& name)
{
    if (text.empty())
        return "\"\" is no fault; lifeline-cli faults list names them.";
    name = text;
    return std::nullopt;
}

/// With --fault the command is another one, with fewer options.
ParsedCommand parseServe(const std::vector<std::string_view>& arguments)
{
    ServeOptions options;
    std::string fault;
    std::vector<std::string> faultPaths;
    OptionList list{valued("--port", readPort, options.server.port),
                    valued("--bind", readBindAddress, options.server.bindAddress),
                    valued("--stack", readStack, options.stack), valued("--fault", readFaultName, fault)};
    addTimeouts(list, options.server.peer);
    addFaultPaths(list, faultPaths);
    addBeacon(list, options.common.beacon);
    addCommon(list, options.common);
    ParsedCommand parsed = withoutPositional("serve", list, options, arguments);
    const bool plays = !fault.empty() && std::holds_alternative<ServeOptions>(parsed);
    return plays ? parseServeFault(arguments) : parsed;
}

ParsedCommand parseRelay(const std::vector<std::string_view>& arguments)
{
    ServeOptions options;
    ForwardTo& forward = options.server.forward.emplace();
    OptionList list{valued("--listen", readPort, options.server.port),
                    valued("--bind", readBindAddress, options.server.bindAddress),
                    valued("--to", readUrl, forward.url), valued("--observe", readSide, forward.observed),
                    valued("--connect-timeout", readDuration, options.server.peer.connectTimeout)};
    addBeacon(list, options.common.beacon);
    addCommon(list, options.common);
    ParsedCommand parsed = withoutPositional("relay", list, options, arguments);
    const bool targetless = forward.url.host.empty() && std::holds_alternative<ServeOptions>(parsed);
    return targetless ? UsageError{"relay needs an address to forward to, such as --to ws://127.0.0.1:8080/."}
                      : parsed;
}

ParsedCommand parseLesson(const std::vector<std::string_view>& arguments)
{
    LessonOptions options;
    OptionList list{valued("--port", readPort, options.port)};
    addCommon(list, options.common);
    return withoutPositional("lesson", list, options, arguments);
}

Complaint readStay(std::string_view text, std::optional<Duration>& stay)
{
    return readDuration(text, stay.emplace());
}

Complaint readAskedClose(std::string_view text, std::optional<Outgoing>& close)
{
    return readClose(text, close.emplace());
}

Complaint readTarget(const ArgumentReader& reader, WsUrl& url)
{
    if (reader.positional.empty())
        return "connect needs an address, such as ws://127.0.0.1:9001/.";
    if (reader.positional.size() > 1)
        return "\"" + escaped(reader.positional[1], 60) + "\" is too much: connect takes one address.";
    return readUrl(reader.positional.front(), url);
}

ParsedCommand parseConnect(const std::vector<std::string_view>& arguments)
{
    ConnectOptions options;
    std::optional<Duration> stay;
    std::optional<Outgoing> close;
    std::string fault;
    std::vector<std::string> faultPaths;
    bool remote = false;
    OptionList list{repeated("--header", readHeader, options.client.request.headers),
                    repeated("--subprotocol", readSubprotocol, options.client.request.subprotocols),
                    repeated("--send", readText, options.actions),
                    repeated("--send-file", readFile, options.actions),
                    {"--ping",
                     {},
                     [&options] {
                         options.actions.push_back({Outgoing::What::Ping, "lifeline", {}});
                     }},
                    valued("--close", readAskedClose, close),
                    valued("--stack", readStack, options.stack),
                    flag("--echo", options.client.echo),
                    valued("--stay", readStay, stay),
                    valued("--connect-timeout", readDuration, options.client.peer.connectTimeout),
                    valued("--fault", readFaultName, fault),
                    flag("--allow-remote", remote)};
    addTimeouts(list, options.client.peer);
    addFaultPaths(list, faultPaths);
    addBeacon(list, options.common.beacon);
    addCommon(list, options.common);
    ArgumentReader reader("connect", list, arguments);
    auto complaint = reader.read();
    if (reader.help)
        return Information{commandHelp("connect")};
    if (!complaint)
        complaint = readTarget(reader, options.client.url);
    if (complaint)
        return UsageError{*complaint};
    if (!fault.empty())
        return parseConnectFault(arguments);
    options.stay = stay.value_or(close ? Duration::zero() : Duration(std::chrono::seconds(2)));
    options.close = close.value_or(options.close);
    return options;
}

ParsedCommand parseExplain(const std::vector<std::string_view>& arguments)
{
    ExplainOptions options;
    const OptionList list{repeated("--connection", readConnectionNumber, options.connections),
                          valued("--json", readReportPath, options.json),
                          flag("--no-color", options.noColor)};
    ArgumentReader reader("explain", list, arguments);
    auto complaint = reader.read();
    if (reader.help)
        return Information{commandHelp("explain")};
    if (!complaint && reader.positional.empty())
        complaint = "explain needs a log: a session, JSON Lines, a HAR or a capture.";
    if (!complaint && reader.positional.size() > 1)
        complaint = "\"" + escaped(reader.positional[1], 60) + "\" is too much: explain takes one log.";
    if (complaint)
        return UsageError{*complaint};
    options.file = reader.positional.front();
    return options;
}

} // namespace

ParsedCommand parseCommandLine(const std::vector<std::string_view>& arguments)
{
    if (arguments.empty())
        return UsageError{"A command is missing: serve, connect, relay, show, explain, export, import, "
                          "compare, check, faults, "
                          "matrix, atlas or lesson."};
    const std::string_view command = arguments.front();
    if (command == "--help" || command == "-h" || command == "help")
        return Information{programHelp()};
    if (command == "--version")
        return Information{"lifeline-cli " LIFELINE_VERSION "\n"};
    if (command == "serve")
        return parseServe(arguments);
    if (command == "connect")
        return parseConnect(arguments);
    if (command == "relay")
        return parseRelay(arguments);
    if (command == "faults")
        return parseFaults(arguments);
    if (command == "lesson")
        return parseLesson(arguments);
    if (command == "matrix")
        return parseMatrix(arguments);
    if (command == "atlas")
        return parseAtlas(arguments);
    if (command == "explain")
        return parseExplain(arguments);
    if (isSessionCommand(command))
        return parseSessionCommand(arguments);
    return UsageError{
        "\"" + escaped(command, 60) +
        "\" is not a command. Commands are serve, connect, relay, show, explain, export, import, compare, "
        "check, faults, matrix, atlas and lesson."};
}

} // namespace lifeline
