// The real clock, with the one wall-clock stamp a session keeps.
#pragma once

#include "base/time.h"

#include <string>

namespace lifeline {

/// Counts from its construction. Thread-safe: it holds only constants after that.
class SteadyClock final : public Clock {
public:
    SteadyClock();

    MonotonicTime now() const override;

    /// When the session began, UTC, ISO 8601 with milliseconds: 2026-11-22T18:54:00.000Z.
    const std::string& startedUtc() const { return m_startedUtc; }

private:
    std::chrono::steady_clock::time_point m_start;
    std::string m_startedUtc;
};

/// Formats a system time as startedUtc() does.
std::string isoUtc(std::chrono::system_clock::time_point time);

} // namespace lifeline
