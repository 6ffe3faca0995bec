#include "cli/connection_book.h"

#include <algorithm>

namespace lifeline {

void SideProgress::take(const Event& event)
{
    switch (event.kind()) {
    case EventKind::FinSent: m_finSent = true; break;
    case EventKind::FinReceived: m_finReceived = true; break;
    case EventKind::FaultBegun: m_scripted = true; break;
    case EventKind::FaultEnded: m_scriptEnded = true; break;
    case EventKind::ConnectFailed:
    case EventKind::ResetSent:
    case EventKind::ResetReceived:
    case EventKind::ConnectionLost: m_gone = true; break;
    case EventKind::DeadlinePassed: {
        const DeadlineName name = event.as<event::DeadlinePassed>()->name;
        m_gone = m_gone || name == DeadlineName::Close || name == DeadlineName::Pong;
        break;
    }
    default: break;
    }
}

bool SideProgress::over(const SideStory& side, bool client) const
{
    if (!side.present || !isFinal(side.phase) || !(m_gone || (m_finSent && m_finReceived)))
        return false;
    if (m_scripted)
        return m_scriptEnded;
    if (side.wasOpen)
        return side.didFire(CallbackName::OnClose);
    return !client || side.didFire(CallbackName::OnError);
}

bool ConnectionBook::isOver(const Entry& entry)
{
    const SideStory& client = entry.story.client;
    const SideStory& server = entry.story.server;
    return (!client.present || entry.progress[0].over(client, true)) &&
           (!server.present || entry.progress[1].over(server, false));
}

void ConnectionBook::take(const Event& event)
{
    if (event.connection == ConnectionId::None)
        return;
    const std::uint32_t id = number(event.connection);
    const auto* callback = event.as<event::Callback>();
    if (callback && !callback->called.empty() && !m_entries.contains(id))
        return; // another stack tells it after the end
    Entry& entry = m_entries[id];
    entry.story.take(event);
    entry.progress[event.side == Side::Client ? 0 : 1].take(event);
    if (!isOver(entry))
        return;
    m_over(entry.story);
    m_entries.erase(id);
}

void ConnectionBook::finish()
{
    std::vector<std::uint32_t> ids;
    for (const auto& [id, entry] : m_entries)
        ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    for (const std::uint32_t id : ids)
        m_over(m_entries.at(id).story);
    m_entries.clear();
}

} // namespace lifeline
