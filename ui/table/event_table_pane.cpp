#include "ui/table/event_table_pane.h"

#include "ui/table/event_clipboard.h"
#include "ui/table/event_delegate.h"
#include "ui/table/row_painting.h"
#include "ui/table/row_table.h"
#include "ui/table/sticky_bottom.h"
#include "ui/theme/theme.h"
#include "words/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace lifeline {
namespace {

QString count(std::uint64_t number) { return QLocale().toString(static_cast<qulonglong>(number)); }

int widthOf(const QFont& font, const QString& widest)
{
    return QFontMetrics(font).horizontalAdvance(widest) + 2 * cellPadding + 1;
}

int sideWidth()
{
    int width = 0;
    for (const Side side : {Side::Client, Side::Server, Side::Relay})
        width = std::max(width, widthOf(uiFont(), words::side(side) + QStringLiteral(" →")));
    return width;
}

} // namespace

EventTablePane::EventTablePane(SessionModel& session, QWidget* parent)
    : Pane(tr("Events"), parent), m_session(session), m_model(session),
      m_view(new RowTable(EventDelegate::rowHeight, this)),
      m_bottom(new StickyBottom(*m_view->verticalScrollBar(), this))
{
    setObjectName(QStringLiteral("event-table-pane"));
    m_view->setObjectName(QStringLiteral("event-table"));
    m_view->setAccessibleName(tr("Events"));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_view->setItemDelegate(new EventDelegate(m_view));
    m_view->setModel(&m_model);
    setContent(m_view);
    sizeColumns();
    addJumpButton();
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &EventTablePane::takeCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &EventTablePane::takeSelectedConnections);
    connect(&m_model, &EventModel::modelReset, this, &EventTablePane::takeSelectedConnections);
    connect(m_view, &RowTable::copyRequested, this, &EventTablePane::copyRows);
    connect(m_view, &RowTable::menuRequested, this, &EventTablePane::showMenu);
    connect(&m_session, &SessionModel::selectionChanged, this, &EventTablePane::takeSelection);
    connect(&m_session, &SessionModel::rowsAppended, this, &EventTablePane::showCounts);
    connect(&m_model, &EventModel::rowsInserted, this, &EventTablePane::takeSelection);
    connect(&m_model, &EventModel::examinedMore, this, &EventTablePane::showCounts);
    connect(&m_model, &EventModel::examinedMore, this, &EventTablePane::filteredCountChanged);
    showCounts();
    takeSelection();
}

void EventTablePane::addJumpButton()
{
    m_jump = new QToolButton(this);
    m_jump->setObjectName(QStringLiteral("jump-to-newest"));
    m_jump->setText(tr("↓ Jump to newest"));
    m_jump->setToolTip(tr("Show the newest events and follow them (End)"));
    m_jump->setAutoRaise(true);
    m_jump->setVisible(false);
    addControl(m_jump);
    connect(m_jump, &QToolButton::clicked, m_bottom, &StickyBottom::stick);
    connect(m_bottom, &StickyBottom::changed, m_jump, [this](bool sticks) { m_jump->setVisible(!sticks); });
}

/// Fixed by the widest text each can be expected to hold: asking the rows would ask all of them.
void EventTablePane::sizeColumns()
{
    QHeaderView* header = m_view->horizontalHeader();
    const QFont mono = monoFont(metrics::smallText);
    header->resizeSection(EventModel::TimeColumn, widthOf(mono, QStringLiteral("0000.000 000")));
    header->resizeSection(EventModel::DeltaColumn, widthOf(mono, QStringLiteral("+00 h 00")));
    header->resizeSection(EventModel::ConnectionColumn, widthOf(mono, QStringLiteral("00000")));
    header->resizeSection(EventModel::SideColumn, sideWidth());
    header->resizeSection(EventModel::EventColumn, 190);
    header->resizeSection(EventModel::BytesColumn, widthOf(mono, QStringLiteral("0,000,000")));
    header->setSectionResizeMode(EventModel::DetailColumn, QHeaderView::Stretch);
}

void EventTablePane::setFilter(EventFilter filter)
{
    m_model.setFilter(std::move(filter));
    m_bottom->stick();
    takeSelection();
}

void EventTablePane::showCounts()
{
    const std::uint64_t all = m_session.rows();
    if (!m_model.isFiltered()) {
        setSubtitle(all == 1 ? tr("1 event") : tr("%1 events").arg(count(all)));
        return;
    }
    const auto shown = static_cast<std::uint64_t>(m_model.rowCount());
    const QString text = tr("%1 of %2 events").arg(count(shown), count(all));
    setSubtitle(m_model.isFiltering() ? tr("%1 · filtering…").arg(text) : text);
}

void EventTablePane::takeCurrent(const QModelIndex& current)
{
    if (current.isValid() && m_session.selectedRow() != m_model.rowAt(current.row()))
        m_session.selectRow(m_model.rowAt(current.row()));
}

/// Marks the session's event, where the filter shows it and it is not marked yet.
void EventTablePane::takeSelection()
{
    const auto row = m_session.selectedRow();
    const int index = row ? m_model.indexOf(*row) : -1;
    if (index == m_view->currentIndex().row())
        return;
    if (index < 0) {
        m_view->selectionModel()->clear();
        return;
    }
    m_view->goTo(index);
}

std::vector<int> EventTablePane::selectedIndexes() const
{
    std::vector<int> indexes;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            indexes.push_back(row);
    std::sort(indexes.begin(), indexes.end());
    indexes.erase(std::unique(indexes.begin(), indexes.end()), indexes.end());
    return indexes;
}

std::vector<std::uint64_t> EventTablePane::selectedRows() const
{
    std::vector<std::uint64_t> rows;
    for (const int index : selectedIndexes())
        rows.push_back(m_model.rowAt(index));
    return rows;
}

/// Stops at the third: of a million selected rows hardly any is looked at, but where they are of two.
void EventTablePane::takeSelectedConnections()
{
    std::vector<ConnectionId> found;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && found.size() < mostConnections; ++row) {
            const ConnectionId id{m_session.log().entry(m_model.rowAt(row)).connection};
            if (id != ConnectionId::None && std::ranges::find(found, id) == found.end())
                found.push_back(id);
        }
    }
    std::ranges::sort(found);
    if (found == m_connections)
        return;
    m_connections = std::move(found);
    Q_EMIT selectedConnectionsChanged();
}

void EventTablePane::copyRows() const
{
    QGuiApplication::clipboard()->setText(tabSeparated(m_model, selectedIndexes()));
}

void EventTablePane::copyJson() const
{
    QGuiApplication::clipboard()->setText(jsonLines(m_session.log(), selectedRows()));
}

void EventTablePane::showMenu(const QModelIndex& index, const QPoint& globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("event-menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copy = menu->addAction(tr("Copy"), this, &EventTablePane::copyRows);
    copy->setObjectName(QStringLiteral("copy-rows"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutVisibleInContextMenu(true);
    menu->addAction(tr("Copy as JSON"), this, &EventTablePane::copyJson)
        ->setObjectName(QStringLiteral("copy-json"));
    menu->addSeparator();
    addFilterActions(*menu, m_model.rowAt(index.row()));
    menu->addSeparator();
    addCompareAction(*menu);
    menu->popup(globalPosition);
}

void EventTablePane::addCompareAction(QMenu& menu)
{
    const std::vector<ConnectionId> both = m_connections;
    const bool areTwo = both.size() == 2;
    const QString text = areTwo
                             ? tr("Compare connections #%1 and #%2").arg(number(both[0])).arg(number(both[1]))
                             : tr("Compare the two connections selected");
    QAction* compare =
        menu.addAction(text, this, [this, both] { Q_EMIT compareBothRequested(both[0], both[1]); });
    compare->setObjectName(QStringLiteral("compare-both"));
    compare->setEnabled(areTwo);
}

void EventTablePane::addFilterActions(QMenu& menu, std::uint64_t row)
{
    const Event event = m_session.log().event(row);
    const std::string_view name = eventName(event);
    const QString eventFilter =
        QStringLiteral("event:") + QLatin1String(name.data(), static_cast<qsizetype>(name.size()));
    const QString connectionFilter = QStringLiteral("conn:%1").arg(number(event.connection));
    QAction* connection = menu.addAction(tr("Show only this connection"), this, [this, connectionFilter] {
        Q_EMIT filterRequested(connectionFilter);
    });
    connection->setObjectName(QStringLiteral("only-connection"));
    connection->setEnabled(event.connection != ConnectionId::None);
    menu.addAction(tr("Show only this kind of event"), this,
                   [this, eventFilter] { Q_EMIT filterRequested(eventFilter); })
        ->setObjectName(QStringLiteral("only-event"));
}

} // namespace lifeline
