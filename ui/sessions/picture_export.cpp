#include "ui/sessions/picture_export.h"

#include "ui/sessions/ladder_sheet.h"
#include "ui/sessions/picture_canvas.h"
#include "ui/timeline/timeline_painter.h"
#include "ui/timeline/timeline_window.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

namespace lifeline {
namespace {

constexpr double ladderWidth = 960; // of one picture
constexpr double timelineWidth = 1600;
constexpr double between = 3 * metrics::grid; // from ladder to ladder
constexpr std::uint64_t lookEvery = 512;      // events

QString say(const char* source) { return QCoreApplication::translate("PictureExport", source); }

/// How far one of several parts is, as part of them all.
Progress share(const Progress& progress, std::uint64_t part, std::uint64_t parts)
{
    constexpr std::uint64_t steps = 1000;
    return [&progress, part, parts](std::uint64_t done, std::uint64_t total) {
        const auto within =
            static_cast<double>(done) / static_cast<double>(std::max<std::uint64_t>(total, 1));
        return goOn(progress, part * steps + static_cast<std::uint64_t>(within * steps), parts * steps);
    };
}

/// The slice without its secrets, as a log of its own.
struct Shown {
    EventLog log;
    ConnectionTable connections{log};

    Shown(const LogSlice& slice, const Redaction& redaction, ExportOutcome& outcome, const Progress& progress)
        : log(slice.log().startedUtc(), slice.log().limits())
    {
        Redactor redactor(redaction);
        for (std::uint64_t i = 0; i < slice.size(); ++i) {
            outcome.cancelled = i % lookEvery == 0 && !goOn(progress, i, slice.size());
            if (outcome.cancelled)
                return;
            const Event event = slice.event(i);
            if (event.connection != ConnectionId::None)
                log.acceptNumbered(redactor(event));
        }
        connections.update();
        outcome.events = log.size();
        outcome.redactedFields = redactor.fields();
        outcome.redactedParameters = redactor.parameters();
        outcome.redactedPayloads = redactor.payloads();
    }
};

/// The ladder's parts on as many pages as it takes.
class LadderPainting {
public:
    LadderPainting(const Shown& shown, const PictureOptions& options)
    {
        for (std::size_t i = 0; i < shown.connections.size(); ++i)
            m_sheets.push_back(
                std::make_unique<LadderSheet>(shown.log, shown.connections.at(i), options.taking));
        for (const auto& sheet : m_sheets)
            m_whole += heightOf(*sheet);
    }

    QSizeF size() const { return {ladderWidth, m_whole}; }

    bool paint(PictureCanvas& canvas, const Progress& progress)
    {
        bool goesOn = true;
        for (std::size_t i = 0; i < m_sheets.size() && goesOn; ++i) {
            if (canvas.isPaged() && i > 0)
                canvas.newPage();
            goesOn = canvas.isPaged() ? paintPages(canvas, *m_sheets[i], progress)
                                      : paintBelow(canvas, *m_sheets[i], progress);
            m_above += heightOf(*m_sheets[i]);
        }
        return goesOn;
    }

private:
    static double heightOf(const LadderSheet& sheet)
    {
        return sheet.headHeight(ladderWidth) + LadderSheet::namesHeight + sheet.height() + between;
    }

    /// With so much of a sheet painted.
    bool look(int below, const Progress& progress) const
    {
        return goOn(progress, static_cast<std::uint64_t>(m_above) + static_cast<std::uint64_t>(below),
                    static_cast<std::uint64_t>(m_whole));
    }

    /// A sheet in one go: SVG cannot clip, and the length of a picture has bounds.
    bool paintBelow(PictureCanvas& canvas, const LadderSheet& sheet, const Progress& progress) const
    {
        if (!look(0, progress))
            return false;
        QPainter& painter = canvas.painter();
        painter.save();
        painter.translate(0, m_above);
        sheet.paintHead(painter, ladderWidth, m_theme);
        painter.translate(0, sheet.headHeight(ladderWidth));
        sheet.paintPart(painter, ladderWidth, 0, sheet.height(), m_theme);
        painter.restore();
        return true;
    }

    bool paintPages(PictureCanvas& canvas, const LadderSheet& sheet, const Progress& progress) const
    {
        const QSizeF page = canvas.room();
        double used = sheet.headHeight(page.width());
        sheet.paintHead(canvas.painter(), page.width(), m_theme);
        for (int top = 0; top < sheet.height();) {
            if (!look(top, progress))
                return false;
            const int room = static_cast<int>(page.height() - used) - LadderSheet::namesHeight;
            const int bottom = sheet.breakBefore(top, std::max(room, metrics::rowHeight));
            QPainter& painter = canvas.painter();
            painter.save();
            painter.translate(0, used);
            sheet.paintPart(painter, page.width(), top, bottom, m_theme);
            painter.restore();
            top = bottom;
            used = 0;
            if (top < sheet.height())
                canvas.newPage();
        }
        return true;
    }

    Theme m_theme = Theme::light();
    std::vector<std::unique_ptr<LadderSheet>> m_sheets;
    double m_whole = 0, m_above = 0; // of all sheets, and of those that are painted
};

class TimelinePainting {
public:
    TimelinePainting(const Shown& shown, const PictureOptions& /*options*/) : m_shown(shown)
    {
        std::vector<std::size_t> positions(shown.connections.size());
        std::iota(positions.begin(), positions.end(), std::size_t{0});
        m_tracks.update(shown.log, shown.connections, positions);
        for (std::uint64_t row = 0; row < shown.log.size(); ++row)
            m_end = std::max(m_end, monotonicTime(shown.log.entry(row).at));
        for (std::uint64_t row = 0; row < shown.log.size(); ++row)
            m_window.append(monotonicTime(shown.log.entry(row).at));
        m_window.advance(m_end);
    }

    QSizeF size() const
    {
        const TimelineLayout layout;
        return {timelineWidth,
                layout.axisHeight + layout.rowHeight * static_cast<double>(m_tracks.size()) + between};
    }

    bool paint(PictureCanvas& canvas, const Progress& progress)
    {
        TimelineLayout layout;
        layout.width = canvas.room().width();
        const double rowsHeight = layout.rowHeight * static_cast<double>(m_tracks.size());
        const double fitting =
            std::max(1.0, std::floor((canvas.room().height() - layout.axisHeight) / layout.rowHeight));
        const double part = canvas.isPaged() ? fitting * layout.rowHeight : rowsHeight;
        for (; layout.scrollY < rowsHeight; layout.scrollY += part) {
            if (!goOn(progress, static_cast<std::uint64_t>(layout.scrollY),
                      static_cast<std::uint64_t>(rowsHeight)))
                return false;
            if (layout.scrollY > 0)
                canvas.newPage();
            layout.height = layout.axisHeight + std::min(part, rowsHeight - layout.scrollY);
            paintPart(canvas.painter(), layout);
        }
        return true;
    }

private:
    void paintPart(QPainter& painter, const TimelineLayout& layout)
    {
        m_window.setWidth(layout.plotWidth());
        m_window.fit();
        const TimelineSource source{m_shown.log, m_shown.connections, m_tracks, m_end, {}, {}};
        painter.save();
        painter.setClipRect(QRectF(0, 0, layout.width, layout.height));
        paintTimeline(painter, buildTimelineGeometry(source, m_window.map(), layout, m_window.gaps()),
                      TimelineSprites(m_theme), m_theme);
        painter.restore();
    }

    const Shown& m_shown;
    Theme m_theme = Theme::light();
    TimelineTracks m_tracks;
    TimelineWindow m_window;
    MonotonicTime m_end;
};

template <class Painting>
void paintAll(Painting painting, const PictureOptions& options, const QString& path, const Progress& progress,
              ExportOutcome& outcome)
{
    const bool wide = options.kind == PictureKind::Timeline;
    PictureCanvas canvas(options.format, painting.size(), wide, QStringLiteral("Lifeline"), path);
    QString error = canvas.error();
    if (error.isEmpty()) {
        outcome.cancelled = !painting.paint(canvas, progress);
        if (outcome.cancelled)
            canvas.cancel();
        else
            error = canvas.close();
    }
    outcome.error = error.toStdString();
}

} // namespace

ExportOutcome exportPicture(const LogSlice& slice, const PictureOptions& options, const QString& path,
                            const Progress& progress)
{
    ExportOutcome outcome;
    const Shown shown(slice, options.redaction, outcome, share(progress, 0, 2));
    const Progress painting = share(progress, 1, 2);
    if (outcome.cancelled)
        return outcome;
    if (shown.connections.size() == 0)
        outcome.error = say("there is no connection to be drawn").toStdString();
    else if (options.kind == PictureKind::Ladder)
        paintAll(LadderPainting(shown, options), options, path, painting, outcome);
    else
        paintAll(TimelinePainting(shown, options), options, path, painting, outcome);
    return outcome;
}

} // namespace lifeline
