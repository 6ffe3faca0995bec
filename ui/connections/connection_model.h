// The connections of a session as rows of a table, the newest first.
#pragma once

#include "ui/shell/session_model.h"

#include <QAbstractTableModel>

#include <cstddef>
#include <vector>

namespace lifeline {

/// Text is made when it is asked for; of what changed only the rows that changed are announced, neighbours
/// together.
class ConnectionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NumberColumn, FromToColumn, StageColumn, CloseColumn, LifeColumn, ColumnCount };
    enum Role {
        ToneRole = Qt::UserRole, // StageTone as an int
        AbnormalRole,            // the close code tells of trouble
    };

    /// `session` must outlive the model.
    explicit ConnectionModel(const SessionModel& session, QObject* parent = nullptr);

    /// The connection of a row, which must exist.
    const ConnectionRecord& recordAt(int row) const;
    /// -1 when the connection is not in the table.
    int rowOf(ConnectionId id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void take(const std::vector<std::size_t>& positions);
    void insertNew();
    void announce(std::vector<int> rows);
    QString text(const ConnectionRecord& record, int column) const;
    QVariant tip(const ConnectionRecord& record) const;

    const SessionModel& m_session;
    std::size_t m_count; // connections shown; the session may already hold more
};

} // namespace lifeline
