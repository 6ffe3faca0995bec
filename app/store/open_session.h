// Opens a session file as a log.
#pragma once

#include "base/file_problem.h"
#include "base/progress.h"
#include "session/event_log.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

struct OpenedSession {
    std::unique_ptr<EventLog> log;     // nullptr: nothing could be read
    std::string app;                   // that wrote it
    std::vector<FileProblem> problems; // what could not be read; the log has what could
    std::vector<FileProblem> notes;    // what a reader should know: not closed cleanly, left out
    bool cancelled = false;            // the log has what was read until then
};

/// Whether a file that begins so is a session file, of whatever version; 100 bytes are enough.
bool isSessionFile(std::string_view beginning);

/// Blocks; may be called from any thread. The file is neither changed nor does it need to be writable; it
/// stays open as long as the log lives, for details are read when they are first looked at. A file that is
/// being recorded, or whose recorder was killed, opens with what was on disk by then.
OpenedSession openSession(const std::string& path, const Progress& progress = {});

} // namespace lifeline
