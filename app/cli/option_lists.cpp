#include "cli/option_lists.h"

#include "base/byte_text.h"

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

} // namespace

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
