// Reads the public log format back. A file is hostile: what does not fit becomes a problem with its line.
#pragma once

#include "base/file_problem.h"
#include "session/event_log.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

struct JsonLinesFile {
    std::unique_ptr<EventLog> log; // nullptr: the first line is no header; events keep their numbers
    std::string app;               // the version that wrote it
    std::vector<FileProblem> problems;
};

/// `text` is the whole file. Reading stops at the first line that does not fit: the events before it are in
/// the log. Numbers of events must rise; heads, frames and payloads come back byte for
/// byte where they were whole in the file.
JsonLinesFile readJsonLines(std::string_view text, const std::string& file);

} // namespace lifeline
