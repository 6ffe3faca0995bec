#include "cli/faults_help_text.h"

#include "cli/help_text.h"

namespace lifeline {
namespace {

constexpr std::string_view faults =
    R"(lifeline-cli faults: one misbehaving peer after the other, and what is right in answer

  lifeline-cli faults list  [WORD…]            the catalogue, or what matches
  lifeline-cli faults show  ID                 one fault: what it does, what is right in answer, the script
  lifeline-cli faults run   ID|GROUP|all…      play them to our own other side, or to a server somewhere
  lifeline-cli faults serve ID|by-path         a server that plays a fault to every client
  lifeline-cli faults check PATH…              read faults of your own and say what is wrong with them
  lifeline-cli faults COMMAND --help           the options of one of these

Faults of your own are JSON files in $XDG_DATA_HOME/lifeline/faults (~/.local/share/lifeline/faults), or are
named with --faults PATH.
)";

constexpr std::string_view list =
    R"(lifeline-cli faults list [WORD…]: the catalogue, or the faults that match every word

A word is looked for in id, alias, title and sentences; 4.2.1 is a section and what is below it, 1002 a
close code, client or server who misbehaves, bad-request a group.

  --json FILE            the same as JSON
)";

constexpr std::string_view show = R"(lifeline-cli faults show ID: all there is to know about one fault

  --source               its JSON instead, as a start for one of your own
)";

constexpr std::string_view run =
    R"(lifeline-cli faults run ID|GROUP|all…: play faults and judge what the other side makes of them

  --target builtin|URL   who is on the other side: our own client and server, or a server at a ws:// address
                         (builtin)
  --allow-remote         let the address be that of another machine
  --jobs N               how many are played at once (64)
)";

constexpr std::string_view serve =
    R"(lifeline-cli faults serve ID|by-path: a server that plays this fault to every client, until Ctrl-C

With by-path the client chooses: it connects to /ID. Any other path is answered with 404 and the list.

  --port N               port to listen on; 0 takes any free one (9100)
  --bind ADDRESS         IP address to listen on (127.0.0.1)
)";

constexpr std::string_view check =
    R"(lifeline-cli faults check PATH…: read files and folders of faults and report

Each problem is one line: FILE:LINE:COLUMN: what is wrong (expected what would be right).
Exit status 1 when there is one.
)";

constexpr std::string_view paths =
    R"(  --faults PATH          a file or folder with faults of your own; may be repeated
)";

std::string withPaths(std::string_view text) { return std::string(text).append(paths); }

} // namespace

std::string faultsHelp(std::string_view command)
{
    if (command == "faults list")
        return withPaths(list);
    if (command == "faults show")
        return withPaths(show);
    if (command == "faults run")
        return withPaths(run).append(commonHelp());
    if (command == "faults serve")
        return withPaths(serve).append(commonHelp());
    return std::string(command == "faults check" ? check : faults);
}

} // namespace lifeline
