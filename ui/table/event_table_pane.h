// The event table with its header: how many events are shown, and the way back to the newest.
#pragma once

#include "ui/table/event_model.h"
#include "ui/theme/pane.h"

#include <cstdint>
#include <vector>

class QMenu;
class QToolButton;

namespace lifeline {

class RowTable;
class StickyBottom;

/// The selected event is the session's, both ways. Follows new events while the last row is in view.
class EventTablePane : public Pane {
    Q_OBJECT
public:
    /// `session` must outlive the pane.
    explicit EventTablePane(SessionModel& session, QWidget* parent = nullptr);

    void setFilter(EventFilter filter);
    const EventModel& model() const { return m_model; }
    bool filtered() const { return m_model.isFiltered(); }
    /// The log's rows, ascending.
    std::vector<std::uint64_t> selectedRows() const;
    /// Whose events are selected, rising; no more than `mostConnections` are told.
    const std::vector<ConnectionId>& selectedConnections() const { return m_connections; }
    static constexpr std::size_t mostConnections = 3; // enough to see that they are not two

Q_SIGNALS:
    void selectedConnectionsChanged();
    void compareBothRequested(ConnectionId left, ConnectionId right);
    void filteredCountChanged();
    /// A filter text that shows less: "conn:6", "event:on-close".
    void filterRequested(const QString& filter);

private:
    void addJumpButton();
    void sizeColumns();
    void showCounts();
    void takeSelectedConnections();
    void takeCurrent(const QModelIndex& current);
    void takeSelection();
    void showMenu(const QModelIndex& index, const QPoint& globalPosition);
    void addCompareAction(QMenu& menu);
    void addFilterActions(QMenu& menu, std::uint64_t row);
    std::vector<int> selectedIndexes() const;
    void copyRows() const;
    void copyJson() const;

    SessionModel& m_session;
    EventModel m_model;
    RowTable* m_view;
    StickyBottom* m_bottom;
    std::vector<ConnectionId> m_connections;
    QToolButton* m_jump = nullptr;
};

} // namespace lifeline
