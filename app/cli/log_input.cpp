#include "cli/log_input.h"

#include "base/byte_text.h"
#include "base/json_reading.h"
#include "formats/byte_source.h"
#include "session/event_filter.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace lifeline {
namespace {

constexpr std::size_t mostSaid = 20;

void say(const std::vector<FileProblem>& problems, const std::string& kind, const Console& console)
{
    for (std::size_t i = 0; i < std::min(problems.size(), mostSaid); ++i)
        console.complain(kind + problems[i].text());
    if (problems.size() > mostSaid)
        console.complain(kind + "and " + std::to_string(problems.size() - mostSaid) + " more of that kind.");
}

/// Whether each number is one of the log's.
bool allThere(const EventLog& log, const std::vector<std::uint32_t>& numbers, const Console& console)
{
    if (numbers.empty())
        return true;
    std::set<std::uint32_t> missing(numbers.begin(), numbers.end());
    for (std::uint64_t row = 0; row < log.size() && !missing.empty(); ++row)
        missing.erase(log.entry(row).connection);
    if (!missing.empty())
        console.complain("There is no connection " + std::to_string(*missing.begin()) + " in the log.");
    return missing.empty();
}

} // namespace

OpenedLog readLog(const std::string& path, const Console& console)
{
    OpenedLog opened = openLog(path);
    say(opened.problems, {}, console);
    say(opened.notes, "note: ", console);
    if (!opened.log && opened.problems.empty())
        console.complain("The file \"" + escaped(path, 200) + "\" has nothing that can be read.");
    return opened;
}

std::optional<LogSlice> selected(const EventLog& log, const LogSelection& selection, const Console& console)
{
    if (selection.everything())
        return LogSlice(log);
    if (!allThere(log, selection.connections, console))
        return std::nullopt;
    FilterError error;
    const auto filter = EventFilter::parse(selection.filter, error);
    const std::set<std::uint32_t> wanted(selection.connections.begin(), selection.connections.end());
    std::vector<std::uint64_t> rows;
    for (std::uint64_t row = 0; filter && row < log.size(); ++row) {
        if ((wanted.empty() || wanted.contains(log.entry(row).connection)) && filter->matches(log, row))
            rows.push_back(row);
    }
    return LogSlice(log, std::move(rows));
}

std::optional<std::string> readSmallFile(const std::string& path, const Console& console)
{
    FileSource source(path);
    std::string problem = source.problem();
    if (problem.empty() && source.size() > JsonReading::maxSize)
        problem = "the file is too large; at most 4 MiB are read";
    std::string text;
    if (problem.empty()) {
        text.resize(static_cast<std::size_t>(source.size()));
        text.resize(source.readAt(0, text.data(), text.size()));
        problem = source.error();
    }
    if (problem.empty())
        return text;
    console.complain("The file \"" + escaped(path, 200) + "\" cannot be read: " + problem + ".");
    return std::nullopt;
}

bool writeSmallFile(const std::string& path, const std::string& text, const Console& console)
{
    OutputStream file(path);
    file.write(text);
    file.flush();
    if (!file.ok())
        console.complain("The file \"" + escaped(path, 200) +
                         "\" cannot be written: " + std::strerror(file.error()) + ".");
    return file.ok();
}

} // namespace lifeline
