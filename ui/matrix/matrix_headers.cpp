#include "ui/matrix/matrix_headers.h"

#include "ui/matrix/matrix_delegate.h"
#include "ui/matrix/matrix_model.h"
#include "ui/table/row_painting.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace lifeline {
namespace {

constexpr int countWidth = 26, narrowest = 90, lineHeight = 17, above = 4;

void fillGround(QWidget* viewport)
{
    QPainter painter(viewport);
    painter.fillRect(viewport->rect(), theme().panel);
}

void paintLine(QPainter& painter, const QRect& box)
{
    painter.fillRect(box, theme().panel);
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme().separator);
}

} // namespace

StackHeader::StackHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(narrowest);
    setFixedHeight(lineHeights);
    connect(&ThemeManager::instance(), &ThemeManager::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize StackHeader::sizeHint() const { return {QHeaderView::sizeHint().width(), lineHeights}; }

void StackHeader::paintEvent(QPaintEvent* event)
{
    fillGround(viewport());
    QHeaderView::paintEvent(event);
}

void StackHeader::paintSection(QPainter* painter, const QRect& box, int logicalIndex) const
{
    paintLine(*painter, box);
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const QString arrow =
        sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral(" ↑") : QStringLiteral(" ↓");
    const QString title = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    const QRect first(box.left() + cellPadding, box.top() + above, box.width() - 2 * cellPadding, lineHeight);
    paintCellText(*painter, first, sorted ? title + arrow : title, uiFont(metrics::text, QFont::DemiBold),
                  theme().text);
    paintCellText(*painter, first.translated(0, lineHeight),
                  model()->headerData(logicalIndex, Qt::Horizontal, MatrixModel::OriginRole).toString(),
                  uiFont(metrics::smallText), theme().muted);
}

FaultHeader::FaultHeader(QWidget* parent) : QHeaderView(Qt::Vertical, parent)
{
    setSectionsClickable(false);
    setSectionResizeMode(QHeaderView::Fixed);
    setDefaultSectionSize(MatrixDelegate::rowHeight);
    setMinimumSectionSize(MatrixDelegate::rowHeight);
    connect(&ThemeManager::instance(), &ThemeManager::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize FaultHeader::sizeHint() const { return {m_width, QHeaderView::sizeHint().height()}; }

void FaultHeader::setTitleWidth(int width)
{
    m_width = width;
    setFixedWidth(width);
}

void FaultHeader::paintEvent(QPaintEvent* event)
{
    fillGround(viewport());
    QHeaderView::paintEvent(event);
}

void FaultHeader::paintSection(QPainter* painter, const QRect& box, int logicalIndex) const
{
    painter->fillRect(box, theme().panel);
    painter->fillRect(box.left(), box.bottom(), box.width(), 1, theme().gridLine);
    painter->fillRect(box.right(), box.top(), 1, box.height(), theme().separator);
    const QRect inside = box.adjusted(cellPadding, 0, -cellPadding, 0);
    const QRect title = inside.adjusted(0, 0, -countWidth, 0);
    paintCellText(*painter, title, model()->headerData(logicalIndex, Qt::Vertical).toString(), uiFont(),
                  theme().text);
    const int count = model()->headerData(logicalIndex, Qt::Vertical, MatrixModel::SideRole).toInt();
    if (count > 0)
        paintCellText(*painter, inside, QStringLiteral("≠%1").arg(count), uiFont(metrics::smallText),
                      theme().muted, Qt::AlignRight);
}

} // namespace lifeline
