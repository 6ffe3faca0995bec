#include "cli/session_help_text.h"

namespace lifeline {
namespace {

constexpr std::string_view show =
    R"(lifeline-cli show FILE: the events of a session, a log (JSON Lines), a HAR or a pcap or pcapng capture

  -Y FILTER              only events that match; --filter is the same
  --connection N         only this connection; may be repeated
  -T text                a line each, as serve shows them (this is what comes without -T)
  -T json                JSON Lines, as --log writes them
  -T fields -e FIELD …   these values with tabs between them: seq, t (nanoseconds), connection, side, layer,
                         event, phase, code, length, stack, detail, and Wireshark's names below
  -T ladder              the ladders of the connections that have such an event
  --no-color             no colours, also on a terminal
)";

constexpr std::string_view exported =
    R"(lifeline-cli export FILE: write what a session, log, HAR or capture tells as a file of another format

  --format NAME          jsonl, csv, har, pcapng, mermaid, ladder, html, md (by the output's name, else jsonl)
  -o FILE                where to; - is the standard output (-); --output is the same
  -Y FILTER              only events that match; --filter is the same
  --connection N         only this connection; may be repeated
  --hide-payloads        redact every payload too; lengths and close codes stay
  --control-frames       write close, ping and pong into a HAR, which Chrome does not
  --no-redaction         leave Authorization, Cookie, Set-Cookie and parameters such as token= as they passed

  lifeline-cli export session.lifeline -o session.pcapng
  lifeline-cli export session.lifeline --format html -o report.html --connection 6
)";

constexpr std::string_view import =
    R"(lifeline-cli import FILE -o OUT.lifeline: keep a log, a HAR or a capture as a session file

  -o FILE                the session to write; one that is there already stays; --output is the same

  lifeline-cli import capture.pcapng -o capture.lifeline
)";

constexpr std::string_view compare =
    R"(lifeline-cli compare FILE FILE: what happened in one session and not in the other
lifeline-cli compare FILE:N FILE:M: the same for two connections, side by side

Connections go together that asked for the same, first with first. Times, ports, keys and payloads do not
count; names, codes, opcodes, lengths and statuses do. A line "-" is only on the left, "+" only on the right;
"~" is other than ">", which has its place on the right.

  -Y FILTER              only events that match (not layer:deadline); --filter is the same
  --json FILE            the same for programs
  --no-color             no colours, also on a terminal

Exit status: 0 alike, 1 they differ.

  lifeline-cli compare before.lifeline after.lifeline -Y "layer:callback,ws"
  lifeline-cli compare run.jsonl:6 run.jsonl:9
)";

constexpr std::string_view check =
    R"(lifeline-cli check SESSION --expect FILE: whether the lives in it are what those rules expect

  --expect FILE          the rules: JSON, described in app/review/README.md
  --junit FILE           a test report: one test case a rule
  --json FILE            the same for programs
  --no-color             no colours, also on a terminal

Exit status: 0 every rule held, 1 one is broken, 2 the rules cannot be read, 3 the session cannot be read to
its end.

  {"lifeline-expect": 1, "rules": [
    {"name": "what opened closed within 5 s",
     "follows": {"after": "event:on-open", "then": "event:on-close", "within": "5s"}},
    {"name": "no 1006", "no": "code:1006"},
    {"name": "on-close once", "connections": "event:on-open side:server",
     "count": {"where": "event:on-close side:server", "min": 1, "max": 1}}]}
)";

constexpr std::string_view filters = R"(
A FILTER, as in the window's table: state:failed code:1006 layer:ws side:server event:on-* stack:qt conn:3
words "quoted words" /regex/, with and, or, not and ( ); and Wireshark's names, with == != < <= > >= contains
matches, or alone: websocket.opcode .fin .rsv .mask .payload_length .masking_key .payload .payload.text
.payload.close.status_code .payload.close.reason .payload.ping .payload.pong tcp.stream tcp.flags.reset
tcp.flags.fin http.request http.response.code frame.number frame.time_relative frame.comment

  lifeline-cli show session.lifeline -Y "websocket.opcode == 8 or tcp.flags.reset == 1"
  lifeline-cli show capture.pcapng -Y "layer:callback code:1006" -T fields -e connection -e event -e code
)";

} // namespace

std::string sessionHelp(std::string_view command)
{
    if (command == "show")
        return std::string(show).append(filters);
    if (command == "export")
        return std::string(exported);
    if (command == "import")
        return std::string(import);
    return std::string(command == "compare" ? compare : check);
}

} // namespace lifeline
