#include "cli/check_command.h"

#include "cli/check_report.h"
#include "cli/human_output.h"
#include "cli/log_input.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t mostSaid = 20;

/// nullopt, and what is wrong said.
std::optional<Expectations> readRules(const std::string& path, const Console& console)
{
    const auto text = readSmallFile(path, console);
    if (!text)
        return std::nullopt;
    Expectations expectations = readExpectations(*text, path);
    for (std::size_t i = 0; i < std::min(expectations.problems.size(), mostSaid); ++i)
        console.complain(expectations.problems[i].text());
    return expectations.problems.empty() ? std::optional(std::move(expectations)) : std::nullopt;
}

bool writeReports(const CheckOptions& options, const std::vector<ExpectationResult>& results,
                  const EventLog& log, ExitCode code, const Console& console)
{
    const auto write = [&](const std::string& path, const std::string& text) {
        return path.empty() || writeSmallFile(path, text, console);
    };
    const bool junit = write(options.junit, checkJunit(results, log.startedUtc()));
    return write(options.json, checkJson(results, code, options.file)) && junit;
}

} // namespace

ExitCode checkSession(const CheckOptions& options, StandardStreams streams)
{
    OutputStream out(streams.out), errors(streams.errors);
    const Console console{out, errors, colorsWanted(out.isTerminal(), options.noColor), false};
    const auto expectations = readRules(options.expect, console);
    if (!expectations)
        return ExitCode::Usage;
    const OpenedLog opened = readLog(options.file, console);
    if (!opened.log)
        return ExitCode::Unreadable;
    const auto results = check(*opened.log, *expectations);
    ExitCode code = allHeld(results) ? ExitCode::Expected : ExitCode::Failed;
    if (!opened.whole())
        code = ExitCode::Unreadable;
    console.announce(checkText(results, console.colors));
    return writeReports(options, results, *opened.log, code, console) ? code : ExitCode::Usage;
}

} // namespace lifeline
