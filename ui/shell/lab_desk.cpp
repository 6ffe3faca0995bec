#include "ui/shell/lab_desk.h"

#include "wire/close_code.h"
#include "words/words.h"

#include <utility>

namespace lifeline {

LabDesk::LabDesk(LabSettings settings, QObject* parent) : QObject(parent), m_settings(std::move(settings)) {}

void LabDesk::setSession(Session& session)
{
    m_session = &session;
    m_watch = std::make_unique<SessionWatch>(session.model());
    connect(m_watch.get(), &SessionWatch::serverChanged, this, &LabDesk::serverChanged);
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

void LabDesk::startServer() { m_session->lab().startServer(serverSettings()); }

void LabDesk::toggleServer()
{
    if (server())
        m_session->lab().stopServer();
    else
        startServer();
}

bool LabDesk::connectTo(const QString& url)
{
    const auto parsed = parseWsUrl(url.toStdString());
    if (const auto* flaw = std::get_if<UrlFlaw>(&parsed)) {
        Q_EMIT failed(words::urlFlaw(*flaw));
        return false;
    }
    m_session->lab().connect(m_settings.client.forUrl(std::get<WsUrl>(parsed)));
    return true;
}

void LabDesk::closeConnection(ConnectionId id)
{
    const ConnectionRecord* record = m_session->model().connections().find(id);
    const auto side = record == nullptr ? std::nullopt : closableSide(record->story);
    if (side)
        m_session->lab().send(id, *side, {Outgoing::What::Close, {}, close_code::normal});
}

std::optional<Side> closableSide(const ConnectionStory& story)
{
    for (const Side side : {Side::Client, Side::Server}) {
        if (story.of(side).present && story.of(side).phase == Phase::Open)
            return side;
    }
    return std::nullopt;
}

} // namespace lifeline
