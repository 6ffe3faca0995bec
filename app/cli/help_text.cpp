#include "cli/help_text.h"

#include "cli/faults_help_text.h"
#include "cli/session_command_line.h"
#include "cli/session_help_text.h"

namespace lifeline {
namespace {

constexpr std::string_view program = R"(lifeline-cli: see the life of WebSocket connections, event by event

  lifeline-cli serve   [options]       a local server that echoes messages
  lifeline-cli connect URL [options]   one client connection
  lifeline-cli relay   --to URL        stand between two others, hand everything on and look
  lifeline-cli show    FILE [options]  the events of a session, a log, a HAR or a capture, filtered
  lifeline-cli explain FILE [options]  what became of each of its connections, and why
  lifeline-cli export  FILE [options]  the same for Wireshark, a browser, a spreadsheet, or to read
  lifeline-cli import  FILE -o SESSION keep a log, a HAR or a capture as a session
  lifeline-cli compare FILE FILE       what happened in one session, or to one connection, and not in another
  lifeline-cli check   FILE --expect F whether the lives in a session are what a file of rules expects
  lifeline-cli faults  COMMAND         misbehave on purpose, and see what the other side makes of it
  lifeline-cli matrix  [options]       which callbacks each stack fires for each fault
  lifeline-cli atlas   COMMAND         measure a real stack for that
  lifeline-cli lesson  [--port N]      three short lives, told as ladders
  lifeline-cli COMMAND --help          the options of a command
  lifeline-cli --version

Exit status: 0 all as expected, 1 opened but not closed cleanly, a fault not answered rightly, a rule broken,
2 usage, 3 could not connect or listen (also a refused upgrade), or not read a file, 4 timed out
(connect or upgrade deadline), 5 internal.
)";

constexpr std::string_view serve =
    R"(lifeline-cli serve: listen, echo every message, and tell what happens until Ctrl-C

  --port N               port to listen on; 0 takes any free one (9001)
  --bind ADDRESS         IP address to listen on (127.0.0.1)
  --stack NAME           who answers: reference, or qt, a real QWebSocketServer that is looked at (reference)
  --beacon PORT          take reports of outside stacks on this loopback port; 0 takes any free one; the
                         address and the token are told on the standard error
  --beacon-token TOKEN   what a beacon has to show, instead of a random token
  --fault ID             play this fault to every client instead, as faults serve does
  --faults PATH          a file or folder with faults of your own; may be repeated
)";

constexpr std::string_view connect =
    R"(lifeline-cli connect URL: open one connection, do what is asked in that order, close

  --send TEXT            send a text message
  --send-file FILE       send a file as one message: text where it is UTF-8, else binary
  --ping                 send a ping
  --close CODE[:REASON]  close with this code, at once after the last message unless --stay is given (1000)
  --stay DURATION        time between the last message and the close (2s; 0 with --close)
  --echo                 send every message that comes back
  --stack NAME           who connects: reference, or qt, a real QWebSocket that is looked at; for it one
                         close frame is a clean end (reference)
  --beacon PORT          take reports of outside stacks on this loopback port; 0 takes any free one; the
                         address and the token are told on the standard error
  --beacon-token TOKEN   what a beacon has to show, instead of a random token
  --header NAME:VALUE    add a header to the request, or replace one
  --subprotocol NAME     offer a subprotocol
  --connect-timeout D    until TCP is there (10s)
  --fault ID             play this fault to the server instead, as faults run does
  --faults PATH          a file or folder with faults of your own; may be repeated
  --allow-remote         play it also to another machine
)";

constexpr std::string_view relay =
    R"(lifeline-cli relay: listen, hand every byte on to a server and back, and tell what passes until Ctrl-C

  --to URL               the server to hand on to; only its host and port count
  --listen PORT          port to listen on; 0 takes any free one (9001)
  --bind ADDRESS         IP address to listen on (127.0.0.1)
  --observe SIDE         whose view is told: server, the far one's, or client, the visitor's (server)
  --connect-timeout D    until the far end is there (10s)
  --beacon PORT          take reports of outside stacks on this loopback port; 0 takes any free one; the
                         address and the token are told on the standard error
  --beacon-token TOKEN   what a beacon has to show, instead of a random token
)";

constexpr std::string_view explain =
    R"(lifeline-cli explain FILE: read a session, a log that --log wrote, a HAR or a capture, and tell how far each
connection got, who ended it, how, and what that meant for the callbacks; [#12] is the event that a word rests on. A line "missed" names what
an application would like to rely on and what a stack told instead: a bug where the stack promises it, a surprise
where it was never seen to fail before, and no bug where it was never promised.

  --connection N         only this connection; may be repeated
  --json FILE            the same for programs
  --no-color             no colours, also on a terminal
)";

constexpr std::string_view lesson =
    R"(lifeline-cli lesson: a connection that opens and closes, a request that is refused, one that is no upgrade

  --port N               port of the server (9001; a free one where that is taken)
)";

constexpr std::string_view timeouts = R"(
  --upgrade-timeout D    from TCP to open (10s)
  --idle-timeout D       open, and nothing sent or received (60s)
  --ping-interval D      between pings of our own (0)
  --pong-timeout D       from a ping to its pong (10s)
  --close-timeout D      from the first close frame to the end of TCP (5s)
  --max-message SIZE     largest message taken (16MiB)
A duration D is a number with its unit: 10s, 500ms, 2m; 0 turns a timeout off.
)";

} // namespace

std::string_view commonHelp()
{
    return R"(
  --log FILE|-           every event as JSON Lines, as it happens; - is the standard output
  --session FILE         every event in a session file, as it happens; there is no such file yet
  --json FILE            a summary at the end
  --junit FILE           the same as a test report: one test case per connection, or per fault
  --quiet                no events for people, only results and errors
  --no-color             no colours, also on a terminal
)";
}

std::string programHelp() { return std::string(program); }

std::string commandHelp(std::string_view command)
{
    if (command.starts_with("faults"))
        return faultsHelp(command);
    if (command == "explain")
        return std::string(explain);
    if (isSessionCommand(command))
        return sessionHelp(command);
    if (command == "lesson")
        return std::string(lesson).append(commonHelp());
    if (command == "relay")
        return std::string(relay).append(commonHelp());
    return std::string(command == "serve" ? serve : connect).append(timeouts).append(commonHelp());
}

} // namespace lifeline
