#include "ui/shell/session.h"

#include "base/random_source.h"

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

} // namespace lifeline
