#include "ui/table/event_delegate.h"

#include "ui/table/event_face.h"
#include "ui/table/event_model.h"
#include "ui/table/row_painting.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace lifeline {
namespace {

constexpr int markWidth = 4, markHeight = 10, gapAfterMark = 6;

/// The colour of the tone, or none where the event has no tone of its own.
QColor toneColor(EventTone tone)
{
    switch (tone) {
    case EventTone::Sent: return theme().sent;
    case EventTone::Received: return theme().received;
    case EventTone::Fault: return theme().fault;
    case EventTone::Plain: break;
    }
    return {};
}

QColor markColor(const QModelIndex& index)
{
    const QColor color = toneColor(static_cast<EventTone>(index.data(EventModel::ToneRole).toInt()));
    const auto layer = static_cast<Layer>(index.data(EventModel::LayerRole).toInt());
    if (layer == Layer::Callback || layer == Layer::Deadline)
        return theme().layer(layer);
    if (color.isValid())
        return color;
    // Messages repeat their frames; the colours of the ways belong to those.
    return layer == Layer::Ws ? theme().muted : theme().layer(layer);
}

QColor textColor(const QModelIndex& index)
{
    const int column = index.column();
    if (column == EventModel::EventColumn) {
        const QColor color = toneColor(static_cast<EventTone>(index.data(EventModel::ToneRole).toInt()));
        return color.isValid() ? color : theme().text;
    }
    const bool quiet = column == EventModel::DeltaColumn || column == EventModel::SideColumn ||
                       column == EventModel::BytesColumn;
    return quiet ? theme().muted : theme().text;
}

QFont fontOf(int column)
{
    switch (column) {
    case EventModel::SideColumn:
    case EventModel::DetailColumn: return uiFont();
    case EventModel::EventColumn: return uiFont(metrics::text, QFont::DemiBold);
    default: return monoFont(metrics::smallText);
    }
}

} // namespace

QRect EventDelegate::markBox(const QRect& cell)
{
    return {cell.left() + cellPadding, cell.center().y() - markHeight / 2 + 1, markWidth, markHeight};
}

void EventDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    paintRowGround(*painter, option, index);
    QRect box = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
    if (index.column() == EventModel::EventColumn) {
        painter->fillRect(markBox(option.rect), markColor(index));
        box.adjust(markWidth + gapAfterMark, 0, 0, 0);
    }
    const auto alignment =
        Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignHorizontal_Mask;
    paintCellText(*painter, box, index.data().toString(), fontOf(index.column()),
                  rowColor(option, textColor(index)), alignment);
}

QSize EventDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, rowHeight};
}

} // namespace lifeline
