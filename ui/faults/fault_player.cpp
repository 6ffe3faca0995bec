#include "ui/faults/fault_player.h"

#include <algorithm>

namespace lifeline {

FaultPlayer::FaultPlayer(Session& session, QObject* parent)
    : QObject(parent), m_session(session),
      m_runner(
          session.lab(), [this](const FaultReport& report) { take(report); },
          [this](const Fault&, ConnectionId id) { Q_EMIT began(id); }, parallel)
{
    m_alarm.setSingleShot(true);
    connect(&m_alarm, &QTimer::timeout, this, &FaultPlayer::wake);
    connect(&session.model(), &SessionModel::rowsAppended, this, &FaultPlayer::readRows);
}

void FaultPlayer::play(const std::vector<FaultPtr>& faults)
{
    begin(faults.size());
    for (const FaultPtr& fault : faults)
        m_runner.playBuiltIn(fault, m_session.model().now());
    goOn();
}

void FaultPlayer::playAgainst(const std::vector<FaultPtr>& faults, const WsUrl& target)
{
    begin(faults.size());
    for (const FaultPtr& fault : faults)
        m_runner.playAgainst(fault, target, m_session.model().now());
    goOn();
}

void FaultPlayer::begin(std::size_t count)
{
    if (!running())
        m_tally = {};
    m_wanted += count;
}

void FaultPlayer::stop()
{
    m_runner.stop();
    goOn();
}

void FaultPlayer::readRows(std::uint64_t first, std::uint64_t count)
{
    if (m_runner.idle())
        return;
    for (std::uint64_t row = first; row < first + count; ++row)
        m_runner.take(m_session.log().event(row));
    goOn();
}

void FaultPlayer::wake()
{
    m_runner.woken(m_session.model().now());
    goOn();
}

void FaultPlayer::take(const FaultReport& report)
{
    m_tally.take(report.outcome);
    Q_EMIT reported(report);
}

/// Looks when the runner wants to be woken, and whether all is over.
void FaultPlayer::goOn()
{
    if (const auto at = m_runner.wakeAt()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*at - m_session.model().now());
        m_alarm.start(std::max(left, std::chrono::milliseconds(0)));
    } else {
        m_alarm.stop();
    }
    const bool ended = running() && m_runner.idle();
    const std::size_t played = m_wanted;
    if (ended)
        m_wanted = 0;
    Q_EMIT changed();
    if (ended)
        Q_EMIT over(played);
}

} // namespace lifeline
