// The log that a command looks at.
#pragma once

#include "cli/console.h"
#include "cli/session_options.h"
#include "formats/open_log.h"
#include "session/log_slice.h"

#include <optional>
#include <string>

namespace lifeline {

/// Opens a file of any format that is read, and says what is wrong with it, and what a reader should know.
/// Without a log nothing could be read.
OpenedLog readLog(const std::string& path, const Console& console);

/// The events asked for. nullopt, and a sentence said, where a connection is asked for that is not there.
std::optional<LogSlice> selected(const EventLog& log, const LogSelection& selection, const Console& console);

/// At most 4 MiB of text; nullopt, and the sentence said, where it cannot be read.
std::optional<std::string> readSmallFile(const std::string& path, const Console& console);

/// False, and the sentence said, where it cannot be written.
bool writeSmallFile(const std::string& path, const std::string& text, const Console& console);

} // namespace lifeline
