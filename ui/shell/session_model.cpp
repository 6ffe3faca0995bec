#include "ui/shell/session_model.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace lifeline {
namespace {

constexpr std::uint64_t sliceRows = 4096;
constexpr qint64 budgetMilliseconds = 8;

bool isAlive(const SideStory& side) { return side.present && !isFinal(side.phase); }

bool isAlive(const ConnectionRecord& record)
{
    return isAlive(record.story.client) || isAlive(record.story.server);
}

void sortUnique(std::vector<std::size_t>& positions)
{
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

} // namespace

SessionModel::SessionModel(const EventLog& log, std::function<MonotonicTime()> now, QObject* parent)
    : QObject(parent), m_log(log), m_now(std::move(now)), m_connections(log)
{
}

void SessionModel::poll()
{
    const std::uint64_t first = rows();
    const std::uint64_t end = m_log.size();
    if (first == end)
        return;
    std::vector<std::size_t> changed;
    QElapsedTimer spent;
    spent.start();
    while (rows() < end && spent.elapsed() < budgetMilliseconds) {
        const auto more = m_connections.update(sliceRows);
        changed.insert(changed.end(), more.begin(), more.end());
    }
    sortUnique(changed);
    countLive(changed);
    Q_EMIT rowsAppended(first, rows() - first);
    if (!changed.empty())
        Q_EMIT connectionsChanged(changed);
}

void SessionModel::countLive(const std::vector<std::size_t>& changed)
{
    m_alive.resize(m_connections.size(), false);
    for (const std::size_t position : changed) {
        const bool alive = isAlive(m_connections.at(position));
        m_aliveCount = m_aliveCount + (alive ? 1 : 0) - (m_alive[position] ? 1 : 0);
        m_alive[position] = alive;
    }
}

void SessionModel::selectConnection(ConnectionId connection)
{
    if (m_connection == connection && !m_row)
        return;
    m_connection = connection;
    m_row.reset();
    Q_EMIT selectionChanged();
}

void SessionModel::selectRow(std::uint64_t row)
{
    if (m_row == row || row >= rows())
        return;
    const auto connection = ConnectionId{m_log.entry(row).connection};
    m_row = row;
    m_connection = connection == ConnectionId::None ? std::nullopt : std::optional(connection);
    Q_EMIT selectionChanged();
}

void SessionModel::clearSelection()
{
    if (!m_connection && !m_row)
        return;
    m_connection.reset();
    m_row.reset();
    Q_EMIT selectionChanged();
}

} // namespace lifeline
