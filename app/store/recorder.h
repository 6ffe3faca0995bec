// Keeps a log on disk while it grows, in a session file (see README.md).
#pragma once

#include "base/time.h"
#include "session/event_log.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

namespace lifeline {

enum class WhenFull : std::uint8_t {
    Stop,
    DropOldest // whole connections that are over, the one that ended first first
};

struct RecordingSettings {
    std::string path;           // of the session file; there is none yet
    std::uint64_t maxBytes = 0; // of the file; 0: as much as the disk holds
    WhenFull whenFull = WhenFull::Stop;
    Duration flushEvery =
        std::chrono::milliseconds(100); // what is older is on disk: synced, not only written
    std::uint64_t mostBehind = 500'000; // events; beyond that a RecordingGate waits
};

struct RecordingStatus {
    enum class State : std::uint8_t { Recording, Behind, Stopped, Full, Failed } state = State::Recording;
    std::uint64_t events = 0; // on disk
    std::uint64_t behind = 0; // in the log, not on disk yet; of one that stopped: not stored
    std::uint64_t bytes = 0;  // of the file
    std::uint64_t droppedConnections = 0, droppedEvents = 0; // taken out again, the oldest first
    std::string problem;                                     // the system's words, where it is full or failed
};

/// Reads the log on a thread of its own and writes it in batches. Every member may be called from any thread.
/// A full disk stops it: what is on disk then is whole, and all that had room.
class Recorder {
public:
    /// `log` must outlive it. A file that cannot be made leaves it Failed from the beginning.
    Recorder(const EventLog& log, RecordingSettings settings);
    /// Writes what is there and closes the file.
    ~Recorder();

    RecordingStatus status() const;
    std::string path() const;
    /// Returns when everything that is in the log now is on disk, or it has stopped.
    void flush();
    /// Goes on in a file at another place ("Save as"): the old one is moved there, or copied where it must
    /// be. Where that is no longer there a new one gets all that is in the log. Empty, or the system's words;
    /// then it goes on where it was, or stays stopped.
    std::string moveTo(const std::string& path);

    /// Waits while it is more than mostBehind events behind, until it has caught up by half; how long that
    /// was. Never waits for one that has stopped.
    Duration waitForRoom();

private:
    class Work;
    std::unique_ptr<Work> m_work;
};

/// Stands before the log. While the recorder is too far behind it waits, and with it the wire: an event is
/// late, and never lost.
class RecordingGate final : public EventSink {
public:
    /// Both must outlive it.
    RecordingGate(EventSink& log, Recorder& recorder) : m_log(log), m_recorder(recorder) {}
    void accept(const Event& event) override;

    /// How long events have waited, all together.
    Duration waited() const { return Duration(m_waited.load(std::memory_order_relaxed)); }

private:
    EventSink& m_log;
    Recorder& m_recorder;
    std::atomic<Duration::rep> m_waited{0};
};

} // namespace lifeline
