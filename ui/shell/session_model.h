// What the panes look at together: the log, its connections, and the one selection they share.
#pragma once

#include "base/time.h"
#include "session/connection_table.h"
#include "session/event_log.h"

#include <QObject>

#include <functional>
#include <optional>

namespace lifeline {

/// GUI thread only. Panes never read the log before poll() has told them how far it is.
class SessionModel : public QObject {
    Q_OBJECT
public:
    /// `now` gives the session's time, for what is still going on. The log must outlive the model.
    SessionModel(const EventLog& log, std::function<MonotonicTime()> now, QObject* parent = nullptr);

    const EventLog& log() const { return m_log; }
    const ConnectionTable& connections() const { return m_connections; }
    MonotonicTime now() const { return m_now(); }
    /// Rows the panes may look at.
    std::uint64_t rows() const { return m_connections.rowsRead(); }
    bool anyLive() const { return m_aliveCount > 0; }

    /// Takes over what is new in the log, at most so much that the window stays responsive; called every
    /// 16–33 ms.
    void poll();

    std::optional<ConnectionId> selectedConnection() const { return m_connection; }
    std::optional<std::uint64_t> selectedRow() const { return m_row; }

    /// Selects a connection and no event.
    void selectConnection(ConnectionId connection);
    /// Selects an event and its connection.
    void selectRow(std::uint64_t row);
    void clearSelection();

Q_SIGNALS:
    void rowsAppended(std::uint64_t first, std::uint64_t count);
    /// Positions in connections(), each once.
    void connectionsChanged(const std::vector<std::size_t>& positions);
    void selectionChanged();

private:
    void countLive(const std::vector<std::size_t>& changed);

    const EventLog& m_log;
    std::function<MonotonicTime()> m_now;
    ConnectionTable m_connections;
    std::optional<ConnectionId> m_connection;
    std::optional<std::uint64_t> m_row;
    std::vector<bool> m_alive; // by position
    std::size_t m_aliveCount = 0;
};

} // namespace lifeline
