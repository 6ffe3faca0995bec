// How a cell of a table looks: the ground of its row and one line of elided text.
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

class QModelIndex;
class QPainter;
class QRect;
class QStyleOptionViewItem;

namespace lifeline {

/// Pixels between a cell's edge and its text; the header's captions keep the same.
inline constexpr int cellPadding = 8;

/// The tint of a selected row and, while the view has the focus, the ring around its current row.
void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);

/// One line, centred vertically, elided at its right end where it does not fit.
void paintCellText(QPainter& painter, const QRect& box, const QString& text, const QFont& font,
                   const QColor& color, Qt::Alignment alignment = Qt::AlignLeft);

/// `color` on an ordinary row; on a selected one whatever of it stays readable there.
QColor rowColor(const QStyleOptionViewItem& option, const QColor& color);

} // namespace lifeline
