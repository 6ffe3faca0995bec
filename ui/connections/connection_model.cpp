#include "ui/connections/connection_model.h"

#include "contracts/duties.h"
#include "ui/connections/connection_life.h"
#include "words/words.h"

#include <algorithm>

namespace lifeline {
namespace {

int alignmentOf(int column)
{
    return static_cast<int>((column == ConnectionModel::LifeColumn ? Qt::AlignRight : Qt::AlignLeft) |
                            Qt::AlignVCenter);
}

} // namespace

ConnectionModel::ConnectionModel(const SessionModel& session, QObject* parent)
    : QAbstractTableModel(parent), m_session(session), m_count(session.connections().size())
{
    connect(&session, &SessionModel::connectionsChanged, this, &ConnectionModel::take);
}

void ConnectionModel::take(const std::vector<std::size_t>& positions)
{
    const std::size_t known = m_count;
    insertNew();
    std::vector<int> rows;
    for (const std::size_t position : positions)
        if (position < known)
            rows.push_back(static_cast<int>(m_count - 1 - position));
    announce(std::move(rows));
}

void ConnectionModel::insertNew()
{
    const std::size_t size = m_session.connections().size();
    if (size <= m_count)
        return;
    beginInsertRows({}, 0, static_cast<int>(size - m_count) - 1);
    m_count = size;
    endInsertRows();
}

void ConnectionModel::announce(std::vector<int> rows)
{
    std::sort(rows.begin(), rows.end());
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t last = i;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
            ++last;
        Q_EMIT dataChanged(index(rows[i], 0), index(rows[last], ColumnCount - 1));
        i = last + 1;
    }
}

const ConnectionRecord& ConnectionModel::recordAt(int row) const
{
    return m_session.connections().at(m_count - 1 - static_cast<std::size_t>(row));
}

int ConnectionModel::rowOf(ConnectionId id) const
{
    const std::size_t position = m_session.connections().positionOf(id);
    return position < m_count ? static_cast<int>(m_count - 1 - position) : -1;
}

int ConnectionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_count);
}

int ConnectionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConnectionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ConnectionRecord& record = recordAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(record, index.column());
    case Qt::ToolTipRole: return tip(record);
    case Qt::TextAlignmentRole: return alignmentOf(index.column());
    case ToneRole: return static_cast<int>(toneOf(record.verdict.stage));
    case AbnormalRole: return isAbnormalClose(record.verdict.code);
    default: return {};
    }
}

QVariant ConnectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn: return QStringLiteral("#");
    case FromToColumn: return tr("from → to");
    case StageColumn: return tr("stage reached");
    case CloseColumn: return tr("close");
    default: return tr("life");
    }
}

QString ConnectionModel::text(const ConnectionRecord& record, int column) const
{
    const std::uint16_t code = record.verdict.code;
    switch (column) {
    case NumberColumn: return QString::number(number(record.story.id));
    case FromToColumn: return words::fromTo(record.story);
    case StageColumn: return words::stage(record.story, record.verdict);
    case CloseColumn: return code == 0 ? QStringLiteral("–") : QString::number(code);
    default: return words::life(lifeOf(record.story, m_session.now()));
    }
}

/// The verdict; a peer's words in it must not be taken for HTML.
QVariant ConnectionModel::tip(const ConnectionRecord& record) const
{
    const words::Headline headline = words::verdict(record.story, record.verdict, contractDuty);
    return QStringLiteral("<qt><b>%1</b> %2</qt>")
        .arg(headline.bold.toHtmlEscaped(), headline.rest.text.toHtmlEscaped());
}

} // namespace lifeline
