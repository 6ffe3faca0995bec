// --session: everything that happens, kept on disk while it does.
#pragma once

#include "lifecycle/event.h"
#include "session/event_log.h"
#include "store/recorder.h"

#include <string>

namespace lifeline {

/// Whether it will record no more.
bool hasStopped(const RecordingStatus& status);
/// "1,234 events are in out.lifeline (1.2 MiB)" and a newline.
std::string recordedText(const std::string& path, const RecordingStatus& status);
/// "The session out.lifeline cannot be written: No space left on device. 1,234 events are in it, 56 are not."
/// Needs a status that has stopped.
std::string stoppedText(const std::string& path, const RecordingStatus& status);

/// The log in memory has no room for more events.
std::string fullText(const std::string& path, const RecordingStatus& status);

/// Where the details of a log lie that is recorded to that path: in its folder, so that memory stays small.
std::string scratchFolderOf(const std::string& path);
LogLimits recordedLimits();

/// Stands before another sink: each event is in the log, and on its way to the disk, before it goes on. When
/// the disk cannot keep up, accept() waits.
class SessionRecording final : public EventSink {
public:
    /// `next` must outlive it.
    SessionRecording(EventSink& next, const std::string& path, std::string startedUtc)
        : m_next(next), m_log(std::move(startedUtc), recordedLimits(), scratchFolderOf(path)),
          m_recorder(m_log, {path}), m_gate(m_log, m_recorder)
    {
    }

    void accept(const Event& event) override
    {
        m_gate.accept(event);
        m_next.accept(event);
    }

    /// Once no more events come: what there is goes to the disk.
    void flush() { m_recorder.flush(); }
    /// What the log could not hold is behind for ever.
    RecordingStatus status() const { return m_recorder.status(); }
    std::uint64_t dropped() const { return m_log.dropped(); }

private:
    EventSink& m_next;
    EventLog m_log;
    Recorder m_recorder;
    RecordingGate m_gate;
};

} // namespace lifeline
