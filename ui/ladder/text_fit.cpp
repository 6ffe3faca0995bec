#include "ui/ladder/text_fit.h"

#include <algorithm>

namespace lifeline {
namespace {

/// A cut that does not part a surrogate pair.
qsizetype wholeCut(const QString& text, qsizetype cut)
{
    return cut > 0 && cut < text.size() && text.at(cut).isLowSurrogate() ? cut - 1 : cut;
}

/// The most characters from the front that fit.
qsizetype fitting(const QString& text, double room, const TextWidth& width)
{
    qsizetype low = 0;
    qsizetype high = text.size();
    while (low < high) {
        const qsizetype middle = (low + high + 1) / 2;
        if (width(text.left(middle)) <= room)
            low = middle;
        else
            high = middle - 1;
    }
    return wholeCut(text, low);
}

} // namespace

QString elided(const QString& text, double room, const TextWidth& width)
{
    if (width(text) <= room)
        return text;
    const QString dots(QChar(0x2026));
    const qsizetype kept = fitting(text, room - width(dots), width);
    return kept > 0 ? text.left(kept).trimmed() + dots : QString();
}

QStringList wrapped(const QString& text, double room, int most, const TextWidth& width)
{
    QStringList lines;
    QString rest = text.trimmed();
    while (!rest.isEmpty() && lines.size() + 1 < most && width(rest) > room) {
        const qsizetype fits = std::max<qsizetype>(fitting(rest, room, width), 1);
        const qsizetype space = rest.lastIndexOf(QLatin1Char(' '), fits);
        const qsizetype cut = space > 0 ? space : wholeCut(rest, fits);
        lines.append(rest.left(cut).trimmed());
        rest = rest.mid(cut).trimmed();
    }
    if (!rest.isEmpty())
        lines.append(elided(rest, room, width));
    return lines;
}

} // namespace lifeline
