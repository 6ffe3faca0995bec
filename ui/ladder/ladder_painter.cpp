#include "ui/ladder/ladder_painter.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>

namespace lifeline {
namespace {

QFont labelFont() { return uiFont(metrics::smallText); }
QFont flagFont() { return monoFont(metrics::smallText, QFont::DemiBold); }
QFont noteFont() { return uiFont(metrics::smallText); }
QFont resetFont() { return uiFont(metrics::text, QFont::Bold); }

TextWidth widthIn(const QFont& font)
{
    return [fontMetrics = QFontMetricsF(font)](const QString& text) {
        return fontMetrics.horizontalAdvance(text);
    };
}

QColor arrowColour(const LadderArrow& arrow, const Theme& theme)
{
    switch (arrow.kind) {
    case LadderRowKind::TcpOpen:
    case LadderRowKind::Fin: return theme.phase(Phase::Connecting);
    case LadderRowKind::Reset: return theme.danger;
    default: return arrow.toServer ? theme.sent : theme.received;
    }
}

void paintHead(QPainter& painter, QPointF tip, double towards, const QColor& colour, double size)
{
    const QPolygonF head{tip, tip + QPointF(-towards * size, -size * 0.5),
                         tip + QPointF(-towards * size, size * 0.5)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(head);
}

void paintCross(QPainter& painter, QPointF at, const QColor& colour)
{
    painter.setPen(QPen(colour, 2));
    painter.drawLine(at + QPointF(-4, -4), at + QPointF(4, 4));
    painter.drawLine(at + QPointF(-4, 4), at + QPointF(4, -4));
}

void paintArrow(QPainter& painter, const LadderArrow& arrow, const Theme& theme)
{
    const QColor colour = arrowColour(arrow, theme);
    const bool reset = arrow.kind == LadderRowKind::Reset;
    const double thick = reset ? 3 : arrow.kind == LadderRowKind::Fin ? 1 : 1.5;
    const double towards = arrow.to.x() > arrow.from.x() ? 1 : -1;
    const double headSize = reset ? 13 : 10;
    painter.setPen(QPen(colour, arrow.selected ? thick + 1 : thick, Qt::SolidLine, Qt::FlatCap));
    const QPointF end = arrow.lost ? arrow.to : arrow.to - QPointF(towards * headSize * 0.7, 0);
    if (reset) { // its words stand in the line, not over it
        const QRectF gap = arrow.labelBox.adjusted(-12, 0, 12, 0);
        painter.drawLine(arrow.from, QPointF(towards > 0 ? gap.left() : gap.right(), arrow.from.y()));
        if (!arrow.lost || towards * (end.x() - (towards > 0 ? gap.right() : gap.left())) > 0)
            painter.drawLine(QPointF(towards > 0 ? gap.right() : gap.left(), arrow.to.y()), end);
    } else {
        painter.drawLine(arrow.from, end);
    }
    if (arrow.lost)
        paintCross(painter, arrow.to, theme.danger);
    else
        paintHead(painter, arrow.to, towards, colour, headSize);
    painter.setPen(reset ? theme.danger : arrow.kind == LadderRowKind::Fin ? theme.muted : theme.text);
    painter.setFont(reset ? resetFont() : labelFont());
    painter.drawText(arrow.labelBox.adjusted(-6, 0, 6, 0), Qt::AlignCenter, arrow.label);
}

struct FlagInk {
    QColor line, outline, fill, text; // invalid: none
};

FlagInk inkOf(const LadderFlag& flag, const Theme& theme)
{
    if (flag.ghost)
        return {theme.faint, theme.faint, {}, theme.muted};
    switch (flag.look) {
    case LadderFlagLook::Callback: break;
    case LadderFlagLook::Step: return {theme.fault, theme.fault, {}, theme.text};
    case LadderFlagLook::Met: return {theme.faint, {}, {}, theme.muted};
    case LadderFlagLook::Missed:
        return {theme.fault, theme.fault, theme.toneFill(StageTone::Failed), theme.fault};
    case LadderFlagLook::Injected: return {theme.fault, {}, theme.fault, theme.dangerText};
    }
    return {theme.callbackText, {}, theme.callback, theme.callbackText};
}

void paintFlag(QPainter& painter, const LadderFlag& flag, const Theme& theme)
{
    const FlagInk ink = inkOf(flag, theme);
    QColor line = ink.line;
    if (!flag.ghost)
        line.setAlphaF(0.75F);
    const Qt::PenStyle style = flag.ghost ? Qt::DashLine : Qt::SolidLine;
    painter.setPen(QPen(line, 1.2, style));
    painter.drawLine(flag.tie);
    painter.setPen(flag.selected           ? QPen(theme.accent, 1.5)
                   : ink.outline.isValid() ? QPen(ink.outline, 1, style)
                                           : QPen(Qt::NoPen));
    painter.setBrush(ink.fill.isValid() ? QBrush(ink.fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(flag.box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(flagFont());
    painter.setPen(ink.text);
    painter.drawText(flag.box, Qt::AlignCenter, flag.label);
    painter.setFont(noteFont());
    painter.setPen(theme.muted);
    painter.drawText(
        flag.noteBox.adjusted(flag.side == Side::Client ? -4 : 0, 0, flag.side == Side::Client ? 0 : 4, 0),
        Qt::AlignVCenter | (flag.side == Side::Client ? Qt::AlignRight : Qt::AlignLeft), flag.note);
}

void paintNotice(QPainter& painter, const LadderNotice& notice, const Theme& theme)
{
    painter.setFont(noteFont());
    painter.setPen(notice.grave ? theme.danger : theme.warning);
    painter.drawText(notice.box.adjusted(-4, 0, 4, 0), Qt::AlignHCenter | Qt::AlignTop,
                     notice.lines.join(QChar(u'\n')));
}

void paintFold(QPainter& painter, const LadderFoldLine& fold, const Theme& theme)
{
    painter.setPen(fold.selected ? QPen(theme.accent, 1.5) : QPen(theme.raisedBorder, 1));
    painter.setBrush(theme.raised);
    const QRectF box = fold.box.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const QPointF at(fold.box.left() + 13, fold.box.center().y());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.muted);
    painter.drawPolygon(fold.open ? QPolygonF{at + QPointF(-4, -2), at + QPointF(4, -2), at + QPointF(0, 3)}
                                  : QPolygonF{at + QPointF(-2, -4), at + QPointF(-2, 4), at + QPointF(3, 0)});
    painter.setFont(labelFont());
    painter.setPen(theme.text);
    painter.drawText(fold.box.adjusted(18, 0, -4, 0), Qt::AlignCenter, fold.label);
}

void paintSegment(QPainter& painter, const LadderSegment& segment, const Theme& theme)
{
    if (segment.ours) {
        painter.fillRect(segment.box, theme.phase(segment.phase));
        return;
    }
    painter.setPen(QPen(theme.faint, 1));
    painter.setBrush(theme.raised);
    painter.drawRect(segment.box.adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace

LadderMeasure ladderMeasure() { return {widthIn(labelFont()), widthIn(flagFont()), widthIn(noteFont())}; }

void paintLadder(QPainter& painter, const LadderPicture& picture, const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (!picture.selectedBand.isEmpty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.selection);
        painter.drawRoundedRect(picture.selectedBand, metrics::radius, metrics::radius);
    }
    for (const LadderSegment& segment : picture.segments)
        paintSegment(painter, segment, theme);
    for (const LadderArrow& arrow : picture.arrows)
        paintArrow(painter, arrow, theme);
    for (const LadderNotice& notice : picture.notices)
        paintNotice(painter, notice, theme);
    for (const LadderFoldLine& fold : picture.folds)
        paintFold(painter, fold, theme);
    for (const LadderFlag& flag : picture.flags)
        paintFlag(painter, flag, theme);
}

void paintLadderNames(QPainter& painter, const LadderColumns& columns, int height, const QString& client,
                      const QString& server, const Theme& theme)
{
    const QFont font = uiFont(metrics::smallText, QFont::DemiBold);
    const TextWidth width = widthIn(font);
    const double margin = metrics::grid;
    const double middle = (columns.client + columns.server) / 2;
    const auto paint = [&](const QString& name, double x, double left, double right) {
        const QString shown = elided(name, right - left, width);
        const double wide = width(shown);
        const double start = std::clamp(x - wide / 2, left, std::max(left, right - wide));
        painter.drawText(QRectF(start, 0, wide + 1, height), Qt::AlignVCenter | Qt::AlignLeft, shown);
    };
    painter.setFont(font);
    painter.setPen(theme.muted);
    paint(client, columns.client, margin, middle - margin);
    paint(server, columns.server, middle + margin, columns.width - margin);
}

} // namespace lifeline
