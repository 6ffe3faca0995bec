#include "cli/atlas_command.h"

#include "base/byte_text.h"
#include "base/steady_clock.h"
#include "cli/atlas_command_check.h"
#include "cli/atlas_command_measure.h"
#include "cli/atlas_command_program.h"
#include "cli/atlas_command_write.h"
#include "cli/cell_report_files.h"
#include "cli/fault_library.h"
#include "cli/faults_run_command.h"
#include "cli/progress_line.h"

#include <QDate>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <variant>

namespace lifeline {
namespace {

namespace fs = std::filesystem;

std::string quoted(const std::string& text) { return "\"" + escaped(text, 200) + "\""; }

/// What is wrong is written, a line each.
std::optional<StackFolder> loadFolder(const std::string& folder, const Console& console)
{
    const fs::path path = fs::path(folder) / "stack.json";
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        console.complain("There is no file " + quoted(path.string()) + ".");
        return std::nullopt;
    }
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    StackFolderFile read = readStackFolder(text, path.string());
    for (const FileProblem& problem : read.problems)
        console.complain(escaped(problem.text()));
    return std::move(read.folder);
}

std::vector<Side> sidesOf(const StackFolder& folder, std::optional<Side> asked)
{
    std::vector<Side> sides;
    for (const Side side : {Side::Server, Side::Client}) {
        if (folder.side(side) != nullptr && (!asked || *asked == side))
            sides.push_back(side);
    }
    return sides;
}

std::optional<std::vector<std::shared_ptr<const Fault>>> loadFaults(const AtlasOptions& options,
                                                                    const Console& console)
{
    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::builtIn());
    const std::vector<std::string> all{"all"};
    const auto chosen = chooseFaults(*catalogue, options.faults.empty() ? all : options.faults);
    if (const auto* unknown = std::get_if<std::string>(&chosen)) {
        console.complain(unknownFault(*catalogue, *unknown, "fault, alias or group"));
        return std::nullopt;
    }
    std::vector<std::shared_ptr<const Fault>> faults;
    for (const Fault* fault : std::get<std::vector<const Fault*>>(chosen))
        faults.push_back(shared(catalogue, *fault));
    return faults;
}

// What came of it ---------------------------------------------------------------------------------

bool checkOne(const ColumnCheck& check, const AtlasColumn& column, const Console& console)
{
    if (!check.known)
        console.complain("The atlas has no column for " + titleOf(column) + ".");
    console.announce(check.differences);
    console.say(check.skipped);
    console.announce(check.summary);
    return !check.failed;
}

/// What is known once all is measured.
struct AtlasResult {
    ExitCode exit = ExitCode::Expected;
    std::vector<CellReport> cells = {};

    void add(std::vector<CellReport> more)
    {
        cells.insert(cells.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
};

AtlasResult checkAll(const std::vector<AtlasColumn>& columns, bool strict, const Console& console)
{
    AtlasResult result;
    for (const AtlasColumn& column : columns) {
        ColumnCheck check = checkColumn(column, builtInAtlas(), strict);
        if (!checkOne(check, column, console))
            result.exit = ExitCode::Failed;
        result.add(std::move(check.cells));
    }
    return result;
}

AtlasResult keepAll(const std::vector<AtlasColumn>& columns, const std::string& out, const Console& console)
{
    AtlasResult result{writeColumns(columns, out, console)};
    for (const AtlasColumn& column : columns)
        result.add(measuredCells(column));
    return result;
}

bool isBuiltIn(const std::string& name) { return name == "reference" || name == "qt"; }

using Stacks = std::vector<std::unique_ptr<MeasuredStack>>;

std::variant<Stacks, ExitCode> builtInStacks(const AtlasOptions& options)
{
    Stacks stacks;
    for (const Side side : {Side::Server, Side::Client}) {
        if (!options.side || *options.side == side)
            stacks.push_back(builtInStack(options.folder, side));
    }
    return stacks;
}

/// Of the folder's programs; what keeps them from being measured is said.
std::variant<Stacks, ExitCode> programStacks(const AtlasOptions& options, const Console& console)
{
    const auto folder = loadFolder(options.folder, console);
    if (!folder)
        return ExitCode::Usage;
    Stacks stacks;
    for (const Side side : sidesOf(*folder, options.side))
        stacks.push_back(programStack(options.folder, *folder, side));
    if (stacks.empty()) {
        console.complain(quoted(options.folder) + " has no such side.");
        return ExitCode::Usage;
    }
    if (!folder->probe.empty() && !StackProgram::succeeds(options.folder, folder->probe)) {
        console.complain(escaped(folder->title) + " is not installed: it needs " + escaped(folder->needs) +
                         ".");
        return ExitCode::NotConnected;
    }
    return stacks;
}

std::variant<Stacks, ExitCode> stacksOf(const AtlasOptions& options, const Console& console)
{
    return isBuiltIn(options.folder) ? builtInStacks(options) : programStacks(options, console);
}

using Faults = std::vector<std::shared_ptr<const Fault>>;

/// Columns of the stacks, or why there are none.
std::variant<std::vector<AtlasColumn>, ExitCode> measure(const AtlasOptions& options, Faults faults,
                                                         MeasureSettings settings, StandardStreams streams)
{
    CommandRunner runner(options.check ? "atlas check" : "atlas measure", options.common, streams);
    const Console& console = runner.console();
    if (!runner.open())
        return ExitCode::Usage;
    auto stacks = stacksOf(options, console);
    if (const auto* exit = std::get_if<ExitCode>(&stacks))
        return *exit;
    MeasureCommand::Task task;
    task.stacks = std::move(std::get<Stacks>(stacks));
    task.faults = std::move(faults);
    task.settings = settings;
    task.date = QDate::currentDate().toString(Qt::ISODate).toStdString();
    MeasureCommand command(std::move(task), console, canWriteInPlace(console.out.isTerminal()));
    if (const ExitCode exit = runner.run(command); exit != ExitCode::Expected)
        return exit;
    return command.columns();
}

/// What a few plays leave in doubt is played as racy faults are when they are measured: as often, and few at
/// a time. One by one, a fault whose plays run into their limit would take nine minutes.
std::optional<ExitCode> measureAgain(std::vector<AtlasColumn>& columns, const AtlasOptions& options,
                                     const Faults& faults, StandardStreams streams)
{
    const std::set<std::string> names = doubtedFaults(columns, builtInAtlas());
    Faults again;
    for (const auto& fault : faults) {
        if (names.contains(fault->id))
            again.push_back(fault);
    }
    if (again.empty())
        return std::nullopt;
    AtlasOptions quiet = options;
    quiet.common.log.clear(); // it holds the first measurement
    MeasureSettings settings;
    settings.runs = settings.racyRuns;
    settings.parallel = settings.racyParallel;
    const auto result = measure(quiet, again, settings, streams);
    if (const auto* exit = std::get_if<ExitCode>(&result))
        return *exit;
    takeAgain(columns, std::get<std::vector<AtlasColumn>>(result));
    return std::nullopt;
}

AtlasResult measureAndJudge(const AtlasOptions& options, StandardStreams streams, const Console& console)
{
    const auto faults = loadFaults(options, console);
    if (!faults)
        return {ExitCode::Usage};
    MeasureSettings settings;
    settings.runs = options.runs;
    if (options.check)
        settings.racyRuns = options.runs; // what races is stored already
    auto result = measure(options, *faults, settings, streams);
    if (const auto* exit = std::get_if<ExitCode>(&result))
        return {*exit};
    auto& columns = std::get<std::vector<AtlasColumn>>(result);
    if (!options.check)
        return keepAll(columns, options.out, console);
    if (const auto exit = measureAgain(columns, options, *faults, streams))
        return {*exit};
    return checkAll(columns, options.strict, console);
}

std::string nameOf(const AtlasOptions& options) { return options.check ? "atlas check" : "atlas measure"; }

} // namespace

ExitCode runAtlas(const AtlasOptions& options, StandardStreams streams)
{
    AtlasOptions measuring = options;
    measuring.common.json.clear(); // written here, and opened before all that takes minutes
    measuring.common.junit.clear();
    CommonOptions common = measuring.common;
    common.log.clear();
    const CommandRunner speaker("atlas", common, streams);
    const Console& console = speaker.console();
    CellReportFiles files(options.common.json, options.common.junit);
    if (!files.good(console))
        return ExitCode::Usage;
    CellRunFacts facts{nameOf(options), isoUtc(std::chrono::system_clock::now())};
    const AtlasResult result = measureAndJudge(measuring, streams, console);
    facts.exit = result.exit;
    files.write(result.cells, facts);
    return files.good(console) ? result.exit : ExitCode::Usage;
}

} // namespace lifeline
