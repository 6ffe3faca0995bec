#include "cli/explain_command.h"

#include "cli/console.h"
#include "cli/explain_text.h"
#include "cli/human_output.h"
#include "cli/log_input.h"

#include <algorithm>
#include <map>
#include <optional>

namespace lifeline {
namespace {

using Connections = std::map<std::uint32_t, ExplainedConnection>;

Connections connectionsOf(const EventLog& log)
{
    Connections found;
    MonotonicTime end;
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        const Event event = log.event(row);
        end = std::max(end, event.at);
        if (event.connection != ConnectionId::None)
            found[number(event.connection)].take(event);
    }
    for (auto& [number, connection] : found)
        connection.until = end;
    return found;
}

/// Those asked for; a number that is not in the log is complained about.
std::optional<std::vector<const ExplainedConnection*>>
chosen(const Connections& all, const std::vector<std::uint32_t>& numbers, const Console& console)
{
    std::vector<const ExplainedConnection*> out;
    for (const auto& [number, connection] : all) {
        if (numbers.empty() || std::find(numbers.begin(), numbers.end(), number) != numbers.end())
            out.push_back(&connection);
    }
    for (const std::uint32_t number : numbers) {
        if (all.contains(number))
            continue;
        console.complain("There is no connection " + std::to_string(number) + " in the log.");
        return std::nullopt;
    }
    return out;
}

} // namespace

ExitCode explainLog(const ExplainOptions& options, StandardStreams streams)
{
    OutputStream out(streams.out), errors(streams.errors);
    const Console console{out, errors, colorsWanted(out.isTerminal(), options.noColor), false};
    const OpenedLog opened = readLog(options.file, console);
    if (!opened.log)
        return ExitCode::Unreadable;
    const Connections all = connectionsOf(*opened.log);
    const auto connections = chosen(all, options.connections, console);
    if (!connections)
        return opened.whole() ? ExitCode::Usage : ExitCode::Unreadable;
    console.announce(explainText(*connections, console.colors));
    if (!options.json.empty() && !writeSmallFile(options.json, explainJson(*connections), console))
        return ExitCode::Usage;
    return opened.whole() ? ExitCode::Expected : ExitCode::Unreadable;
}

} // namespace lifeline
