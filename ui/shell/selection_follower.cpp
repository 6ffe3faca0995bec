#include "ui/shell/selection_follower.h"

namespace lifeline {

SelectionFollower::SelectionFollower(SessionModel& model, QObject* parent) : QObject(parent), m_model(model)
{
    connect(&model, &SessionModel::connectionsChanged, this, &SelectionFollower::takeNewest);
    connect(&model, &SessionModel::selectionChanged, this, &SelectionFollower::noteSelection);
    takeNewest();
}

void SelectionFollower::takeNewest()
{
    const std::size_t count = m_model.connections().size();
    if (count == m_seen)
        return;
    m_seen = count;
    if (!m_following)
        return;
    m_selecting = true;
    m_model.selectConnection(m_model.connections().at(count - 1).story.id);
    m_selecting = false;
}

/// A person who goes back to the newest connection, or to none, wants to see the next one too; who looks at
/// one of its events does not want it taken away.
void SelectionFollower::noteSelection()
{
    if (!m_selecting)
        m_following = !m_model.selectedConnection() || (newestIsSelected() && !m_model.selectedRow());
}

bool SelectionFollower::newestIsSelected() const
{
    const ConnectionTable& table = m_model.connections();
    return table.size() > 0 && m_model.selectedConnection() == table.at(table.size() - 1).story.id;
}

} // namespace lifeline
