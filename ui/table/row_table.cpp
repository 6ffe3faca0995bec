#include "ui/table/row_table.h"

#include "ui/table/quiet_header.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

#include <algorithm>

namespace lifeline {

RowTable::RowTable(int rowHeight, QWidget* parent) : QTableView(parent)
{
    setHorizontalHeader(new QuietHeader(this));
    verticalHeader()->setVisible(false);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(rowHeight);
    verticalHeader()->setDefaultSectionSize(rowHeight);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setFocusPolicy(Qt::StrongFocus);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    takeTheme();
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &RowTable::takeTheme);
}

void RowTable::takeTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Base, theme().panel);
    setPalette(colors);
    viewport()->update();
}

void RowTable::keyboardSearch(const QString&) {}

void RowTable::keyPressEvent(QKeyEvent* event)
{
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (event->matches(QKeySequence::Copy))
        Q_EMIT copyRequested();
    else if (plain && event->key() == Qt::Key_J)
        moveBy(1);
    else if (plain && event->key() == Qt::Key_K)
        moveBy(-1);
    else
        QTableView::keyPressEvent(event);
}

void RowTable::goTo(int row)
{
    executeDelayedItemsLayout(); // else the bar does not reach to new rows yet
    setCurrentIndex(model()->index(row, 0));
}

void RowTable::moveBy(int rows)
{
    if (model() == nullptr || model()->rowCount() == 0)
        return;
    const int from = currentIndex().isValid() ? currentIndex().row() + rows : 0;
    const int row = std::clamp(from, 0, model()->rowCount() - 1);
    setCurrentIndex(model()->index(row, std::max(0, currentIndex().column())));
}

void RowTable::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const QPoint at = byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    Q_EMIT menuRequested(index, at);
}

// The ring around the current row spans all of its cells.

void RowTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    viewport()->update();
}

void RowTable::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

} // namespace lifeline
