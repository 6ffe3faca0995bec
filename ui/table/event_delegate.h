// Paints the rows of the event table.
#pragma once

#include <QStyledItemDelegate>

namespace lifeline {

class EventDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int rowHeight = 22; // pixels

    /// The bar before an event's name, inside its cell.
    static QRect markBox(const QRect& cell);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace lifeline
