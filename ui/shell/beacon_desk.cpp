#include "ui/shell/beacon_desk.h"

#include "ui/shell/session.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>

namespace lifeline {
namespace {

constexpr auto loopback = "127.0.0.1";

} // namespace

BeaconDesk::~BeaconDesk() = default;

void BeaconDesk::setSession(Session& session)
{
    leaveSession();
    m_session = &session;
    m_token = BeaconPort::newToken();
    if (m_choices.on)
        open();
}

void BeaconDesk::leaveSession()
{
    close();
    m_session = nullptr;
}

void BeaconDesk::apply(const BeaconChoices& choices)
{
    const bool same = choices.on == m_choices.on && choices.port == m_choices.port;
    m_choices = choices;
    if (m_session == nullptr || (same && (m_port != nullptr) == choices.on))
        return;
    close();
    if (choices.on)
        open();
}

/// The answer comes on the port's own thread.
void BeaconDesk::open()
{
    const QPointer<BeaconDesk> here(this);
    const std::uint32_t attempt = ++m_attempt;
    m_port = std::make_unique<BeaconPort>(m_session->lab(), m_token, m_choices.port,
                                          [here, attempt](const Result& result) {
                                              QMetaObject::invokeMethod(
                                                  qApp,
                                                  [here, attempt, result] {
                                                      if (here)
                                                          here->opened(attempt, result);
                                                  },
                                                  Qt::QueuedConnection);
                                          });
}

void BeaconDesk::opened(std::uint32_t attempt, const Result& result)
{
    if (attempt != m_attempt)
        return;
    if (const auto* failure = std::get_if<BeaconPort::Failure>(&result)) {
        m_port.reset();
        Q_EMIT failed(tr("Port %1 cannot take the reports of beacons: %2.")
                          .arg(m_choices.port)
                          .arg(QString::fromStdString(failure->error)));
    } else {
        m_listensAt = std::get<std::uint16_t>(result);
    }
    Q_EMIT changed();
}

void BeaconDesk::close()
{
    ++m_attempt;
    m_port.reset();
    if (std::exchange(m_listensAt, 0) != 0)
        Q_EMIT changed();
}

QString BeaconDesk::address() const
{
    return listens() ? QStringLiteral("%1:%2").arg(QLatin1String(loopback)).arg(m_listensAt) : QString();
}

QString BeaconDesk::environment() const
{
    return listens() ? QStringLiteral("LIFELINE_BEACON=%1\nLIFELINE_TOKEN=%2").arg(address(), token())
                     : QString();
}

std::uint64_t BeaconDesk::accepted() const { return m_port == nullptr ? 0 : m_port->accepted(); }

std::uint64_t BeaconDesk::refused() const { return m_port == nullptr ? 0 : m_port->refused(); }

QString reportsText(std::uint64_t accepted, std::uint64_t refused)
{
    const QLocale locale;
    const QString taken =
        accepted == 1 ? BeaconDesk::tr("1 report accepted")
                      : BeaconDesk::tr("%1 reports accepted").arg(locale.toString(qulonglong(accepted)));
    return taken + QStringLiteral(" · ") +
           BeaconDesk::tr("%1 refused").arg(locale.toString(qulonglong(refused)));
}

} // namespace lifeline
