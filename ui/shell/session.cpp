#include "ui/shell/session.h"

#include "base/random_source.h"
#include "ui/shell/own_ends.h"

namespace lifeline {
namespace {

constexpr int pollMilliseconds = 25;

} // namespace

Session::Session()
    : m_log(m_clock.startedUtc()), m_lab(m_log, m_clock, systemSeed()),
      m_model(m_log, [this] { return m_clock.now(); })
{
    QObject::connect(&m_poll, &QTimer::timeout, &m_model, &SessionModel::poll);
    m_poll.start(pollMilliseconds);
}

StackHost& Session::stacks() { return m_stacks ? *m_stacks : m_stacks.emplace(m_lab); }

void Session::send(ConnectionId connection, Side side, const Outgoing& outgoing)
{
    const ConnectionRecord* record = m_model.connections().find(connection);
    if (record == nullptr || !record->story.of(side).forwarded)
        return m_lab.send(connection, side, outgoing);
    if (m_stacks && playsForUs(record->story.of(side)))
        m_stacks->send(clientAddress(m_log, *record, side), side, outgoing);
}

} // namespace lifeline
