#include "ui/timeline/time_scale.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lifeline {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<std::int64_t, 14> coarseSteps{1,   2,   5,   10,  15,   30,   60,
                                                   120, 300, 600, 900, 1800, 3600, 7200};

QString tr(const char* text) { return QCoreApplication::translate("lifeline::TimeScale", text); }

std::int64_t clampToInt64(double value)
{
    constexpr double most = 9.2e18;
    return static_cast<std::int64_t>(std::clamp(value, -most, most));
}

Duration fineStep(std::int64_t least)
{
    for (std::int64_t power = 1;; power *= 10) {
        for (const std::int64_t factor : {1, 2, 5}) {
            if (power * factor >= least)
                return Duration(power * factor);
        }
    }
}

Duration coarseStep(std::int64_t least)
{
    for (const std::int64_t step : coarseSteps) {
        if (step * 1'000'000'000 >= least)
            return seconds(step);
    }
    Duration step = hours(4);
    while (step.count() < least && step < hours(1'000'000))
        step *= 2;
    return step;
}

/// How many decimals a number of `unit`s needs so that steps can be told apart.
int decimals(Duration unit, Duration step)
{
    int digits = 0;
    for (std::int64_t part = unit.count(); part > 1 && step.count() % part != 0; part /= 10)
        ++digits;
    return digits;
}

QString inUnit(std::int64_t ns, Duration unit, Duration step, const QString& name)
{
    const double value = static_cast<double>(ns) / static_cast<double>(unit.count());
    return QString::number(value, 'f', decimals(unit, step)) + QChar(0x2009) + name;
}

/// "1:30", "1:30.5", "1:02:30"
QString clockText(std::int64_t ns, Duration step)
{
    const std::int64_t whole = ns / 1'000'000'000;
    const int digits = decimals(seconds(1), step);
    QString text = QStringLiteral("%1:%2")
                       .arg(whole / 60 % 60, whole >= 3600 ? 2 : 1, 10, QChar(u'0'))
                       .arg(whole % 60, 2, 10, QChar(u'0'));
    if (whole >= 3600)
        text.prepend(QStringLiteral("%1:").arg(whole / 3600));
    if (digits > 0)
        text += QStringLiteral(".%1").arg(ns % 1'000'000'000, 9, 10, QChar(u'0')).left(digits + 1);
    return text;
}

} // namespace

TimeScale::TimeScale(TimeRange range, double width) : m_range(range), m_width(std::max(width, 1.0))
{
    const auto length = static_cast<double>(std::max<std::int64_t>(range.length().count(), 1));
    m_perPixel = length / m_width;
}

double TimeScale::timeToX(MonotonicTime time) const
{
    return static_cast<double>((time - m_range.begin).count()) / m_perPixel;
}

MonotonicTime TimeScale::xToTime(double x) const
{
    const std::int64_t offset = clampToInt64(std::ceil(x * m_perPixel));
    const std::int64_t begin = nanoseconds(m_range.begin);
    std::int64_t sum = 0;
    if (__builtin_add_overflow(begin, offset, &sum))
        sum =
            offset > 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
    return monotonicTime(sum);
}

Duration niceStep(Duration least)
{
    const std::int64_t ns = std::max<std::int64_t>(least.count(), 1);
    return ns > 500'000'000 ? coarseStep(ns) : fineStep(ns);
}

std::vector<MonotonicTime> multiples(TimeRange range, Duration step, std::size_t most)
{
    std::vector<MonotonicTime> times;
    const std::int64_t width = std::max<std::int64_t>(step.count(), 1);
    const std::int64_t begin = nanoseconds(range.begin);
    std::int64_t at = begin / width * width;
    if (at < begin)
        at += width;
    for (; at < nanoseconds(range.end) && times.size() < most; at += width)
        times.push_back(monotonicTime(at));
    return times;
}

QString tickLabel(MonotonicTime time, Duration step)
{
    const std::int64_t ns = nanoseconds(time);
    const std::int64_t size = std::abs(ns);
    if (ns == 0)
        return inUnit(0, milliseconds(1), milliseconds(1), tr("ms"));
    if (size < 1'000'000)
        return inUnit(ns, microseconds(1), step, tr("µs"));
    if (size < 1'000'000'000)
        return inUnit(ns, milliseconds(1), step, tr("ms"));
    if (size < 60'000'000'000)
        return inUnit(ns, seconds(1), step, tr("s"));
    if (ns % 3'600'000'000'000 == 0 && step >= minutes(1))
        return inUnit(ns, hours(1), hours(1), tr("h"));
    if (size < 3'600'000'000'000 && step >= minutes(1))
        return inUnit(ns, minutes(1), minutes(1), tr("min"));
    return (ns < 0 ? QStringLiteral("-") : QString()) + clockText(size, step);
}

} // namespace lifeline
