// What a person is told of a recording.
#pragma once

#include "store/recorder.h"

#include <QString>

namespace lifeline {

/// "● recording", "■ recording stopped", "○ not recorded".
QString recordingBadge(const RecordingStatus& status);

/// "recording 1.2 MiB", "recording 1.2 MiB · the disk is slow: the wire waits", "recording stopped at 1.2
/// MiB: the disk is full"; with how much was dropped where anything was.
QString recordingLine(const RecordingStatus& status);

/// What has gone wrong and what to do, in plain sentences; empty while it records.
QString recordingProblem(const RecordingStatus& status, const QString& path);

/// A file's place as people read it, in bounds.
QString shownPath(const std::string& path);

} // namespace lifeline
