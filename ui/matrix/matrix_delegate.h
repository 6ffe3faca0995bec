// A cell of Callbacks × faults: a mark and what was told, in the colour of how it agrees with the reference.
#pragma once

#include <QStyledItemDelegate>

namespace lifeline {

class MatrixDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int rowHeight = 24; // pixels

    struct Boxes {
        QRect mark, text;
    };
    static Boxes boxes(const QRect& cell);

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace lifeline
