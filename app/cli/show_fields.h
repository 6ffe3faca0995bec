// The columns that show -T fields can have.
#pragma once

#include "session/event_log.h"

#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// "seq", "t", …, or one of Wireshark's names.
bool isShownField(std::string_view name);
/// All of them, for a sentence.
std::string shownFieldNames();

/// The values in one line, with tabs between them; what an event does not have is empty. `names` are such
/// names. Nothing in it is a control character but the tabs and the newline at the end.
std::string fieldsLine(const EventLog& log, std::uint64_t row, const std::vector<std::string>& names);

} // namespace lifeline
