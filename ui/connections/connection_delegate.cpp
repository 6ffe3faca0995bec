#include "ui/connections/connection_delegate.h"

#include "ui/connections/connection_model.h"
#include "ui/table/row_painting.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace lifeline {
namespace {

constexpr int markWidth = 3, chipHeight = 20, widestChip = 160, chipPadding = 4, chipMargin = 2;

StageTone toneOf(const QModelIndex& index)
{
    return static_cast<StageTone>(index.data(ConnectionModel::ToneRole).toInt());
}

void paintChip(QPainter& painter, const QRect& cell, const QModelIndex& index)
{
    const QRect chip = ConnectionDelegate::chipBox(cell);
    if (chip.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().toneFill(toneOf(index)));
    painter.drawRoundedRect(chip, chipHeight / 2.0, chipHeight / 2.0);
    paintCellText(painter, chip.adjusted(chipPadding, 0, -chipPadding, 0), index.data().toString(),
                  uiFont(metrics::smallText), theme().text, Qt::AlignHCenter);
}

QColor textColor(const QModelIndex& index)
{
    switch (index.column()) {
    case ConnectionModel::CloseColumn:
        return index.data(ConnectionModel::AbnormalRole).toBool() ? theme().danger : theme().text;
    case ConnectionModel::FromToColumn: return theme().text;
    default: return theme().muted;
    }
}

QRect textBox(const QRect& cell, int column)
{
    const bool last = column == ConnectionModel::LifeColumn;
    return cell.adjusted(cellPadding, 0, last ? -cellPadding : -ConnectionDelegate::rightPadding, 0);
}

QFont fontOf(int column) { return column == ConnectionModel::FromToColumn ? uiFont() : monoFont(); }

} // namespace

QRect ConnectionDelegate::markBox(const QRect& cell)
{
    return {cell.left(), cell.top(), markWidth, cell.height()};
}

QRect ConnectionDelegate::chipBox(const QRect& cell)
{
    const int width = std::min(cell.width() - 2 * chipMargin, widestChip);
    return {cell.left() + chipMargin, cell.center().y() - chipHeight / 2 + 1, width, chipHeight};
}

int ConnectionDelegate::chipCellWidth(const QString& stage)
{
    return QFontMetrics(uiFont(metrics::smallText)).horizontalAdvance(stage) +
           2 * (chipPadding + chipMargin) + 1;
}

QString ConnectionDelegate::fittingFromTo(const QString& fromTo, const QFontMetrics& metrics, int width)
{
    static const QString arrow = QStringLiteral(" → ");
    if (metrics.horizontalAdvance(fromTo) <= width)
        return fromTo;
    const auto at = fromTo.indexOf(arrow);
    const QString from = at < 0 ? fromTo : fromTo.left(at) + arrow + u'…';
    return metrics.elidedText(from, Qt::ElideRight, width);
}

void ConnectionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    painter->save();
    paintRowGround(*painter, option, index);
    if (index.column() == ConnectionModel::NumberColumn)
        painter->fillRect(markBox(option.rect), theme().tone(toneOf(index)));
    if (index.column() == ConnectionModel::StageColumn) {
        paintChip(*painter, option.rect, index);
    } else {
        const auto alignment =
            Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignHorizontal_Mask;
        const QRect box = textBox(option.rect, index.column());
        const QFont font = fontOf(index.column());
        QString text = index.data().toString();
        if (index.column() == ConnectionModel::FromToColumn)
            text = fittingFromTo(text, QFontMetrics(font), box.width());
        paintCellText(*painter, box, text, font, rowColor(option, textColor(index)), alignment);
    }
    painter->restore();
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, rowHeight};
}

} // namespace lifeline
