// The events of a session as rows of a table, straight over the log.
#pragma once

#include "session/event_filter.h"
#include "ui/shell/session_model.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <cstdint>
#include <vector>

namespace lifeline {

/// Rows are the log's rows, or those of them a filter lets through; nothing else is held per row, and text is
/// made when it is asked for. A filter runs in slices of a few milliseconds between other work of the event
/// loop.
class EventModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        TimeColumn,
        DeltaColumn,
        ConnectionColumn,
        SideColumn,
        EventColumn,
        DetailColumn,
        BytesColumn,
        ColumnCount,
    };
    enum Role {
        LayerRole = Qt::UserRole, // Layer as an int
        ToneRole,                 // EventTone as an int
    };

    /// `session` must outlive the model.
    explicit EventModel(const SessionModel& session, QObject* parent = nullptr);

    /// Takes effect at once for everything; other filters fill the table bit by bit.
    void setFilter(EventFilter filter);
    bool isFiltered() const { return !m_filter.matchesEverything(); }
    /// Rows of the session wait to be looked at by the filter.
    bool isFiltering() const { return m_examined < m_session.rows() && isFiltered(); }

    /// The log's row behind a row of the table, which must exist.
    std::uint64_t rowAt(int index) const;
    /// The table's row that shows the log's row; -1 when none does.
    int indexOf(std::uint64_t row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// The filter got further: more rows, or it is through.
    void examinedMore();

private:
    void takeRows();
    void showAll();
    void filterSlice();
    void scheduleSlice();
    static QVariant plainTip(const QString& text);
    QString text(int index, int column) const;
    QString deltaText(int index) const;
    QString sideText(std::uint64_t row) const;
    QString bytesText(std::uint64_t row) const;

    const SessionModel& m_session;
    EventFilter m_filter;
    std::vector<std::uint32_t> m_matches; // the log's rows shown, ascending; unused without a filter
    std::uint64_t m_examined = 0;         // the log's rows looked at
    QTimer m_slice;
};

} // namespace lifeline
