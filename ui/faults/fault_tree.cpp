#include "ui/faults/fault_tree.h"

#include "ui/faults/fault_delegate.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace lifeline {
namespace {

bool isGroup(const QModelIndex& index) { return index.isValid() && !index.parent().isValid(); }

} // namespace

FaultTree::FaultTree(QWidget* parent) : QTreeView(parent)
{
    setObjectName(QStringLiteral("fault-tree"));
    setAccessibleName(tr("Faults"));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setExpandsOnDoubleClick(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setItemDelegate(new FaultDelegate(this));
    takeTheme();
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &FaultTree::takeTheme);
}

void FaultTree::goToFirstFault()
{
    if (currentIndex().isValid() && !isGroup(currentIndex()))
        return;
    const QModelIndex group = currentIndex().isValid() ? currentIndex() : model()->index(0, 0);
    expand(group);
    if (model()->rowCount(group) > 0)
        setCurrentIndex(model()->index(0, 0, group));
}

void FaultTree::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex pressed = indexAt(event->position().toPoint());
    QTreeView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && isGroup(pressed))
        setExpanded(pressed, !isExpanded(pressed));
}

void FaultTree::keyPressEvent(QKeyEvent* event)
{
    const bool opens =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (opens && isGroup(currentIndex()))
        setExpanded(currentIndex(), !isExpanded(currentIndex()));
    else
        QTreeView::keyPressEvent(event);
}

/// The delegate paints the whole row.
void FaultTree::drawBranches(QPainter*, const QRect&, const QModelIndex&) const {}

void FaultTree::takeTheme()
{
    QPalette colours = palette();
    colours.setColor(QPalette::Base, theme().panel);
    setPalette(colours);
    viewport()->update();
}

} // namespace lifeline
