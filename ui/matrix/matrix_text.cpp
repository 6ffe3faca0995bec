#include "ui/matrix/matrix_text.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QStringList>

namespace lifeline {
namespace {

QString say(const char* source) { return QCoreApplication::translate("Matrix", source); }

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// "on-message*3", "on-close:1006", "upgrade:refused"
QString callbackWords(QString callback)
{
    if (callback.startsWith(u"on-"))
        callback.remove(0, 3);
    return callback.replace(u'*', QStringLiteral(" ×")).replace(u':', u' ');
}

int percent(const MatrixCell& cell, std::size_t outcome)
{
    std::uint64_t all = 0;
    for (const AtlasOutcome& each : cell.outcomes)
        all += each.count;
    return all == 0 ? 0 : qRound(100.0 * cell.outcomes[outcome].count / static_cast<double>(all));
}

std::uint64_t runsOf(const MatrixCell& cell)
{
    std::uint64_t all = 0;
    for (const AtlasOutcome& each : cell.outcomes)
        all += each.count;
    return all;
}

} // namespace

QString toldWords(std::string_view told)
{
    if (told == "-" || told.empty())
        return say("nothing");
    QStringList words = fromUtf8(told).split(u' ', Qt::SkipEmptyParts);
    for (QString& word : words)
        word = callbackWords(word);
    return words.join(QStringLiteral(" · "));
}

QString cellWords(const MatrixColumn& column, const MatrixCell& cell)
{
    if (cell.outcomes.empty())
        return cell.note.empty() ? say("not measured") : fromUtf8(cell.note);
    if (cell.outcomes.size() == 1)
        return toldWords(cell.outcomes.front().told);
    QStringList parts;
    for (std::size_t i = 0; i < cell.outcomes.size(); ++i) {
        const QString told = toldWords(cell.outcomes[i].told);
        parts += column.measured() ? QStringLiteral("%1 % %2").arg(percent(cell, i)).arg(told) : told;
    }
    return parts.join(column.measured() ? QStringLiteral("; ") : say(" or "));
}

QString fittingTold(const QString& words, const QFontMetrics& metrics, int width)
{
    static const QString between = QStringLiteral(" · "), cut = QStringLiteral("… ");
    if (metrics.horizontalAdvance(words) <= width)
        return words;
    const bool single = !words.contains(u';') && !words.contains(u'%');
    for (auto at = words.indexOf(between); single && at >= 0; at = words.indexOf(between, at + 1)) {
        const QString end = cut + words.mid(at + between.size());
        if (metrics.horizontalAdvance(end) <= width)
            return end;
    }
    return metrics.elidedText(words, Qt::ElideRight, width);
}

QString columnTitle(const MatrixColumn& column)
{
    const QString title = fromUtf8(column.title);
    const QString version = fromUtf8(column.version);
    return version.isEmpty() || title.contains(version) ? title : title + u' ' + version;
}

QString columnOrigin(const MatrixColumn& column)
{
    return column.measured() ? say("measured %1").arg(fromUtf8(column.date)) : say("predicted");
}

QString shareWords(const MatrixColumn& column, const MatrixCell& cell, std::size_t outcome)
{
    if (!column.measured())
        return {};
    const std::uint64_t runs = runsOf(cell);
    if (cell.outcomes.size() > 1)
        return say("%1 % of %2 runs").arg(percent(cell, outcome)).arg(runs);
    return runs == 1 ? say("1 run") : say("%1 runs, all alike").arg(runs);
}

QString agreementWords(Agreement agreement) { return say(agreementText(agreement).data()); }

QString agreementMark(Agreement agreement) { return fromUtf8(agreementSign(agreement)); }

QString agreementLegend()
{
    const auto part = [](Agreement agreement, const char* words) {
        return agreementMark(agreement) + u' ' + say(words);
    };
    const QStringList parts{part(Agreement::Same, QT_TRANSLATE_NOOP("Matrix", "as the reference")),
                            part(Agreement::Code, QT_TRANSLATE_NOOP("Matrix", "another code")),
                            part(Agreement::Callbacks, QT_TRANSLATE_NOOP("Matrix", "other callbacks")),
                            part(Agreement::Racy, QT_TRANSLATE_NOOP("Matrix", "not always the same")),
                            part(Agreement::Unknown, QT_TRANSLATE_NOOP("Matrix", "unknown"))};
    return parts.join(QStringLiteral("     "));
}

QColor agreementColour(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Reference:
    case Agreement::Same: return theme().text;
    case Agreement::Code: return theme().warning;
    case Agreement::Callbacks: return theme().danger;
    case Agreement::Racy: return theme().link;
    case Agreement::Unknown: break;
    }
    return theme().faint;
}

} // namespace lifeline
