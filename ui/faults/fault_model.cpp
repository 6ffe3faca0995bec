#include "ui/faults/fault_model.h"

#include "ui/faults/fault_text.h"
#include "words/words.h"

#include <QLocale>

#include <array>
#include <numeric>

namespace lifeline {
namespace {

// A group's id is its place plus one in the id of its faults' indices.
constexpr quintptr groupId = 0;

} // namespace

FaultModel::FaultModel(const FaultLibrary& library, QObject* parent)
    : QAbstractItemModel(parent), m_library(library)
{
    fill();
    connect(&library, &FaultLibrary::changed, this, &FaultModel::fill);
}

void FaultModel::setSearch(const QString& words)
{
    if (m_search == words)
        return;
    m_search = words;
    fill();
}

void FaultModel::fill()
{
    beginResetModel();
    std::vector<std::size_t> all(m_library.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    m_groupsInAll = static_cast<int>(grouped(all).size());
    m_groups = grouped(m_library.catalogue().search(m_search.toStdString()));
    endResetModel();
}

/// In the order of the catalogue's groups, a person's own last; none is empty.
std::vector<FaultModel::Group> FaultModel::grouped(const std::vector<std::size_t>& indices) const
{
    std::array<Group, faultGroupCount + 1> groups;
    for (std::size_t i = 0; i < faultGroupCount; ++i)
        groups[i].title = words::faultGroup(faultGroupId(static_cast<FaultGroup>(i)));
    groups.back().title = tr("My faults");
    for (const std::size_t index : indices) {
        const FaultPtr& fault = m_library.at(index);
        const bool own = FaultLibrary::isOwn(*fault);
        groups[own ? faultGroupCount : static_cast<std::size_t>(fault->group)].faults.push_back(fault);
    }
    std::vector<Group> filled;
    for (Group& group : groups) {
        if (!group.faults.empty())
            filled.push_back(std::move(group));
    }
    return filled;
}

void FaultModel::setOutcome(const QString& id, Outcome outcome)
{
    m_outcomes[id] = outcome;
    const QModelIndex found = indexOf(id);
    if (found.isValid())
        Q_EMIT dataChanged(found, found);
}

std::size_t FaultModel::shown() const
{
    std::size_t count = 0;
    for (const Group& group : m_groups)
        count += group.faults.size();
    return count;
}

FaultPtr FaultModel::faultAt(const QModelIndex& index) const
{
    if (!index.isValid() || isGroup(index))
        return nullptr;
    return m_groups[index.internalId() - 1].faults[static_cast<std::size_t>(index.row())];
}

std::vector<FaultPtr> FaultModel::faultsUnder(const QModelIndex& index) const
{
    if (isGroup(index))
        return m_groups[static_cast<std::size_t>(index.row())].faults;
    if (index.isValid())
        return {faultAt(index)};
    std::vector<FaultPtr> all;
    for (const Group& group : m_groups)
        all.insert(all.end(), group.faults.begin(), group.faults.end());
    return all;
}

QModelIndex FaultModel::indexOf(const QString& id) const
{
    const std::string wanted = id.toStdString();
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        const auto& faults = m_groups[g].faults;
        for (std::size_t f = 0; f < faults.size(); ++f) {
            if (faults[f]->id == wanted)
                return createIndex(static_cast<int>(f), 0, g + 1);
        }
    }
    return {};
}

QModelIndex FaultModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : groupId);
}

QModelIndex FaultModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == groupId)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, groupId);
}

int FaultModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    const bool group = parent.internalId() == groupId && parent.column() == 0;
    return group ? static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].faults.size()) : 0;
}

int FaultModel::columnCount(const QModelIndex&) const { return 1; }

QVariant FaultModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return isGroup(index) ? groupData(m_groups[static_cast<std::size_t>(index.row())], role)
                          : faultData(*faultAt(index), role);
}

QVariant FaultModel::groupData(const Group& group, int role) const
{
    const auto count = static_cast<int>(group.faults.size());
    switch (role) {
    case Qt::DisplayRole: return group.title;
    case SideTextRole: return QLocale().toString(count);
    case Qt::AccessibleDescriptionRole: return count == 1 ? tr("1 fault") : tr("%1 faults").arg(count);
    default: return {};
    }
}

QVariant FaultModel::faultData(const Fault& fault, int role) const
{
    const QString id = QString::fromStdString(fault.id);
    switch (role) {
    case Qt::DisplayRole: return QString::fromStdString(fault.title);
    case Qt::ToolTipRole: return tipHtml(fault);
    case Qt::AccessibleDescriptionRole: return QString::fromStdString(fault.does);
    case SideTextRole: return placeText(fault);
    case OutcomeRole:
        return m_outcomes.contains(id) ? QVariant(static_cast<int>(m_outcomes.value(id))) : QVariant();
    default: return {};
    }
}

} // namespace lifeline
