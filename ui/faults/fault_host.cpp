#include "ui/faults/fault_host.h"

#include "lifecycle/peer.h"
#include "words/words.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace lifeline {
namespace {

constexpr auto loopback = "127.0.0.1";

/// Calls on the GUI thread, from whichever; not at all once the host is gone.
template <class Call> void post(const QPointer<FaultHost>& host, Call call)
{
    QMetaObject::invokeMethod(
        qApp,
        [host, call = std::move(call)] {
            if (host)
                call(*host);
        },
        Qt::QueuedConnection);
}

/// The same peers, and somebody is told of each.
PeerFactory announced(PeerFactory peers, std::function<void(ConnectionId)> tell)
{
    return [peers = std::move(peers), tell = std::move(tell)](ConnectionId id, RandomSource& random,
                                                              EventSink& sink) {
        tell(id);
        return peers(id, random, sink);
    };
}

} // namespace

FaultHost::FaultHost(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    connect(&session.model(), &SessionModel::rowsAppended, this, &FaultHost::readRows);
}

FaultHost::~FaultHost()
{
    if (m_ticket != 0)
        m_session.lab().removeServer(m_ticket);
    if (m_armed != nullptr)
        m_session.lab().armServer({});
}

bool FaultHost::canServe(const Fault& fault)
{
    return fault.side == Side::Server && fault.reach != Reach::Nobody && !fault.needsActs();
}

bool FaultHost::canArm(const Fault& fault) { return fault.reach == Reach::Normal && !fault.needsActs(); }

QString FaultHost::address() const
{
    return m_port == 0 ? QString() : QStringLiteral("ws://%1:%2/").arg(QLatin1String(loopback)).arg(m_port);
}

void FaultHost::serve(FaultPtr fault)
{
    stopServing();
    m_served = std::move(fault);
    m_visits = 0;
    listen(usualPort);
    Q_EMIT changed();
}

void FaultHost::listen(std::uint16_t port)
{
    const QPointer<FaultHost> here(this);
    const std::uint32_t attempt = ++m_attempt;
    m_asked = port;
    SideServer server;
    server.port = port;
    server.door =
        m_served->reach == Reach::FullBacklog ? SideServer::Door::FullBacklog : SideServer::Door::Open;
    server.receiveBuffer = m_served->receiveBuffer;
    server.peer = announced(scriptedPeers(m_served, loopback, "/", false), [here, attempt](ConnectionId id) {
        post(here, [attempt, id](FaultHost& host) { host.visited(attempt, id); });
    });
    m_ticket = m_session.lab().addServer(std::move(server), [here, attempt](const auto& result) {
        post(here, [attempt, result](FaultHost& host) { host.listening(attempt, result); });
    });
}

void FaultHost::listening(std::uint32_t attempt, const std::variant<std::uint16_t, ListenFault>& result)
{
    if (attempt != m_attempt)
        return;
    if (const auto* port = std::get_if<std::uint16_t>(&result)) {
        m_port = *port;
        Q_EMIT changed();
        return;
    }
    const auto& fault = std::get<ListenFault>(result);
    m_session.lab().removeServer(std::exchange(m_ticket, 0));
    if (m_asked == usualPort) {
        listen(0);
        return;
    }
    m_served.reset();
    Q_EMIT failed(words::listenFailure({loopback, m_asked, fault.cause, fault.error}));
    Q_EMIT changed();
}

void FaultHost::stopServing()
{
    if (m_served == nullptr)
        return;
    ++m_attempt;
    m_session.lab().removeServer(std::exchange(m_ticket, 0));
    m_served.reset();
    m_port = 0;
    Q_EMIT changed();
}

void FaultHost::visited(std::uint32_t attempt, ConnectionId id)
{
    if (attempt != m_attempt)
        return;
    ++m_visits;
    watch(id, m_served);
    Q_EMIT changed();
}

void FaultHost::arm(FaultPtr fault)
{
    disarm();
    m_armed = std::move(fault);
    if (m_armed->side == Side::Server) {
        const QPointer<FaultHost> here(this);
        const std::uint32_t arming = m_arming;
        m_session.lab().armServer(
            announced(scriptedPeers(m_armed, loopback, "/", false), [here, arming](ConnectionId id) {
                post(here, [arming, id](FaultHost& host) { host.usedByServer(arming, id); });
            }));
    }
    Q_EMIT changed();
}

void FaultHost::disarm()
{
    if (m_armed == nullptr)
        return;
    ++m_arming;
    if (m_armed->side == Side::Server)
        m_session.lab().armServer({});
    m_armed.reset();
    Q_EMIT changed();
}

void FaultHost::usedByServer(std::uint32_t arming, ConnectionId id)
{
    if (arming != m_arming || m_armed == nullptr)
        return;
    ++m_arming;
    watch(id, std::exchange(m_armed, nullptr));
    Q_EMIT changed();
}

void FaultHost::connectArmed(const WsUrl& url)
{
    ++m_arming;
    const FaultPtr fault = std::exchange(m_armed, nullptr);
    watch(m_session.lab().connectAs(url, scriptedPeers(fault, url.authority(), url.resource, false),
                                    fault->receiveBuffer),
          fault);
    Q_EMIT changed();
}

/// What of the connection is known already is read at once, the rest as it comes.
void FaultHost::watch(ConnectionId id, const FaultPtr& fault)
{
    m_judges.try_emplace(id, fault, false);
    const ConnectionRecord* record = m_session.model().connections().find(id);
    if (record == nullptr)
        return;
    for (const std::uint32_t row : record->rows)
        read(m_session.log().event(row));
}

void FaultHost::readRows(std::uint64_t first, std::uint64_t count)
{
    for (std::uint64_t row = first; !m_judges.empty() && row < first + count; ++row) {
        if (m_judges.contains(ConnectionId{m_session.log().entry(row).connection}))
            read(m_session.log().event(row));
    }
}

void FaultHost::read(const Event& event)
{
    const auto judge = m_judges.find(event.connection);
    if (judge == m_judges.end())
        return;
    judge->second.take(event);
    if (!judge->second.over())
        return;
    const FaultReport report = judge->second.report();
    m_judges.erase(judge);
    Q_EMIT reported(report);
}

} // namespace lifeline
