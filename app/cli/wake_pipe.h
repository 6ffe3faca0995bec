// What the main thread waits on: events from the transport thread, Ctrl-C, and the next time something is
// due.
#pragma once

#include "base/time.h"

#include <atomic>
#include <optional>

namespace lifeline {

/// wake() may be called from any thread and from a signal handler.
class WakePipe {
public:
    WakePipe();
    ~WakePipe();
    WakePipe(const WakePipe&) = delete;
    WakePipe& operator=(const WakePipe&) = delete;

    void wake() const;
    /// Returns after wake(), also an earlier one, or when the time is over. nullopt: no limit.
    void wait(std::optional<Duration> most) const;

private:
    int m_descriptor = -1;
};

/// SIGINT and SIGTERM are counted and wake the pipe while this lives; SIGPIPE is ignored from the first one
/// on. One at a time.
class StopSignals {
public:
    explicit StopSignals(const WakePipe& pipe);
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// How often the program was asked to stop.
    int count() const;
};

} // namespace lifeline
