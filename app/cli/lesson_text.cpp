#include "cli/lesson_text.h"

#include <array>

namespace lifeline {
namespace {

constexpr std::array<LessonText, 3> texts{{
    {"1. A connection that opens and closes", "",
     "The request was complete and right, so the server answered 101 and on-open fired on both sides. "
     "Whoever was told\n"
     "on-open is owed on-close, once, last of all: both close frames passed, so it came with the code 1000 "
     "and clean.\n"},
    {"2. A request for an upgrade without key and version",
     "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: by-hand\r\nConnection: Upgrade\r\nUpgrade: "
     "websocket\r\n\r\n",
     "The request asks for an upgrade, so the callback upgrade fired, with the reasons for which it is "
     "refused. There was\n"
     "never a 101, so on-open did not fire; and on-close is owed only after on-open, so it did not fire "
     "either. Whatever an\n"
     "application takes hold of in upgrade is not given back in on-close: that is how it leaks.\n"},
    {"3. A plain request", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: by-hand\r\n\r\n",
     "Nobody asked for an upgrade, so no callback fires at all: not upgrade, not on-open, not on-close. The "
     "server answers\n"
     "and ends the connection, and an application that only knows its callbacks never hears of it.\n"},
}};

} // namespace

const LessonText& lessonText(LessonCommand::Act act) { return texts[static_cast<std::size_t>(act)]; }

} // namespace lifeline
