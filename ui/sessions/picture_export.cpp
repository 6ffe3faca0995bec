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
constexpr qreal spriteScale = 4;              // pixels of a mark for one of the window: paper is fine

QString say(const char* source) { return QCoreApplication::translate("PictureExport", source); }

/// The slice without its secrets, as a log of its own.
struct Shown {
    EventLog log;
    ConnectionTable connections{log};

    Shown(const LogSlice& slice, const Redaction& redaction, ExportOutcome& outcome)
        : log(slice.log().startedUtc(), slice.log().limits())
    {
        Redactor redactor(redaction);
        for (std::uint64_t i = 0; i < slice.size(); ++i) {
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
    LadderPainting(const Shown& shown, const PictureOptions& options) : m_options(options)
    {
        for (std::size_t i = 0; i < shown.connections.size(); ++i)
            m_sheets.push_back(
                std::make_unique<LadderSheet>(shown.log, shown.connections.at(i), options.taking));
    }

    QSizeF size() const
    {
        double height = 0;
        for (const auto& sheet : m_sheets)
            height += sheet->headHeight(ladderWidth) + LadderSheet::namesHeight + sheet->height() + between;
        return {ladderWidth, height};
    }

    bool paint(PictureCanvas& canvas, const Progress& progress) const
    {
        double y = 0;
        for (std::size_t i = 0; i < m_sheets.size(); ++i) {
            if (!goOn(progress, i, m_sheets.size()))
                return false;
            if (canvas.isPaged() && i > 0)
                canvas.newPage();
            canvas.isPaged() ? paintPages(canvas, *m_sheets[i]) : paintBelow(canvas, *m_sheets[i], y);
        }
        return true;
    }

private:
    void paintBelow(PictureCanvas& canvas, const LadderSheet& sheet, double& y) const
    {
        QPainter& painter = canvas.painter();
        painter.save();
        painter.translate(0, y);
        sheet.paintHead(painter, ladderWidth, m_theme);
        painter.translate(0, sheet.headHeight(ladderWidth));
        sheet.paintPart(painter, ladderWidth, 0, sheet.height(), m_theme);
        painter.restore();
        y += sheet.headHeight(ladderWidth) + LadderSheet::namesHeight + sheet.height() + between;
    }

    void paintPages(PictureCanvas& canvas, const LadderSheet& sheet) const
    {
        const QSizeF page = canvas.room();
        double used = sheet.headHeight(page.width());
        sheet.paintHead(canvas.painter(), page.width(), m_theme);
        for (int top = 0; top < sheet.height();) {
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
    }

    PictureOptions m_options;
    Theme m_theme = Theme::light();
    std::vector<std::unique_ptr<LadderSheet>> m_sheets;
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
                      TimelineSprites(m_theme, spriteScale), m_theme);
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
    const Shown shown(slice, options.redaction, outcome);
    if (shown.connections.size() == 0)
        outcome.error = say("there is no connection to be drawn").toStdString();
    else if (options.kind == PictureKind::Ladder)
        paintAll(LadderPainting(shown, options), options, path, progress, outcome);
    else
        paintAll(TimelinePainting(shown, options), options, path, progress, outcome);
    return outcome;
}

} // namespace lifeline
