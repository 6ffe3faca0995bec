// Two lives side by side as rows of a table: what is alike stands beside each other.
#pragma once

#include "review/comparison.h"
#include "session/event_log.h"

#include <QAbstractTableModel>

#include <memory>

namespace lifeline {

/// Of one connection, rising.
struct CompareRows {
    std::shared_ptr<const EventLog> log;
    std::vector<std::uint64_t> rows;
};

class CompareModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        LeftTime,
        LeftSide,
        LeftEvent,
        LeftDetail,
        Sign,
        RightTime,
        RightSide,
        RightEvent,
        RightDetail,
        ColumnCount,
    };
    enum class Kind { Same, Changed, OnlyLeft, OnlyRight };

    using QAbstractTableModel::QAbstractTableModel;

    /// `comparison` is what compare() said of them.
    void show(const CompareRows& left, const CompareRows& right, Comparison comparison);
    void setOnlyDifferences(bool only);
    const Comparison& comparison() const { return m_comparison; }
    Kind kindAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void select();
    const ComparedPair& pairAt(int row) const
    {
        return m_comparison.pairs[m_shown[static_cast<std::size_t>(row)]];
    }
    QString text(int row, int column) const;
    QVariant background(int row, int column) const;

    std::shared_ptr<const EventLog> m_leftLog, m_rightLog;
    Comparison m_comparison;
    std::vector<std::uint32_t> m_shown; // positions of pairs
    bool m_onlyDifferences = false;
    std::int64_t m_leftBegin = 0, m_rightBegin = 0; // times are since the connection began
};

} // namespace lifeline
