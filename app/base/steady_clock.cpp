#include "base/steady_clock.h"

#include <cstdio>
#include <ctime>

namespace lifeline {

SteadyClock::SteadyClock()
    : m_start(std::chrono::steady_clock::now()), m_startedUtc(isoUtc(std::chrono::system_clock::now()))
{
}

MonotonicTime SteadyClock::now() const { return MonotonicTime(std::chrono::steady_clock::now() - m_start); }

std::string isoUtc(std::chrono::system_clock::time_point time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto millis = std::chrono::duration_cast<std::chrono::milliseconds>(time - seconds).count();
    const std::time_t whole = std::chrono::system_clock::to_time_t(seconds);
    std::tm parts{};
    gmtime_r(&whole, &parts);
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900,
                  parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
                  static_cast<int>(millis));
    return text;
}

} // namespace lifeline
