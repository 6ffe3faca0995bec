#include "cli/command_line.h"

#include "base/byte_text.h"
#include "cli/argument_reader.h"
#include "cli/help_text.h"

#include <initializer_list>

namespace lifeline {
namespace {

Complaint readLogPath(std::string_view text, std::string& path)
{
    if (text.empty())
        return "\"\" is not a file; write a file name, or - for the standard output.";
    path = text;
    return std::nullopt;
}

void add(OptionList& list, std::initializer_list<Option> more) { list.insert(list.end(), more); }

void addCommon(OptionList& list, CommonOptions& common)
{
    add(list, {valued("--log", readLogPath, common.log), valued("--json", readReportPath, common.json),
               valued("--junit", readReportPath, common.junit), flag("--quiet", common.quiet),
               flag("--no-color", common.noColor)});
}

void addTimeouts(OptionList& list, PeerSettings& peer)
{
    add(list, {valued("--upgrade-timeout", readDuration, peer.upgradeTimeout),
               valued("--idle-timeout", readDuration, peer.idleTimeout),
               valued("--ping-interval", readDuration, peer.pingInterval),
               valued("--pong-timeout", readDuration, peer.pongTimeout),
               valued("--close-timeout", readDuration, peer.closeTimeout),
               valued("--max-message", readMessageSize, peer.maxMessage)});
}

Complaint noPositional(const ArgumentReader& reader, std::string_view command)
{
    if (reader.positional.empty())
        return std::nullopt;
    return "\"" + escaped(reader.positional.front(), 60) + "\" is too much: " + std::string(command) +
           " takes options only.";
}

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

ParsedCommand parseServe(const std::vector<std::string_view>& arguments)
{
    ServeOptions options;
    OptionList list{valued("--port", readPort, options.server.port),
                    valued("--bind", readBindAddress, options.server.bindAddress)};
    addTimeouts(list, options.server.peer);
    addCommon(list, options.common);
    return withoutPositional("serve", list, options, arguments);
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
                    flag("--echo", options.client.echo),
                    valued("--stay", readStay, stay),
                    valued("--connect-timeout", readDuration, options.client.peer.connectTimeout)};
    addTimeouts(list, options.client.peer);
    addCommon(list, options.common);
    ArgumentReader reader("connect", list, arguments);
    auto complaint = reader.read();
    if (reader.help)
        return Information{commandHelp("connect")};
    if (!complaint)
        complaint = readTarget(reader, options.client.url);
    if (complaint)
        return UsageError{*complaint};
    options.stay = stay.value_or(close ? Duration::zero() : Duration(std::chrono::seconds(2)));
    options.close = close.value_or(options.close);
    return options;
}

} // namespace

ParsedCommand parseCommandLine(const std::vector<std::string_view>& arguments)
{
    if (arguments.empty())
        return UsageError{"A command is missing: serve, connect or lesson."};
    const std::string_view command = arguments.front();
    if (command == "--help" || command == "-h" || command == "help")
        return Information{programHelp()};
    if (command == "--version")
        return Information{"lifeline-cli " LIFELINE_VERSION "\n"};
    if (command != "serve" && command != "connect" && command != "lesson")
        return UsageError{"\"" + escaped(command, 60) +
                          "\" is not a command. Commands are serve, connect and lesson."};
    return command == "serve"     ? parseServe(arguments)
           : command == "connect" ? parseConnect(arguments)
                                  : parseLesson(arguments);
}

} // namespace lifeline
