// Paints the rows of the catalogue of faults.
#pragma once

#include <QStyledItemDelegate>

namespace lifeline {

class FaultDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int rowHeight = 24; // pixels

    /// Where the name stands in a row, beginning after the triangle or the mark of its outcome, and the text
    /// at the right: the name gives way.
    struct Boxes {
        QRect sign, name, side;
    };
    static Boxes boxes(const QRect& row, bool group, int sideWidth);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace lifeline
