#include "ui/shell/lab_desk.h"

#include "ui/shell/own_ends.h"
#include "wire/close_code.h"
#include "words/words.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace lifeline {
namespace {

constexpr auto loopback = "127.0.0.1";

/// Calls on the GUI thread, from whichever; not at all once the desk is gone.
template <class Call> void post(const QPointer<LabDesk>& desk, Call call)
{
    QMetaObject::invokeMethod(
        qApp,
        [desk, call = std::move(call)] {
            if (desk)
                call(*desk);
        },
        Qt::QueuedConnection);
}

StackServerSettings stackSettings(const ServerSettings& settings)
{
    StackServerSettings own;
    own.echo = settings.echo;
    own.upgradeTimeout = settings.peer.upgradeTimeout;
    own.subprotocols = settings.policy.subprotocols;
    own.allowedOrigins = settings.policy.allowedOrigins;
    return own;
}

/// The address by which a client of another stack came in; empty: none.
std::string doorOf(const EventLog& log, const ConnectionRecord& record)
{
    if (!record.story.client.present)
        return {};
    for (const std::uint32_t row : record.rows) {
        const Event event = log.event(row);
        if (const auto* connected = event.as<event::Connected>())
            return std::string(connected->remote);
    }
    return {};
}

} // namespace

LabDesk::LabDesk(LabSettings settings, QObject* parent) : QObject(parent), m_settings(std::move(settings)) {}

void LabDesk::setSession(Session& session)
{
    m_session = &session;
    m_watch = std::make_unique<SessionWatch>(session.model());
    ++m_sessions; // what the one before still leads to is dropped
    ++m_attempt;
    m_running.reset();
    m_stackServer = 0;
    m_doors.clear();
    connect(&session.model(), &SessionModel::connectionsChanged, this, &LabDesk::closeUsedDoors);
    connect(m_watch.get(), &SessionWatch::serverChanged, this, &LabDesk::onServerChanged);
    connect(m_watch.get(), &SessionWatch::failed, this, &LabDesk::failed);
    Q_EMIT serverChanged();
}

void LabDesk::setSettings(LabSettings settings)
{
    m_settings = std::move(settings);
    m_bindAddress.reset();
    m_port.reset();
    Q_EMIT serverChanged();
}

void LabDesk::setOverrides(const LaunchOptions& options)
{
    m_bindAddress = options.bindAddress;
    m_port = options.port;
    Q_EMIT serverChanged();
}

ServerSettings LabDesk::serverSettings() const
{
    ServerSettings server = m_settings.server;
    server.bindAddress = m_bindAddress.value_or(server.bindAddress);
    server.port = m_port.value_or(server.port);
    return server;
}

const std::optional<ListeningAt>& LabDesk::server() const { return m_watch->server(); }

ListeningAt LabDesk::whereabouts() const
{
    if (server())
        return *server();
    const ServerSettings settings = serverSettings();
    return {QString::fromStdString(settings.bindAddress), settings.port, isLoopback(settings.bindAddress)};
}

void LabDesk::startServer()
{
    stopStackServer();
    m_starting = m_settings.serverStack;
    if (m_starting == StackKind::Reference)
        m_session->lab().startServer(serverSettings());
    else
        startStackServer();
}

/// The stack's own server listens first; the lab's then stands in front of it.
void LabDesk::startStackServer()
{
    const QPointer<LabDesk> here(this);
    m_stackServer = m_session->stacks().startQtServer(
        stackSettings(serverSettings()), [here, attempt = m_attempt](const StackPort& port) {
            post(here, [attempt, port](LabDesk& desk) { desk.stackListens(attempt, port); });
        });
}

void LabDesk::stackListens(std::uint32_t attempt, const StackPort& port)
{
    if (attempt != m_attempt)
        return;
    if (const auto* failure = std::get_if<StackHost::Failure>(&port)) {
        m_stackServer = 0;
        Q_EMIT failed(
            tr("The server of %1 cannot listen: %2.")
                .arg(QString::fromStdString(StackHost::qtName()), QString::fromStdString(failure->error)));
        return;
    }
    ServerSettings settings = serverSettings();
    ForwardTo& forward = settings.forward.emplace();
    forward.url.host = loopback;
    forward.url.port = std::get<std::uint16_t>(port);
    m_session->lab().startServer(settings);
}

void LabDesk::stopStackServer()
{
    ++m_attempt;
    if (m_stackServer != 0)
        m_session->stacks().stop(std::exchange(m_stackServer, 0));
}

void LabDesk::onServerChanged()
{
    m_running = server() ? std::optional(m_starting) : std::nullopt;
    Q_EMIT serverChanged();
}

void LabDesk::toggleServer()
{
    if (!server())
        return startServer();
    stopStackServer();
    m_session->lab().stopServer();
}

bool LabDesk::connectTo(const QString& url)
{
    const auto parsed = parseWsUrl(url.toStdString());
    if (const auto* flaw = std::get_if<UrlFlaw>(&parsed)) {
        Q_EMIT failed(words::urlFlaw(*flaw));
        return false;
    }
    if (m_settings.client.stack == StackKind::Reference)
        m_session->lab().connect(m_settings.client.forUrl(std::get<WsUrl>(parsed)));
    else
        connectStack(std::get<WsUrl>(parsed));
    return true;
}

/// A door of the lab's, to which the stack's client then connects.
void LabDesk::connectStack(const WsUrl& url)
{
    SideServer door;
    door.forward = ForwardTo{url, Side::Client};
    door.settings = m_settings.client.peer;
    const QPointer<LabDesk> here(this);
    auto ticket = std::make_shared<ServerTicket>(0); // filled in before the event loop goes on
    *ticket = m_session->lab().addServer(std::move(door),
                                         [here, url, ticket, session = m_sessions](const DoorPort& port) {
                                             post(here, [url, ticket, session, port](LabDesk& desk) {
                                                 desk.doorListens(session, *ticket, url, port);
                                             });
                                         });
}

void LabDesk::doorListens(std::uint32_t session, ServerTicket door, const WsUrl& url, const DoorPort& port)
{
    if (session != m_sessions)
        return;
    if (const auto* fault = std::get_if<ListenFault>(&port)) {
        Q_EMIT failed(words::listenFailure({loopback, 0, fault->cause, fault->error}));
        return;
    }
    const std::uint16_t at = std::get<std::uint16_t>(port);
    m_doors.emplace(loopback + (':' + std::to_string(at)), door);
    const ClientSettings client = m_settings.client.forUrl(url);
    StackClientSettings own{url, client.request, client.echo, {}};
    own.url.host = loopback;
    own.url.port = at;
    m_session->stacks().openQtClient(own);
}

/// A door is for one client; nobody else shall come in by it.
void LabDesk::closeUsedDoors(const std::vector<std::size_t>& positions)
{
    for (const std::size_t position : positions) {
        if (m_doors.empty())
            return;
        const ConnectionRecord& record = m_session->model().connections().at(position);
        const auto door = m_doors.find(doorOf(m_session->log(), record));
        if (door == m_doors.end())
            continue;
        m_session->lab().removeServer(door->second);
        m_doors.erase(door);
    }
}

void LabDesk::closeConnection(ConnectionId id)
{
    const ConnectionRecord* record = m_session->model().connections().find(id);
    const auto side = record == nullptr ? std::nullopt : closableSide(record->story);
    if (side)
        m_session->send(id, *side, {Outgoing::What::Close, {}, close_code::normal});
}

std::optional<Side> closableSide(const ConnectionStory& story)
{
    const auto sides = openSides(story);
    return sides.empty() ? std::nullopt : std::optional(sides.front());
}

} // namespace lifeline
