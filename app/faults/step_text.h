// Steps in the short form that logs, tables and the ladder show: data, not prose. One line, no control bytes,
// at most about 80 characters: "send-request without Sec-WebSocket-Key", "send-frame text rsv=4 5 B",
// "expect close 1002", "wait 200ms".
#pragma once

#include "faults/step.h"

#include <string>

namespace lifeline {

std::string stepText(const Step& step);
std::string awaitedText(const Awaited& awaited);

} // namespace lifeline
