#include "cli/compare_command.h"

#include "base/byte_text.h"
#include "cli/compare_text.h"
#include "cli/human_output.h"
#include "cli/log_input.h"
#include "review/connection_pairs.h"
#include "words/words.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>

namespace lifeline {
namespace {

/// One side of the comparison, opened.
struct Subject {
    std::string file;
    std::optional<std::uint32_t> connection; // none: all
    OpenedLog opened = {};
    std::unique_ptr<ConnectionTable> table = {};
};

/// "FILE:N" is a connection of FILE, unless there is a file of that name.
Subject subjectOf(const std::string& text)
{
    const std::size_t colon = text.rfind(':');
    std::error_code unknown;
    if (colon == std::string::npos || colon == 0 || std::filesystem::exists(text, unknown))
        return {text, std::nullopt};
    std::uint32_t connection = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data() + colon + 1, end, connection);
    if (error != std::errc() || stopped != end)
        return {text, std::nullopt};
    return {text.substr(0, colon), connection};
}

/// Usage, Unreadable, or Expected where both are there.
ExitCode open(Subject& subject, const Console& console)
{
    subject.opened = readLog(subject.file, console);
    if (!subject.opened.log)
        return ExitCode::Unreadable;
    subject.table = std::make_unique<ConnectionTable>(*subject.opened.log);
    subject.table->update();
    if (!subject.connection || subject.table->find(ConnectionId{*subject.connection}))
        return ExitCode::Expected;
    console.complain("There is no connection " + std::to_string(*subject.connection) + " in \"" +
                     escaped(subject.file, 200) + "\".");
    return ExitCode::Usage;
}

class Comparer {
public:
    Comparer(const Subject& left, const Subject& right, const std::string& filter)
        : m_left(left), m_right(right)
    {
        FilterError error;
        if (auto parsed = EventFilter::parse(filter.empty() ? "not layer:deadline" : filter, error))
            m_filter = std::move(*parsed);
    }

    std::vector<ConnectionPair> pairs() const
    {
        if (m_left.connection && m_right.connection)
            return {{m_left.connection, m_right.connection}};
        return pairConnections(*m_left.table, *m_right.table);
    }

    ComparedConnection compared(const ConnectionPair& pair) const
    {
        ComparedConnection out;
        out.numbers = pair;
        const Subject& named = pair.left ? m_left : m_right;
        out.name = words::fromTo(storyOf(named, pair.left ? *pair.left : *pair.right)).toStdString();
        const auto left = rowsOf(m_left, pair.left), right = rowsOf(m_right, pair.right);
        out.events = pair.left ? left.size() : right.size();
        if (pair.left && pair.right)
            out.comparison = compare(*m_left.opened.log, left, *m_right.opened.log, right);
        return out;
    }

private:
    static const ConnectionStory& storyOf(const Subject& subject, std::uint32_t connection)
    {
        return subject.table->find(ConnectionId{connection})->story;
    }

    std::vector<std::uint64_t> rowsOf(const Subject& subject, std::optional<std::uint32_t> connection) const
    {
        std::vector<std::uint64_t> rows;
        if (!connection)
            return rows;
        for (const std::uint32_t row : subject.table->find(ConnectionId{*connection})->rows) {
            if (m_filter.matches(*subject.opened.log, row))
                rows.push_back(row);
        }
        return rows;
    }

    const Subject& m_left;
    const Subject& m_right;
    EventFilter m_filter;
};

/// "2 of 7 connections differ"
std::string summary(const std::vector<ComparedConnection>& all)
{
    const auto differ = std::ranges::count_if(all, [](const auto& each) { return !each.alike(); });
    const std::string of = std::to_string(all.size()) + (all.size() == 1 ? " connection" : " connections");
    return (differ == 0 ? std::string("None") : std::to_string(differ)) + " of " + of +
           (differ > 1 ? " differ.\n" : " differs.\n");
}

} // namespace

ExitCode compareLogs(const CompareOptions& options, StandardStreams streams)
{
    OutputStream out(streams.out), errors(streams.errors);
    const Console console{out, errors, colorsWanted(out.isTerminal(), options.noColor), false};
    Subject left = subjectOf(options.left), right = subjectOf(options.right);
    if (left.connection.has_value() != right.connection.has_value()) {
        console.complain(
            "One is a session and the other a connection; name a connection of both, or of none.");
        return ExitCode::Usage;
    }
    for (Subject* subject : {&left, &right}) {
        if (const ExitCode code = open(*subject, console); code != ExitCode::Expected)
            return code;
    }
    const Comparer comparer(left, right, options.filter);
    const ComparedLogs logs{*left.opened.log, *right.opened.log};
    std::vector<ComparedConnection> all;
    for (const ConnectionPair& pair : comparer.pairs()) {
        all.push_back(comparer.compared(pair));
        console.announce(compareText(logs, all.back(), left.connection.has_value(), console.colors));
    }
    console.announce(summary(all));
    if (!options.json.empty() && !writeSmallFile(options.json, compareJson(logs, all), console))
        return ExitCode::Usage;
    if (!left.opened.whole() || !right.opened.whole())
        return ExitCode::Unreadable;
    return std::ranges::all_of(all, &ComparedConnection::alike) ? ExitCode::Expected : ExitCode::Failed;
}

} // namespace lifeline
