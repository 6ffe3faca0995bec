#include "ui/table/quiet_header.h"

#include "ui/table/row_painting.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace lifeline {
namespace {

constexpr int headerHeight = 28;
constexpr int narrowest = 24;

} // namespace

QuietHeader::QuietHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setSectionsClickable(false);
    setMinimumSectionSize(narrowest);
    setFixedHeight(headerHeight);
    connect(&ThemeManager::instance(), &ThemeManager::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize QuietHeader::sizeHint() const { return {QHeaderView::sizeHint().width(), headerHeight}; }

void QuietHeader::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme().panel);
    painter.fillRect(0, headerHeight - 1, viewport()->width(), 1, theme().separator);
    painter.end();
    QHeaderView::paintEvent(event);
}

void QuietHeader::paintSection(QPainter* painter, const QRect& box, int logicalIndex) const
{
    painter->fillRect(box, theme().panel);
    painter->fillRect(box.left(), box.bottom(), box.width(), 1, theme().separator);
    const auto role = model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole);
    const auto alignment = Qt::Alignment(role.toInt()) & Qt::AlignHorizontal_Mask;
    const int right = alignment.testFlag(Qt::AlignRight) ? cellPadding : 0;
    paintCellText(*painter, box.adjusted(cellPadding, 0, -right, 0),
                  model()->headerData(logicalIndex, Qt::Horizontal).toString(), uiFont(metrics::smallText),
                  theme().muted, alignment);
}

} // namespace lifeline
