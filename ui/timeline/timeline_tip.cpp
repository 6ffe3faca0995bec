#include "ui/timeline/timeline_tip.h"

#include "words/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace lifeline {
namespace {

QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("lifeline::Timeline", text, nullptr, n);
}

QString lines(QStringList texts)
{
    texts.removeAll(QString());
    return texts.join(u'\n');
}

QString eventTip(const TimelineSource& source, std::uint32_t row, const QString& more = {})
{
    const Event event = source.log.event(row);
    const QString when = QStringLiteral("%1 s · %2").arg(words::timestamp(event.at), words::side(event.side));
    return lines({words::eventTitle(event), words::eventDetail(event), when, more});
}

QString markTip(const TimelineSource& source, const TimelineGeometry& geometry, const TimelineRow& row,
                const TimelineMark& mark, double x)
{
    const TimelineTrack& track = source.tracks[row.position];
    const QString more = mark.run.count() > 1 ? tr("%n events here; zoom in to tell them apart",
                                                   static_cast<int>(mark.run.count()))
                                              : QString();
    return eventTip(source, eventInMark(track, geometry, mark, x), more);
}

QString barTip(const TimelineRow& row, const TimelineBar& bar)
{
    const QString title = QStringLiteral("%1 · %2").arg(row.label, words::phase(bar.phase));
    const QString view = tr("as the %1 sees it").arg(words::side(bar.side));
    const QString from = words::timestamp(bar.time.begin);
    const QString length = words::life(bar.time.length());
    if (bar.live)
        return lines({title, tr("since %1 s, for %2").arg(from, length), view});
    return lines(
        {title, tr("from %1 s to %2 s, %3").arg(from, words::timestamp(bar.time.end), length), view});
}

QString deadlineTip(const TimelineSource& source, const TimelineDeadline& deadline)
{
    if (deadline.row)
        return eventTip(source, *deadline.row);
    const QString title =
        QStringLiteral("%1 · %2").arg(words::deadline(deadline.name), words::side(deadline.side));
    const QString when = tr("passes at %1 s").arg(words::timestamp(deadline.at));
    const Duration left = deadline.at - source.now;
    return lines({title, when, left > Duration::zero() ? tr("%1 left").arg(words::life(left)) : QString()});
}

} // namespace

QString timelineTip(const TimelineSource& source, const TimelineGeometry& geometry, const TimelineHit& hit,
                    double x)
{
    if (hit.what == TimelineHit::What::Nothing)
        return {};
    const TimelineRow& row = geometry.rows[hit.row];
    switch (hit.what) {
    case TimelineHit::What::Mark: return markTip(source, geometry, row, row.marks[hit.item], x);
    case TimelineHit::What::Flag: return eventTip(source, row.flags[hit.item].flag.row);
    case TimelineHit::What::Deadline: return deadlineTip(source, row.deadlines[hit.item]);
    case TimelineHit::What::Bar: return barTip(row, row.bars[hit.item]);
    default: break;
    }
    const ConnectionRecord& record = source.connections.at(row.position);
    const QString title = QStringLiteral("%1 · %2").arg(row.label, words::fromTo(record.story));
    return lines({title, words::stage(record.story, record.verdict)});
}

} // namespace lifeline
