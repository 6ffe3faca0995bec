// Paints the rows of the list of connections.
#pragma once

#include <QFontMetrics>
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
    /// Pixels of a cell in which a chip says that in full.
    static int chipCellWidth(const QString& stage);
    /// "client → server"; where that does not fit "client → …", not a piece of the second word.
    static QString fittingFromTo(const QString& fromTo, const QFontMetrics& metrics, int width);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace lifeline
