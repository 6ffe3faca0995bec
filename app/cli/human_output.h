// Events for people: one line each, the same on a terminal and in a pipe but for the colours.
#pragma once

#include "formats/text_ladder.h"
#include "lifecycle/event.h"

#include <string>
#include <string_view>

namespace lifeline {

/// True where colours are wanted: a terminal, none of --no-color, NO_COLOR and TERM=dumb
/// (https://no-color.org).
bool colorsWanted(bool isTerminal, bool noColorOption);

/// "   120.4 ms  #7 server  callback on-close  1006 abnormal closure · clean=false" and a newline. What a
/// peer wrote is escaped: nothing in it reaches the terminal as a control sequence.
std::string eventLine(const Event& event, bool colors);

} // namespace lifeline
