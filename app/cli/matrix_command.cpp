#include "cli/matrix_command.h"

#include "atlas/matrix_export.h"
#include "atlas/matrix_html.h"
#include "base/byte_text.h"
#include "base/steady_clock.h"
#include "cli/atlas_command_measure.h"
#include "cli/cell_report_files.h"
#include "cli/fault_library.h"
#include "cli/faults_run_command.h"
#include "cli/human_output.h"
#include "cli/log_input.h"
#include "cli/matrix_command_table.h"
#include "cli/progress_line.h"

#include <QDate>

#include <algorithm>
#include <chrono>

namespace lifeline {
namespace {

/// What the command works with, once the names are known to mean something.
struct MatrixWork {
    const MatrixOptions& options;
    std::shared_ptr<const Catalogue> catalogue;
    std::vector<const Fault*> faults; // empty: all
    std::vector<AtlasColumn> atlas;
    std::vector<AtlasColumn> measured = {}; // now

    MatrixSource source() const { return {*catalogue, atlas, builtInContracts(), builtInAtlasExceptions()}; }
};

bool writeFiles(const MatrixOptions& options, const std::vector<Matrix>& matrices, const Console& console)
{
    const auto write = [&](const std::string& path, auto text) {
        return path.empty() || writeSmallFile(path, text(matrices), console);
    };
    return write(options.csv, matrixCsv) && write(options.markdown, matrixMarkdown) &&
           write(options.html, matrixHtml) && write(options.common.json, matrixJson);
}

std::string stackNames(const MatrixSource& source)
{
    std::string names;
    for (const Side side : {Side::Server, Side::Client}) {
        for (const MatrixColumn& column : makeMatrix(source, side).columns)
            names.append(names.empty() ? "" : ", ").append(column.stack);
    }
    return names;
}

/// False, and the sentence written, where a stack is asked for that nothing is known of.
bool stacksKnown(const MatrixWork& work, const Console& console)
{
    const auto unknown = unknownStacks(work.source(), work.options.stacks);
    if (unknown.empty())
        return true;
    console.complain("\"" + escaped(unknown.front(), 60) +
                     "\" is no stack of the matrix. There are: " + stackNames(work.source()) + ".");
    return false;
}

void tell(const std::vector<Matrix>& matrices, std::size_t width, const Console& console)
{
    for (const Matrix& matrix : matrices) {
        console.announce(inked(matrixTitle(matrix), Ink::Cyan, console.colors) + "\n\n" +
                         matrixTable(matrix, width, console.colors) + "\n");
    }
    if (matrices.empty())
        console.announce("Nothing to show.\n");
    else
        console.say(matrixLegend());
}

/// Those measured now stand where the built-in ones of the same name and side did.
void replaceMeasured(std::vector<AtlasColumn>& atlas, const std::vector<AtlasColumn>& measured)
{
    for (const AtlasColumn& column : measured) {
        std::erase_if(atlas, [&](const AtlasColumn& old) {
            return old.stack == column.stack && old.side == column.side;
        });
        atlas.push_back(column);
    }
}

MeasureCommand::Task taskOf(const MatrixWork& work)
{
    MeasureCommand::Task task;
    for (const std::string& name : work.options.measure) {
        task.stacks.push_back(builtInStack(name, Side::Server));
        task.stacks.push_back(builtInStack(name, Side::Client));
    }
    for (const Fault& fault : work.catalogue->faults()) {
        const bool chosen = work.faults.empty() ||
                            std::find(work.faults.begin(), work.faults.end(), &fault) != work.faults.end();
        if (chosen)
            task.faults.push_back(shared(work.catalogue, fault));
    }
    task.date = QDate::currentDate().toString(Qt::ISODate).toStdString();
    return task;
}

ExitCode measure(MatrixWork& work, CommandRunner& runner)
{
    const Console& console = runner.console();
    MeasureCommand command(taskOf(work), console, canWriteInPlace(console.out.isTerminal()));
    const ExitCode exit = runner.run(command);
    work.measured = command.columns();
    replaceMeasured(work.atlas, work.measured);
    return exit;
}

} // namespace

ExitCode runMatrix(const MatrixOptions& options, StandardStreams streams)
{
    CommonOptions common = options.common;
    common.json.clear(); // written here
    common.junit.clear();
    CellReportFiles testReport({}, options.common.junit);
    CellRunFacts facts{"matrix", isoUtc(std::chrono::system_clock::now())};
    CommandRunner runner("matrix", common, streams);
    const Console& console = runner.console();
    MatrixWork work{options, loadCatalogue({}, console), {}, builtInAtlas()};
    if (!work.catalogue)
        return ExitCode::Usage;
    const auto chosen = chooseFaults(*work.catalogue, options.faults);
    if (const auto* unknown = std::get_if<std::string>(&chosen)) {
        console.complain(unknownFault(*work.catalogue, *unknown, "fault, alias or group"));
        return ExitCode::Usage;
    }
    work.faults = std::get<std::vector<const Fault*>>(chosen);
    if (!testReport.good(console) || !runner.open())
        return ExitCode::Usage;
    if (!options.measure.empty()) {
        if (const ExitCode exit = measure(work, runner); exit != ExitCode::Expected)
            return exit;
    }
    if (!stacksKnown(work, console))
        return ExitCode::Usage;
    const auto matrices = makeMatrices(work.source(), {options.stacks, work.faults, options.differ});
    tell(matrices, terminalWidth(streams.out), console);
    testReport.write(matrixCells(matrices, work.measured, builtInAtlas()), facts);
    const bool written = writeFiles(options, matrices, console) && testReport.good(console);
    return written ? ExitCode::Expected : ExitCode::Usage;
}

} // namespace lifeline
