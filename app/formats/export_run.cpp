#include "formats/export_run.h"

#include <algorithm>
#include <chrono>
#include <cinttypes>
#include <cstdio>

namespace lifeline {
namespace {

constexpr std::int64_t second = 1'000'000'000;

std::int64_t floorDivided(std::int64_t value, std::int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

/// The sum, held at the ends of what 64 bits can count.
std::int64_t sum(std::int64_t a, std::int64_t b)
{
    std::int64_t out = 0;
    return __builtin_add_overflow(a, b, &out) ? (b < 0 ? INT64_MIN : INT64_MAX) : out;
}

} // namespace

bool ExportRun::step()
{
    if (!m_cancelled && m_steps++ % each == 0)
        m_cancelled = !goOn(m_progress, m_steps - 1, m_passes * size());
    return !m_cancelled && m_out.ok();
}

std::map<std::uint32_t, Positions> ExportRun::byConnection()
{
    std::map<std::uint32_t, Positions> all;
    for (std::uint64_t position = 0; position < size() && step(); ++position) {
        const std::uint32_t connection = entry(position).connection;
        if (connection != number(ConnectionId::None))
            all[connection].push_back(static_cast<std::uint32_t>(position));
    }
    return all;
}

bool tellsWire(EventKind kind)
{
    const Layer layer = layerOf(kind);
    return layer == Layer::Ws || kind == EventKind::Request || kind == EventKind::Response ||
           (layer == Layer::Tcp && kind != EventKind::ForwardFailed);
}

std::int64_t unixNanoseconds(std::string_view startedUtc)
{
    using namespace std::chrono;
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0, ms = 0;
    const std::string text(startedUtc.substr(0, 64));
    if (std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d.%3d", &y, &mo, &d, &h, &mi, &s, &ms) < 6)
        return 0;
    const year_month_day day{year(y), month(static_cast<unsigned>(mo)),
                             std::chrono::day(static_cast<unsigned>(d))};
    if (!day.ok() || y < 1678 || y > 2261) // what nanoseconds in 64 bits can tell
        return 0;
    const auto time = sys_days(day) + hours(h) + minutes(mi) + seconds(s) + milliseconds(ms);
    return Duration(time.time_since_epoch()).count();
}

std::int64_t unixNanoseconds(std::int64_t began, MonotonicTime at)
{
    return std::max<std::int64_t>(sum(began, nanoseconds(at)), 0);
}

std::string isoTime(std::string_view startedUtc, MonotonicTime at)
{
    using namespace std::chrono;
    const std::int64_t all = sum(unixNanoseconds(startedUtc), nanoseconds(at));
    const std::int64_t whole = floorDivided(all, second);
    const auto midnight = floor<days>(sys_seconds(seconds(whole)));
    const year_month_day day(midnight);
    const auto inDay = static_cast<int>(whole - midnight.time_since_epoch() / seconds(1));
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%09dZ", int(day.year()),
                  unsigned(day.month()), unsigned(day.day()), inDay / 3600, inDay / 60 % 60, inDay % 60,
                  static_cast<int>(all - whole * second));
    return text;
}

std::string unixSeconds(std::int64_t nanoseconds)
{
    const std::int64_t micros = std::max<std::int64_t>(nanoseconds, 0) / 1000;
    char text[40];
    std::snprintf(text, sizeof text, "%" PRId64 ".%06" PRId64, micros / 1'000'000, micros % 1'000'000);
    return text;
}

} // namespace lifeline
