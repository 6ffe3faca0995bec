#include "ui/connections/connections_pane.h"

#include "ui/connections/connection_delegate.h"
#include "ui/connections/connection_life.h"
#include "ui/connections/curl_command.h"
#include "ui/table/row_painting.h"
#include "ui/table/row_table.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace lifeline {
namespace {

constexpr int tickMilliseconds = 250;

constexpr int narrowest = 280; // pixels

int widthOf(const QFont& font, const QString& widest)
{
    return QFontMetrics(font).horizontalAdvance(widest) + cellPadding + ConnectionDelegate::rightPadding + 1;
}

QString count(std::size_t number) { return QLocale().toString(static_cast<qulonglong>(number)); }

} // namespace

std::array<int, ConnectionModel::ColumnCount> connectionColumnWidths(int viewWidth)
{
    const int id = widthOf(monoFont(), QStringLiteral("000"));
    const int close = widthOf(monoFont(), QStringLiteral("0000"));
    const int life = widthOf(monoFont(), QStringLiteral("000 ms")) + cellPadding;
    const int rest = std::max(0, viewWidth - id - close - life);
    const int wish = widthOf(uiFont(), QStringLiteral("browser → server"));
    const int chip = ConnectionDelegate::chipCellWidth(QStringLiteral("open, then reset"));
    const int least = widthOf(uiFont(), QStringLiteral("client…"));
    const int fromTo = std::min({wish, std::max(rest - chip, least), rest / 2});
    return {id, fromTo, rest - fromTo, close, life};
}

ConnectionsPane::ConnectionsPane(SessionModel& session, QWidget* parent)
    : Pane(tr("Connections"), parent), m_session(session), m_model(session),
      m_view(new RowTable(ConnectionDelegate::rowHeight, this))
{
    setObjectName(QStringLiteral("connections-pane"));
    m_view->setObjectName(QStringLiteral("connections-view"));
    m_view->setAccessibleName(tr("Connections"));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection); // two can be compared
    m_view->setItemDelegate(new ConnectionDelegate(m_view));
    m_view->setModel(&m_model);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->setMinimumWidth(narrowest);
    m_view->viewport()->installEventFilter(this);
    setContent(m_view);
    m_tick.setInterval(tickMilliseconds);
    connectModels();
    takeConnections();
    takeSelection();
}

void ConnectionsPane::connectModels()
{
    connect(&m_tick, &QTimer::timeout, this, &ConnectionsPane::repaintLives);
    connect(&m_session, &SessionModel::connectionsChanged, this, &ConnectionsPane::takeConnections);
    connect(&m_session, &SessionModel::selectionChanged, this, &ConnectionsPane::takeSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ConnectionsPane::takeCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ConnectionsPane::selectedChanged);
    connect(m_view, &RowTable::menuRequested, this, &ConnectionsPane::showMenu);
    connect(&m_model, &ConnectionModel::rowsAboutToBeInserted, this,
            [this](const QModelIndex&, int first, int last) { keepPlace(last - first + 1); });
    connect(m_view->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        QScrollBar* bar = m_view->verticalScrollBar();
        bar->setValue(bar->value() + std::exchange(m_shifted, 0));
    });
}

/// New rows come on top; what a person scrolled to stays where it is.
void ConnectionsPane::keepPlace(int rowsOnTop)
{
    if (m_view->verticalScrollBar()->value() > 0)
        m_shifted += rowsOnTop * ConnectionDelegate::rowHeight;
}

bool ConnectionsPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize) {
        const auto widths = connectionColumnWidths(m_view->viewport()->width());
        for (std::size_t column = 0; column < widths.size(); ++column)
            m_view->horizontalHeader()->resizeSection(static_cast<int>(column), widths[column]);
    }
    return Pane::eventFilter(watched, event);
}

void ConnectionsPane::takeConnections()
{
    const ConnectionTable& connections = m_session.connections();
    setSubtitle(tr("%1 · %2 open").arg(count(connections.size()), count(connections.openCount())));
    if (!m_session.anyLive())
        m_tick.stop();
    else if (!m_tick.isActive())
        m_tick.start();
    takeSelection();
}

void ConnectionsPane::takeCurrent(const QModelIndex& current)
{
    if (!current.isValid())
        return;
    const ConnectionId id = m_model.recordAt(current.row()).story.id;
    if (m_session.selectedConnection() != id)
        m_session.selectConnection(id);
}

void ConnectionsPane::takeSelection()
{
    const auto id = m_session.selectedConnection();
    const int row = id ? m_model.rowOf(*id) : -1;
    if (row == m_view->currentIndex().row())
        return;
    if (row < 0)
        m_view->selectionModel()->clear();
    else
        m_view->goTo(row);
}

/// Only what time alone changes: the life of the rows in view.
void ConnectionsPane::repaintLives()
{
    const QHeaderView* header = m_view->horizontalHeader();
    m_view->viewport()->update(header->sectionViewportPosition(ConnectionModel::LifeColumn), 0,
                               header->sectionSize(ConnectionModel::LifeColumn),
                               m_view->viewport()->height());
}

void ConnectionsPane::showMenu(const QModelIndex& index, const QPoint& globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("connection-menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addActions(*menu, m_model.recordAt(index.row()));
    menu->popup(globalPosition);
}

void ConnectionsPane::addActions(QMenu& menu, const ConnectionRecord& record)
{
    const ConnectionId id = record.story.id;
    const auto add = [&menu, this](const char* name, const QString& text, auto act) {
        QAction* action = menu.addAction(text, this, act);
        action->setObjectName(QString::fromLatin1(name));
        return action;
    };
    if (isLive(record.story))
        add("close-normally", tr("Close normally (1000)"), [this, id] { Q_EMIT closeRequested(id); });
    add("only-connection", tr("Show only this connection"),
        [this, id] { Q_EMIT filterRequested(QStringLiteral("conn:%1").arg(number(id))); });
    const auto command = curlCommand(m_session.log(), record);
    add("copy-curl", tr("Copy upgrade request as curl"), [command] {
        QGuiApplication::clipboard()->setText(QString::fromStdString(*command));
    })->setEnabled(command.has_value());
    menu.addSeparator();
    add("export-connection", tr("Export…"), [this, id] { Q_EMIT exportRequested(id); });
    add("compare-with", tr("Compare with…"), [this, id] {
        Q_EMIT compareRequested(id);
    })->setEnabled(m_session.connections().size() > 1);
    const std::vector<ConnectionId> both = selected();
    QAction* compare = add("compare-both", tr("Compare the two selected"),
                           [this, both] { Q_EMIT compareBothRequested(both[0], both[1]); });
    compare->setEnabled(both.size() == 2);
    compare->setToolTip(tr("Select two connections with Ctrl and a click"));
}

std::vector<ConnectionId> ConnectionsPane::selected() const
{
    std::vector<ConnectionId> ids;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && ids.size() < mostSelected; ++row)
            ids.push_back(m_model.recordAt(row).story.id);
    }
    std::ranges::sort(ids);
    return ids;
}

} // namespace lifeline
