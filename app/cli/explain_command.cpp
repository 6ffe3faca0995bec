#include "cli/explain_command.h"

#include "base/byte_text.h"
#include "cli/console.h"
#include "cli/explain_text.h"
#include "cli/human_output.h"
#include "session/json_lines_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

namespace lifeline {
namespace {

std::optional<std::string> contentOf(const std::string& path)
{
    std::error_code unknown;
    if (std::filesystem::is_directory(path, unknown)) { // which can be opened, and reads as nothing
        errno = EISDIR;
        return std::nullopt;
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return file.good() || file.eof() ? std::optional(content.str()) : std::nullopt;
}

using Connections = std::map<std::uint32_t, ExplainedConnection>;

Connections connectionsOf(const JsonLinesFile& file)
{
    Connections found;
    MonotonicTime end;
    for (std::uint64_t row = 0; file.log && row < file.log->size(); ++row) {
        const Event event = file.log->event(row);
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

bool writeFile(const std::string& path, const std::string& text, const Console& console)
{
    OutputStream file(path);
    file.write(text);
    file.flush();
    if (!file.ok())
        console.complain("The file \"" + escaped(path, 200) +
                         "\" cannot be written: " + std::strerror(file.error()) + ".");
    return file.ok();
}

} // namespace

ExitCode explainLog(const ExplainOptions& options, StandardStreams streams)
{
    OutputStream out(streams.out), errors(streams.errors);
    const Console console{out, errors, colorsWanted(out.isTerminal(), options.noColor), false};
    const auto content = contentOf(options.file);
    if (!content) {
        console.complain("The file \"" + escaped(options.file, 200) +
                         "\" cannot be read: " + std::strerror(errno == 0 ? EIO : errno) + ".");
        return ExitCode::Unreadable;
    }
    const JsonLinesFile file = readJsonLines(*content, options.file);
    const Connections all = connectionsOf(file);
    for (const FileProblem& problem : file.problems)
        console.complain(problem.text());
    const auto connections = chosen(all, options.connections, console);
    if (!connections)
        return file.problems.empty() ? ExitCode::Usage : ExitCode::Unreadable;
    console.announce(explainText(*connections, console.colors));
    if (!options.json.empty() && !writeFile(options.json, explainJson(*connections), console))
        return ExitCode::Usage;
    return file.problems.empty() ? ExitCode::Expected : ExitCode::Unreadable;
}

} // namespace lifeline
