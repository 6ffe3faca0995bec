#include "ui/faults/fault_delegate.h"

#include "ui/faults/fault_model.h"
#include "ui/faults/fault_text.h"
#include "ui/table/row_painting.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPolygonF>
#include <QTreeView>

namespace lifeline {
namespace {

constexpr int left = 10, signWidth = 12, indent = 12, gap = 8, rightMargin = 10;

void paintTriangle(QPainter& painter, const QRect& box, bool open)
{
    const QPointF at = QRectF(box).center();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().muted);
    painter.drawPolygon(open ? QPolygonF{at + QPointF(-4, -2), at + QPointF(4, -2), at + QPointF(0, 3)}
                             : QPolygonF{at + QPointF(-2, -4), at + QPointF(-2, 4), at + QPointF(3, 0)});
}

void paintOutcome(QPainter& painter, const QRect& box, const QVariant& outcome)
{
    if (!outcome.isValid())
        return;
    const auto which = static_cast<Outcome>(outcome.toInt());
    const QColor colour = which == Outcome::Failed    ? theme().danger
                          : which == Outcome::Skipped ? theme().muted
                                                      : theme().validInput;
    paintCellText(painter, box, outcomeSign(which), uiFont(), colour, Qt::AlignHCenter);
}

bool isOpen(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* tree = qobject_cast<const QTreeView*>(option.widget);
    return tree != nullptr && tree->isExpanded(index);
}

QColor nameColour(const QStyleOptionViewItem& option, bool group)
{
    if (!group && option.state.testFlag(QStyle::State_Selected))
        return theme().fault;
    return rowColor(option, theme().text);
}

} // namespace

FaultDelegate::Boxes FaultDelegate::boxes(const QRect& row, bool group, int sideWidth)
{
    const int begin = row.left() + left + (group ? 0 : indent);
    const int end = row.right() + 1 - rightMargin;
    const int name = begin + signWidth + gap / 2;
    const QRect side(end - sideWidth, row.top(), sideWidth, row.height());
    return {QRect(begin, row.top(), signWidth, row.height()),
            QRect(name, row.top(), side.left() - gap - name, row.height()), side};
}

void FaultDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    painter->save();
    paintRowGround(*painter, option, index);
    const bool group = FaultModel::isGroup(index);
    const QString side = index.data(FaultModel::SideTextRole).toString();
    const QFont sideFont = monoFont(metrics::smallText);
    const Boxes at = boxes(option.rect, group, QFontMetrics(sideFont).horizontalAdvance(side) + 2);
    group ? paintTriangle(*painter, at.sign, isOpen(option, index))
          : paintOutcome(*painter, at.sign, index.data(FaultModel::OutcomeRole));
    paintCellText(*painter, at.name, index.data().toString(),
                  uiFont(metrics::text, group ? QFont::DemiBold : QFont::Normal), nameColour(option, group));
    paintCellText(*painter, at.side, side, sideFont, rowColor(option, theme().muted), Qt::AlignRight);
    painter->restore();
}

QSize FaultDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, rowHeight};
}

} // namespace lifeline
