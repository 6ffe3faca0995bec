#include "ui/matrix/matrix_delegate.h"

#include "ui/matrix/matrix_model.h"
#include "ui/matrix/matrix_text.h"
#include "ui/table/row_painting.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace lifeline {
namespace {

constexpr int markWidth = 12, gap = 4;

void paintGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, theme().selection);
    painter.fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, theme().gridLine);
    painter.fillRect(option.rect.right(), option.rect.top(), 1, option.rect.height(), theme().gridLine);
    if (!option.state.testFlag(QStyle::State_HasFocus))
        return;
    painter.setPen(theme().accent);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
}

} // namespace

MatrixDelegate::Boxes MatrixDelegate::boxes(const QRect& cell)
{
    const QRect inside = cell.adjusted(cellPadding, 0, -cellPadding, 0);
    const QRect mark(inside.left(), inside.top(), markWidth, inside.height());
    return {mark, QRect(mark.right() + 1 + gap, inside.top(), inside.right() - mark.right() - gap,
                        inside.height())};
}

void MatrixDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    painter->save();
    paintGround(*painter, option);
    const auto agreement = static_cast<Agreement>(index.data(MatrixModel::AgreementRole).toInt());
    const QColor colour = rowColor(option, agreementColour(agreement));
    const Boxes at = boxes(option.rect);
    paintCellText(*painter, at.mark, agreementMark(agreement), uiFont(), colour, Qt::AlignHCenter);
    const QFont font = uiFont(metrics::smallText);
    paintCellText(*painter, at.text,
                  fittingTold(index.data().toString(), QFontMetrics(font), at.text.width()), font, colour);
    painter->restore();
}

QSize MatrixDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, rowHeight};
}

} // namespace lifeline
