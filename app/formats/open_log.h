// Any file that tells of WebSocket connections, as a log.
#pragma once

#include "base/file_problem.h"
#include "base/progress.h"
#include "session/event_log.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

enum class FileFormat : std::uint8_t {
    Session,   // our own, on disk
    JsonLines, // our own, public
    Har,       // with _webSocketMessages
    Pcap,      // pcap or pcapng
    Unknown
};
inline constexpr std::size_t fileFormatCount = static_cast<std::size_t>(FileFormat::Unknown) + 1;

/// By what stands in it, not by its name; `beginning` are its first bytes, 4 KiB are enough.
FileFormat fileFormatOf(std::string_view beginning);

struct OpenedLog {
    std::unique_ptr<EventLog> log; // nullptr: nothing could be read
    FileFormat format = FileFormat::Unknown;
    std::string app;                   // that wrote it, as far as the file tells
    std::vector<FileProblem> problems; // what could not be read; the log has what could
    std::vector<FileProblem> notes;    // what a reader should know: left out, truncated, guessed
    bool cancelled = false;            // the log has what was read until then

    bool whole() const { return log && problems.empty() && !cancelled; }
};

/// Blocks; may be called from any thread. The file is not changed; a session file stays open for reading as
/// long as the log lives. Hostile files are expected: sizes are checked against the file's before anything is
/// allocated.
OpenedLog openLog(const std::string& path, const Progress& progress = {});

} // namespace lifeline
