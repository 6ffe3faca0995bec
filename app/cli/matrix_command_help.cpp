#include "cli/matrix_command_help.h"

namespace lifeline {
namespace {

constexpr std::string_view matrix =
    R"(lifeline-cli matrix: which callbacks each stack fires for each fault, side by side

A column is measured (the atlas: stack, version and date) or predicted (a contract, over what the reference stack
lived through); its heading says which. In front of each cell stands how it agrees with the reference:
= the same, ≈ another code, ≠ other callbacks, ~ not always the same, · not measured.

  --stack ID             only this one: a stack, its title or its contract; may be repeated
  --fault ID|GROUP       only these faults; may be repeated
  --differ               only faults for which two of the columns tell different things
  --measure reference|qt measure this one now, instead of reading it from the atlas; may be repeated
  --csv FILE             the table for a spreadsheet
  --markdown FILE        the table as Markdown
  --html FILE            the table as a page
  --json FILE            the table with everything that is known of each cell
  --junit FILE           a test case a cell: skipped where it was not measured; of a column measured now failed where
                         a stable cell of the atlas differs
)";

constexpr std::string_view common = R"(
  --log FILE|-           every event of a measurement as JSON Lines; - is the standard output
  --session FILE         every event of a measurement in a session file; there is no such file yet
  --quiet                only results and errors
  --no-color             no colours, also on a terminal
)";

constexpr std::string_view atlas =
    R"(lifeline-cli atlas: measure which callbacks a real stack fires

  lifeline-cli atlas measure FOLDER   play the faults to it and write what it told
  lifeline-cli atlas check   FOLDER   play them again and compare with what is built in

A folder holds stack.json and the programs it names; app/atlas/README.md tells what they must do.
)";

constexpr std::string_view measure =
    R"(lifeline-cli atlas measure FOLDER: start the stack's programs, play the faults to them, write the atlas file;
reference or qt instead of a folder is measured in this program

  --side server|client   only this side (each the folder has)
  --fault ID|GROUP       only these faults; may be repeated
  --runs N               how often each fault is played; 30 times where plays differ (3)
  --out FILE             where to write it; a folder takes one file a side (the working folder)
  --json FILE            a summary: what each cell told
  --junit FILE           the same as a test report: a test case a cell, skipped where it was left
)";

constexpr std::string_view check =
    R"(lifeline-cli atlas check FOLDER: measure again, and compare with the atlas that is built in

Exit status 1 when what a stable cell tells did not come once in 30 more plays. Where it came again beside something
else, the cell is newly racy; that, and what differs from the stored cells of another version, is counted in
capitals and let pass, unless the check is strict. A racy cell may tell something new.

  --strict               exit status 1 also for newly racy cells and for what differs from another version
  --side server|client   only this side (each the folder has)
  --fault ID|GROUP       only these faults; may be repeated
  --runs N               how often each fault is played (3)
  --json FILE            a summary: each cell, what it told before and now
  --junit FILE           the same as a test report: a test case a cell, failed where it fails the check, skipped where
                         it was left
)";

} // namespace

std::string matrixHelp(std::string_view command)
{
    if (command == "atlas")
        return std::string(atlas);
    if (command == "matrix")
        return std::string(matrix).append(common);
    return std::string(command == "atlas check" ? check : measure).append(common);
}

} // namespace lifeline
