// The hand on the ladder: clicks, keys and tips.
#include "ui/ladder/ladder_view.h"
#include "words/words.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace lifeline {

void LadderView::mousePressEvent(QMouseEvent* event)
{
    const LadderHit* hit = hitAt(event->position());
    if (hit == nullptr || event->button() != Qt::LeftButton)
        return;
    if (hit->what == LadderHit::What::Event)
        m_model.selectRow(hit->index);
    else if (hit->what == LadderHit::What::Fold) {
        m_flow.toggle(hit->index, m_rows);
        m_follow = false;
        updateScrollBar();
        relayout();
    }
}

void LadderView::contextMenuEvent(QContextMenuEvent* event)
{
    if (record() == nullptr)
        return;
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuRequested(*m_shown,
                         byKey ? viewport()->mapToGlobal(viewport()->rect().center()) : event->globalPos());
}

const LadderHit* LadderView::hitAt(QPointF position) const
{
    return position.y() < namesHeight ? nullptr : m_picture.at(position - QPointF(contentOrigin()));
}

QString LadderView::tipAt(QPoint position) const
{
    const LadderHit* hit = hitAt(position);
    if (hit == nullptr)
        return {};
    if (hit->what == LadderHit::What::Ghost)
        return hit->index < m_ghosts.size() ? words::ghost(m_ghosts[hit->index]) : QString();
    if (hit->what == LadderHit::What::Fold)
        return tr("Click to show or hide each of them");
    const Event event = m_model.log().event(hit->index);
    QStringList lines{words::eventTitle(event), words::eventDetail(event),
                      words::side(event.side) + QStringLiteral(" · ") + words::timestamp(event.at)};
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

bool LadderView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = tipAt(help->pos());
    // As markup only so that long lines wrap; what a peer sent is never read as markup.
    const QString lines = tip.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), QStringLiteral("<qt>%1</qt>").arg(lines), viewport());
    return true;
}

std::uint32_t LadderView::selectedLadderRow() const
{
    const ConnectionRecord* shown = record();
    if (shown == nullptr || !m_model.selectedRow())
        return LadderRow::none;
    const auto found = std::lower_bound(shown->rows.begin(), shown->rows.end(), *m_model.selectedRow());
    const auto position = static_cast<std::size_t>(found - shown->rows.begin());
    const bool known = found != shown->rows.end() && *found == *m_model.selectedRow();
    return known && position < m_rows.eventsTaken() ? m_rows.rowOfEvent(position) : LadderRow::none;
}

std::optional<std::size_t> LadderView::selectedItem() const
{
    const std::uint32_t row = selectedLadderRow();
    const std::size_t item = row == LadderRow::none ? m_flow.items().size() : m_flow.itemOf(row);
    return item < m_flow.items().size() ? std::optional(item) : std::nullopt;
}

void LadderView::showSelected()
{
    const auto item = selectedItem();
    if (!item)
        return;
    const LadderItem& shown = m_flow.items()[*item];
    const LadderRoom room = LadderFlow::roomOf(m_rows[shown.row], shown.fold);
    QScrollBar* bar = verticalScrollBar();
    if (shown.y - room.above < bar->value())
        bar->setValue(shown.y - room.above - 8);
    else if (shown.y + room.below > bar->value() + bar->pageStep())
        bar->setValue(shown.y + room.below + 8 - bar->pageStep());
}

void LadderView::selectItem(std::size_t item)
{
    m_model.selectRow(m_rows[m_flow.items()[item].row].logRow());
}

void LadderView::moveSelection(int by)
{
    const auto count = static_cast<std::ptrdiff_t>(m_flow.items().size());
    const auto selected = selectedItem();
    std::ptrdiff_t to = selected ? static_cast<std::ptrdiff_t>(*selected) + by : by > 0 ? 0 : count - 1;
    // The headline of an open fold shares its row with the line below it.
    if (to >= 0 && to < count && m_flow.items()[static_cast<std::size_t>(to)].fold == LadderFold::Open)
        to += by > 0 ? 1 : -1;
    if (to >= 0 && to < count)
        selectItem(static_cast<std::size_t>(to));
}

/// Opens or closes the fold around the selection; nullopt: whichever it is not. False when there is nothing
/// to do.
bool LadderView::toggleFold(std::optional<bool> open)
{
    const auto selected = selectedItem();
    if (!selected)
        return false;
    const auto& items = m_flow.items();
    const std::uint32_t row = items[*selected].row;
    for (std::size_t i = *selected + 1; i-- > 0;) {
        const LadderItem& item = items[i];
        if (item.fold == LadderFold::None)
            continue;
        const bool isOpen = item.fold == LadderFold::Open;
        if (row - item.row >= item.rows || (open && *open == isOpen))
            return false;
        m_flow.toggle(item.row, m_rows);
        m_follow = false;
        updateScrollBar();
        showSelected();
        relayout();
        return true;
    }
    return false;
}

void LadderView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up: moveSelection(-1); return;
    case Qt::Key_Down: moveSelection(1); return;
    case Qt::Key_Home:
        if (!m_flow.items().empty())
            selectItem(0);
        return;
    case Qt::Key_End:
        if (!m_flow.items().empty())
            selectItem(m_flow.items().size() - 1);
        return;
    case Qt::Key_Right: toggleFold(true); return;
    case Qt::Key_Left: toggleFold(false); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (toggleFold(std::nullopt))
            return;
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

} // namespace lifeline
