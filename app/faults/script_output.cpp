#include "faults/script_output.h"

#include <utility>

namespace lifeline {

void ScriptOutput::send(OutgoingItem item, const Pace& pace)
{
    if (m_stopped)
        return;
    m_held.push_back(std::move(item));
    if (pace.glued)
        return;
    m_items = std::exchange(m_held, {});
    std::string bytes;
    for (const OutgoingItem& part : m_items)
        bytes += part.bytes;
    m_plan.begin(std::move(bytes), pace, m_emit.now);
}

void ScriptOutput::flush()
{
    if (!m_held.empty())
        send({}, {});
}

void ScriptOutput::slipIn(OutgoingItem item)
{
    if (!m_stopped)
        m_between.push_back(std::move(item));
}

void ScriptOutput::pump(PeerCommands& out)
{
    bool first = true;
    while (const auto piece = m_plan.take(m_emit.now)) {
        sendPiece(*piece, !first, out);
        first = false;
    }
    if (busy())
        return;
    for (const OutgoingItem& item : std::exchange(m_between, {})) {
        out.bytes() += item.bytes;
        m_teller.tell(item, item.bytes.size());
    }
}

/// A piece behind another is a write of its own.
void ScriptOutput::sendPiece(std::string_view piece, bool ownWrite, PeerCommands& out)
{
    if (ownWrite)
        out.list.emplace_back(command::SendBytes{std::string(piece)});
    else
        out.bytes() += piece;
    noteGone(piece.size());
}

void ScriptOutput::noteGone(std::size_t bytes)
{
    m_gone += bytes;
    while (!m_items.empty() && m_gone >= m_items.front().bytes.size()) {
        const OutgoingItem item = std::move(m_items.front());
        m_items.erase(m_items.begin());
        m_gone -= item.bytes.size();
        m_teller.tell(item, item.bytes.size());
    }
}

void ScriptOutput::stop()
{
    if (!m_items.empty())
        m_teller.tell(m_items.front(), m_gone);
    m_items.clear();
    m_held.clear();
    m_between.clear();
    m_plan.drop();
    m_gone = 0;
    m_stopped = true;
}

} // namespace lifeline
