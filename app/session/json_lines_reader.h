// Reads the public log format back. A file is hostile: what does not fit becomes a problem with its line.
#pragma once

#include "base/file_problem.h"
#include "session/event_line_reader.h"
#include "session/event_log.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lifeline {

struct JsonLinesFile {
    std::unique_ptr<EventLog> log; // nullptr: the first line is no header; events keep their numbers
    std::string app;               // the version that wrote it
    std::vector<FileProblem> problems;
};

/// Takes a file in pieces of any size; holds one line besides what is in the log. Not thread-safe.
class JsonLinesReader {
public:
    explicit JsonLinesReader(std::string file) : m_name(std::move(file)) {}

    /// Whether reading goes on: it stops at the first line that does not fit. The events before it are in the
    /// log. Numbers of events must rise.
    bool feed(std::string_view bytes);
    /// The file is over.
    JsonLinesFile finish();
    /// Enough was read: what came of a line that has not ended is left out.
    JsonLinesFile stop() { return std::move(m_file); }

private:
    bool takePending();
    bool takeLine(std::string_view line);
    void takeHeader(JsonReading& reading);
    void takeEvent(JsonReading& reading);

    std::string m_name;
    JsonLinesFile m_file;
    std::string m_pending; // a line that has not ended
    BodyTexts m_texts;
    std::uint32_t m_line = 0;
    EventSeq m_seq = 0;
};

/// `text` is the whole file. Heads, frames and payloads come back byte for byte where they were whole in the
/// file.
JsonLinesFile readJsonLines(std::string_view text, const std::string& file);

} // namespace lifeline
