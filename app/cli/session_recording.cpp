#include "cli/session_recording.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"

#include <filesystem>

namespace lifeline {
namespace {

/// "1 event", "12 events".
std::string eventsText(std::uint64_t count)
{
    return std::to_string(count) + (count == 1 ? " event" : " events");
}

std::string quotedPath(const std::string& path) { return "\"" + escaped(path, 200) + "\""; }

} // namespace

bool hasStopped(const RecordingStatus& status)
{
    return status.state == RecordingStatus::State::Full || status.state == RecordingStatus::State::Failed;
}

std::string recordedText(const std::string& path, const RecordingStatus& status)
{
    return "session: " + eventsText(status.events) + " in " + quotedPath(path) + ", " +
           sizeText(status.bytes) + "\n";
}

std::string stoppedText(const std::string& path, const RecordingStatus& status)
{
    const std::string text =
        "The session " + quotedPath(path) + " cannot be written: " + status.problem + ".";
    if (status.events == 0)
        return text;
    const std::string missing = status.behind == 0 ? "" : ", " + std::to_string(status.behind) + " are not";
    return text + " " + eventsText(status.events) + " are in it" + missing + ".";
}

std::string fullText(const std::string& path, const RecordingStatus& status)
{
    return "The session " + quotedPath(path) + " is complete no more: there is no room for further events. " +
           eventsText(status.events) + " are in it.";
}

std::string scratchFolderOf(const std::string& path)
{
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

LogLimits recordedLimits()
{
    LogLimits limits;
    limits.maxBytes = std::uint64_t{8} << 30;
    return limits;
}

} // namespace lifeline
