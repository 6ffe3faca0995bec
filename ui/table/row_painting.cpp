#include "ui/table/row_painting.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QPainter>
#include <QStyleOptionViewItem>

namespace lifeline {
namespace {

bool isCurrentRow(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return view != nullptr && view->hasFocus() &&
           view->currentIndex().siblingAtColumn(index.column()) == index;
}

void paintFocusRing(QPainter& painter, const QRect& cell, bool first, bool last)
{
    const QColor color = theme().accent;
    painter.fillRect(cell.left(), cell.top(), cell.width(), 1, color);
    painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, color);
    if (first)
        painter.fillRect(cell.left(), cell.top(), 1, cell.height(), color);
    if (last)
        painter.fillRect(cell.right(), cell.top(), 1, cell.height(), color);
}

} // namespace

void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, theme().selection);
    if (isCurrentRow(option, index))
        paintFocusRing(painter, option.rect, index.column() == 0,
                       index.column() == index.model()->columnCount() - 1);
}

void paintCellText(QPainter& painter, const QRect& box, const QString& text, const QFont& font,
                   const QColor& color, Qt::Alignment alignment)
{
    if (text.isEmpty() || box.width() <= 0)
        return;
    painter.setFont(font);
    painter.setPen(color);
    const QString fitting = QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width());
    painter.drawText(box, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, fitting);
}

QColor rowColor(const QStyleOptionViewItem& option, const QColor& color)
{
    const bool plain = color == theme().text || color == theme().muted;
    return plain && option.state.testFlag(QStyle::State_Selected) ? theme().selectionText : color;
}

} // namespace lifeline
