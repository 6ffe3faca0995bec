// The list of connections with its header: how many there are and how many are open.
#pragma once

#include "ui/connections/connection_model.h"
#include "ui/theme/pane.h"

#include <QTimer>

#include <array>
#include <vector>

class QMenu;

namespace lifeline {

class RowTable;

/// Widths in pixels of ConnectionModel's columns in a view that wide: numbers keep theirs, the rest is shared
/// so that the chip gets at least half and never less than fits the view.
std::array<int, ConnectionModel::ColumnCount> connectionColumnWidths(int viewWidth);

/// The selected connection is the session's, both ways.
class ConnectionsPane : public Pane {
    Q_OBJECT
public:
    /// `session` must outlive the pane.
    explicit ConnectionsPane(SessionModel& session, QWidget* parent = nullptr);

    /// Rising; no more than `mostSelected` are told.
    std::vector<ConnectionId> selected() const;
    static constexpr std::size_t mostSelected = 3; // enough to see that they are not two

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// More or fewer than before are selected, or others.
    void selectedChanged();
    /// A filter text for the event table: "conn:6".
    void filterRequested(const QString& filter);
    /// Close it with 1000, from the end that is ours.
    void closeRequested(ConnectionId id);
    void exportRequested(ConnectionId id);
    /// Beside another one.
    void compareRequested(ConnectionId id);
    void compareBothRequested(ConnectionId left, ConnectionId right);

private:
    void connectModels();
    void takeConnections();
    void takeCurrent(const QModelIndex& current);
    void takeSelection();
    void keepPlace(int rowsOnTop);
    void repaintLives();
    void showMenu(const QModelIndex& index, const QPoint& globalPosition);
    void addActions(QMenu& menu, const ConnectionRecord& record);

    SessionModel& m_session;
    ConnectionModel m_model;
    RowTable* m_view;
    QTimer m_tick;     // runs while a connection is live
    int m_shifted = 0; // pixels of new rows above the ones in view, not yet scrolled by
};

} // namespace lifeline
