// The catalogue as a tree: groups, and under each its faults; narrowed by a search.
#pragma once

#include "faults/fault_judge.h"
#include "ui/faults/fault_library.h"

#include <QAbstractItemModel>
#include <QHash>

#include <optional>

namespace lifeline {

class FaultModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        SideTextRole = Qt::UserRole, // right of the name: the section of a fault, the count of a group
        OutcomeRole,                 // int of an Outcome; invalid where it was not played
    };

    /// The library must outlive it.
    explicit FaultModel(const FaultLibrary& library, QObject* parent = nullptr);

    /// Words, an RFC section, a close code; see Catalogue::search().
    void setSearch(const QString& words);
    const QString& search() const { return m_search; }
    /// How the fault came out, shown from now on.
    void setOutcome(const QString& id, Outcome outcome);

    std::size_t shown() const;
    /// Groups there are without a search.
    int groupsInAll() const { return m_groupsInAll; }

    static bool isGroup(const QModelIndex& index) { return index.isValid() && !index.parent().isValid(); }
    /// nullptr for a group.
    FaultPtr faultAt(const QModelIndex& index) const;
    /// The fault itself, or all that are shown of a group; of an invalid index all that are shown.
    std::vector<FaultPtr> faultsUnder(const QModelIndex& index) const;
    /// Invalid where it is not shown.
    QModelIndex indexOf(const QString& id) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Group {
        QString title;
        std::vector<FaultPtr> faults;
    };

    std::vector<Group> grouped(const std::vector<std::size_t>& indices) const;
    void fill();
    QVariant groupData(const Group& group, int role) const;
    QVariant faultData(const Fault& fault, int role) const;

    const FaultLibrary& m_library;
    QString m_search;
    std::vector<Group> m_groups;
    int m_groupsInAll = 0;
    QHash<QString, Outcome> m_outcomes;
};

} // namespace lifeline
