// Paints the rows of the list of connections.
#pragma once

#include <QStyledItemDelegate>

namespace lifeline {

class ConnectionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int rowHeight = 32; // pixels
    static constexpr int rightPadding =
        2; // pixels after a text; the next cell begins with padding of its own

    /// The coloured mark at the left edge of a row, inside its first cell.
    static QRect markBox(const QRect& cell);
    /// The chip around the stage, inside its cell.
    static QRect chipBox(const QRect& cell);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace lifeline
