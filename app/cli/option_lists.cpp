#include "cli/option_lists.h"

#include "base/byte_text.h"

#include <algorithm>

namespace lifeline {
namespace {

Complaint readLogPath(std::string_view text, std::string& path)
{
    if (text.empty())
        return "\"\" is not a file; write a file name, or - for the standard output.";
    path = text;
    return std::nullopt;
}

Complaint readFaultPath(std::string_view text, std::string& path)
{
    if (text.empty())
        return "\"\" is not a file or a folder.";
    path = text;
    return std::nullopt;
}

Complaint readBeaconPort(std::string_view text, std::optional<std::uint16_t>& port)
{
    return readPort(text, port.emplace());
}

/// What may stand in the query of an address as it is.
Complaint readToken(std::string_view text, std::string& token)
{
    const auto allowed = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '_' || c == '.' || c == '~';
    };
    if (text.empty() || text.size() > 128 || !std::all_of(text.begin(), text.end(), allowed))
        return "\"" + escaped(text, 60) + "\" is not a token; write 1 to 128 letters, digits, -, _, . or ~.";
    token = text;
    return std::nullopt;
}

} // namespace

void add(OptionList& list, std::initializer_list<Option> more) { list.insert(list.end(), more); }

void addCommon(OptionList& list, CommonOptions& common)
{
    add(list, {valued("--log", readLogPath, common.log), valued("--session", readReportPath, common.session),
               valued("--json", readReportPath, common.json), valued("--junit", readReportPath, common.junit),
               flag("--quiet", common.quiet), flag("--no-color", common.noColor)});
}

void addBeacon(OptionList& list, BeaconOptions& beacon)
{
    add(list,
        {valued("--beacon", readBeaconPort, beacon.port), valued("--beacon-token", readToken, beacon.token)});
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

void addFaultPaths(OptionList& list, std::vector<std::string>& paths)
{
    list.push_back(repeated("--faults", readFaultPath, paths));
}

Complaint noPositional(const ArgumentReader& reader, std::string_view command)
{
    if (reader.positional.empty())
        return std::nullopt;
    return "\"" + escaped(reader.positional.front(), 60) + "\" is too much: " + std::string(command) +
           " takes options only.";
}

} // namespace lifeline
