#include "ui/sessions/ladder_sheet.h"

#include "contracts/duties.h"
#include "ui/ladder/ladder_painter.h"
#include "ui/ladder/ladder_pane.h"
#include "ui/ladder/ladder_view.h"
#include "words/words.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace lifeline {
namespace {

constexpr double inset = 2 * metrics::grid;
constexpr double gap = metrics::grid / 2.0;
constexpr double tall = 100'000;

QFont titleFont() { return uiFont(16, QFont::DemiBold); }
QFont boldFont() { return uiFont(metrics::titleText, QFont::DemiBold); }

double heightOf(const QString& text, const QFont& font, double width)
{
    if (text.isEmpty())
        return 0;
    const QRectF room(0, 0, width - 2 * inset, tall);
    return QFontMetricsF(font).boundingRect(room, Qt::TextWordWrap, text).height() + gap;
}

} // namespace

LadderSheet::LadderSheet(const EventLog& log, const ConnectionRecord& record, Taking taking)
    : m_record(record), m_captions(log), m_ghosts(ghosts(record.story, contractDuty)),
      m_title(ladderSubtitle(record.story))
{
    m_captions.setTaking(taking);
    for (const std::uint32_t row : record.rows) {
        m_rows.take(row, log.entry(row));
        m_captions.take(row, log.entry(row));
    }
    m_flow.update(m_rows);
    const auto headline = words::verdict(record.story, record.verdict, contractDuty);
    m_bold = headline.bold;
    m_rest = headline.rest.text;
}

LadderScene LadderSheet::scene() const
{
    LadderScene scene{.rows = m_rows, .flow = m_flow, .texts = m_captions, .ghosts = m_ghosts};
    scene.clientOurs = m_record.story.client.present;
    scene.serverOurs = m_record.story.server.present;
    scene.over = isOver(m_record.story);
    scene.abnormal = scene.over && toneOf(m_record.verdict.stage) == StageTone::Failed;
    return scene;
}

double LadderSheet::headHeight(double width) const
{
    return heightOf(m_title, titleFont(), width) + heightOf(m_bold, boldFont(), width) +
           heightOf(m_rest, uiFont(), width) + inset;
}

void LadderSheet::paintHead(QPainter& painter, double width, const Theme& theme) const
{
    double y = gap;
    const auto write = [&](const QString& text, const QFont& font, const QColor& colour) {
        const double height = heightOf(text, font, width);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QRectF(inset, y, width - 2 * inset, height), Qt::TextWordWrap, text);
        y += height;
    };
    write(m_title, titleFont(), theme.text);
    const StageTone tone = toneOf(m_record.verdict.stage);
    write(m_bold, boldFont(),
          tone == StageTone::Neutral ? theme.text : theme.tone(tone)); // that grey is faint
    write(m_rest, uiFont(), theme.text);
}

int LadderSheet::height() const { return ladderHeight(scene()); }

int LadderSheet::breakBefore(int top, int room) const
{
    const int wanted = top + room;
    if (wanted >= height())
        return height();
    int best = wanted;
    const auto& items = m_flow.items();
    const auto [first, last] = m_flow.range(wanted - 1, wanted + 1);
    for (std::size_t i = first; i < last; ++i) {
        const LadderRoom around = LadderFlow::roomOf(m_rows[items[i].row], items[i].fold);
        if (items[i].y - around.above < wanted && items[i].y + around.below > wanted)
            best = std::min(best, items[i].y - around.above);
    }
    return best > top + room / 2 ? best : wanted;
}

void LadderSheet::paintPart(QPainter& painter, double width, int top, int bottom, const Theme& theme) const
{
    const LadderPicture picture = layoutLadder(scene(), width, top, bottom, ladderMeasure());
    paintLadderNames(painter, picture.columns, namesHeight, ladderEndName(m_record.story, Side::Client),
                     ladderEndName(m_record.story, Side::Server), theme);
    painter.save();
    painter.translate(0, namesHeight);
    painter.setClipRect(QRectF(0, 0, width, bottom - top));
    painter.translate(0, -top);
    paintLadder(painter, picture, theme);
    painter.restore();
}

} // namespace lifeline
