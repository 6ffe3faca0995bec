#include "cli/atlas_command.h"

#include "atlas/atlas_difference.h"
#include "base/byte_text.h"
#include "cli/atlas_command_measure.h"
#include "cli/atlas_command_program.h"
#include "cli/fault_library.h"
#include "cli/faults_run_command.h"
#include "cli/progress_line.h"

#include <QDate>

#include <cstring>
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

std::string cellCount(std::size_t count) { return std::to_string(count) + (count == 1 ? " cell" : " cells"); }

std::string titleOf(const AtlasColumn& column)
{
    return escaped(column.title + " " + column.version) + " as a " + std::string(sideName(column.side));
}

std::string leftText(const std::vector<std::pair<std::string, std::string>>& left)
{
    std::string text;
    for (const auto& [fault, why] : left)
        text += "  skipped  " + escaped(fault) + ": " + escaped(why) + "\n";
    return text;
}

fs::path fileFor(const AtlasColumn& column, const std::string& out)
{
    std::error_code error;
    if (out.empty() || fs::is_directory(out, error))
        return fs::path(out) / atlasFileName(column);
    return out;
}

bool writeColumn(const AtlasColumn& column, const std::string& out, const Console& console)
{
    const std::string path = fileFor(column, out).string();
    OutputStream file(path);
    file.write(writeAtlas(column));
    file.flush();
    if (!file.ok()) {
        console.complain("The file " + quoted(path) + " cannot be written: " + std::strerror(file.error()) +
                         ".");
        return false;
    }
    console.say(leftText(column.left));
    console.announce(titleOf(column) + ": " + cellCount(column.cells.size()) + ", " +
                     std::to_string(column.left.size()) + " left, in " + escaped(path) + "\n");
    return true;
}

ExitCode writeAll(const std::vector<AtlasColumn>& columns, const std::string& out, const Console& console)
{
    std::error_code error;
    if (columns.size() > 1 && !out.empty() && !fs::is_directory(out, error)) {
        console.complain(quoted(out) + " would take two files; name a folder, or one --side.");
        return ExitCode::Usage;
    }
    for (const AtlasColumn& column : columns) {
        if (!writeColumn(column, out, console))
            return ExitCode::Usage;
    }
    return ExitCode::Expected;
}

void tellComparison(const AtlasColumn& column, const AtlasColumn& stored, const AtlasComparison& comparison,
                    const Console& console)
{
    for (const AtlasDifference& each : comparison.differences) {
        console.announce((each.stable ? "  differs  " : "  racy     ") + escaped(each.fault) + ": was " +
                         escaped(each.before) + ", now " + escaped(each.now) + "\n");
    }
    console.say(leftText(comparison.skipped));
    console.announce(titleOf(column) + " against " + escaped(stored.name()) + " of " + escaped(stored.date) +
                     ": " + cellCount(comparison.equal) + " equal, " +
                     std::to_string(comparison.differences.size()) + " differ, " +
                     std::to_string(comparison.skipped.size()) + " skipped\n");
}

ExitCode checkColumn(const AtlasColumn& column, const Console& console)
{
    const AtlasColumn* stored = storedColumn(builtInAtlas(), column);
    if (stored == nullptr) {
        console.complain("The atlas has no column for " + titleOf(column) + ".");
        return ExitCode::Failed;
    }
    const AtlasComparison comparison = compareAtlas(*stored, column);
    tellComparison(column, *stored, comparison, console);
    return comparison.stableCellDiffers() ? ExitCode::Failed : ExitCode::Expected;
}

ExitCode checkAll(const std::vector<AtlasColumn>& columns, const Console& console)
{
    ExitCode exit = ExitCode::Expected;
    for (const AtlasColumn& column : columns) {
        if (checkColumn(column, console) != ExitCode::Expected)
            exit = ExitCode::Failed;
    }
    return exit;
}

/// Faults whose stored cell is stable and did not come again, of any column.
std::set<std::string> doubted(const std::vector<AtlasColumn>& columns)
{
    std::set<std::string> faults;
    for (const AtlasColumn& column : columns) {
        const AtlasColumn* stored = storedColumn(builtInAtlas(), column);
        if (stored == nullptr)
            continue;
        for (const AtlasDifference& each : compareAtlas(*stored, column).differences) {
            if (each.stable)
                faults.insert(each.fault);
        }
    }
    return faults;
}

/// Those cells of `columns` that were measured again, as they were then.
void takeAgain(std::vector<AtlasColumn>& columns, const std::vector<AtlasColumn>& again)
{
    for (AtlasColumn& column : columns) {
        for (AtlasCell& cell : column.cells) {
            for (const AtlasColumn& other : again) {
                const AtlasCell* found = other.side == column.side ? other.find(cell.fault) : nullptr;
                cell = found != nullptr ? *found : cell;
            }
        }
    }
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

/// What a few plays leave in doubt is played as often as a racy fault, and one by one.
std::optional<ExitCode> measureAgain(std::vector<AtlasColumn>& columns, const AtlasOptions& options,
                                     const Faults& faults, StandardStreams streams)
{
    const std::set<std::string> names = doubted(columns);
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
    settings.parallel = 1;
    const auto result = measure(quiet, again, settings, streams);
    if (const auto* exit = std::get_if<ExitCode>(&result))
        return *exit;
    takeAgain(columns, std::get<std::vector<AtlasColumn>>(result));
    return std::nullopt;
}

} // namespace

ExitCode runAtlas(const AtlasOptions& options, StandardStreams streams)
{
    CommonOptions common = options.common;
    common.log.clear();
    const CommandRunner speaker("atlas", common, streams);
    const Console& console = speaker.console();
    const auto faults = loadFaults(options, console);
    if (!faults)
        return ExitCode::Usage;
    MeasureSettings settings;
    settings.runs = options.runs;
    if (options.check)
        settings.racyRuns = options.runs; // what races is stored already
    auto result = measure(options, *faults, settings, streams);
    if (const auto* exit = std::get_if<ExitCode>(&result))
        return *exit;
    auto& columns = std::get<std::vector<AtlasColumn>>(result);
    if (!options.check)
        return writeAll(columns, options.out, console);
    if (const auto exit = measureAgain(columns, options, *faults, streams))
        return *exit;
    return checkAll(columns, console);
}

} // namespace lifeline
