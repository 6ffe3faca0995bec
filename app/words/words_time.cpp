#include "words/translate.h"
#include "words/words.h"

namespace lifeline::words {
namespace {

using std::chrono::duration_cast;

// Everything is cut, not rounded: a second that has not passed is not shown.

template <class Unit> qint64 whole(Duration duration) { return duration_cast<Unit>(duration).count(); }

QString twoDigits(qint64 number) { return QString::number(number).rightJustified(2, u'0'); }
QString threeDigits(qint64 number) { return QString::number(number).rightJustified(3, u'0'); }

/// "1.2" of 12 tenths.
QString oneDecimal(qint64 tenths)
{
    return QString::number(tenths / 10) + u'.' + QString::number(tenths % 10);
}

QString milliseconds(Duration duration)
{
    using std::chrono::microseconds;
    if (duration < std::chrono::milliseconds(10))
        return translated("%1 ms").arg(oneDecimal(whole<microseconds>(duration) / 100));
    return translated("%1 ms").arg(whole<std::chrono::milliseconds>(duration));
}

QString secondsOrMore(Duration duration)
{
    const qint64 seconds = whole<std::chrono::seconds>(duration);
    if (seconds < 10)
        return translated("%1 s").arg(oneDecimal(whole<std::chrono::milliseconds>(duration) / 100));
    if (seconds < 20)
        return translated("%1 s").arg(seconds);
    if (seconds < 3600)
        return QString::number(seconds / 60) + u':' + twoDigits(seconds % 60);
    return translated("%1 h %2").arg(QString::number(seconds / 3600), twoDigits(seconds / 60 % 60));
}

} // namespace

QString life(Duration duration)
{
    const Duration positive = std::max(duration, Duration::zero());
    if (positive >= std::chrono::seconds(1))
        return secondsOrMore(positive);
    if (positive >= std::chrono::milliseconds(1))
        return translated("%1 ms").arg(whole<std::chrono::milliseconds>(positive));
    return milliseconds(positive);
}

QString timestamp(MonotonicTime time)
{
    const qint64 us = whole<std::chrono::microseconds>(time.time_since_epoch());
    const qint64 positive = us < 0 ? -us : us;
    return (us < 0 ? QStringLiteral("−") : QString()) + QString::number(positive / 1'000'000) + u'.' +
           threeDigits(positive / 1000 % 1000) + u' ' + threeDigits(positive % 1000);
}

QString delta(Duration duration)
{
    const Duration positive = duration < Duration::zero() ? -duration : duration;
    return (duration < Duration::zero() ? QStringLiteral("−") : QStringLiteral("+")) +
           (positive < std::chrono::seconds(1) ? milliseconds(positive) : secondsOrMore(positive));
}

} // namespace lifeline::words
