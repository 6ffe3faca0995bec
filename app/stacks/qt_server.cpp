#include "stacks/qt_server.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocketCorsAuthenticator>

#include <algorithm>

namespace lifeline {
namespace {

constexpr auto afterTheEnd = std::chrono::seconds(10); // Qt tells of some ends again 5 s later

std::chrono::milliseconds handshakeTimeout(Duration timeout)
{
    const auto rounded = std::chrono::ceil<std::chrono::milliseconds>(timeout);
    return timeout == Duration::zero() ? std::chrono::milliseconds(-1) : rounded; // negative: none
}

/// Of its request.
std::string keyOf(const QWebSocket& socket)
{
    return socket.request().rawHeader("Sec-WebSocket-Key").toStdString();
}

} // namespace

QtServer::QtServer(StackServerSettings settings, StackTeller tell)
    : m_settings(std::move(settings)), m_tell(std::move(tell))
{
    m_server.setHandshakeTimeout(handshakeTimeout(m_settings.upgradeTimeout));
    QStringList subprotocols;
    for (const std::string& each : m_settings.subprotocols)
        subprotocols.append(QString::fromStdString(each));
    m_server.setSupportedSubprotocols(subprotocols);
    watch();
}

/// The sockets are nobody's: Qt hands them over, and its server does not end them.
QtServer::~QtServer()
{
    for (auto& [socket, own] : m_sockets) {
        own.reset();
        socket->disconnect(this);
        delete socket;
    }
}

void QtServer::watch()
{
    connect(&m_server, &QWebSocketServer::newConnection, this, [this] { admit(); });
    connect(&m_server, &QWebSocketServer::serverError, this, [this](QWebSocketProtocol::CloseCode code) {
        tellServer("serverError", CallbackName::OnError, static_cast<std::uint16_t>(code),
                   m_server.errorString().toStdString());
    });
    connect(&m_server, &QWebSocketServer::acceptError, this, [this] {
        tellServer("acceptError", CallbackName::OnError, 0, m_server.errorString().toStdString());
    });
    if (m_settings.allowedOrigins.empty())
        return; // Qt asks nobody where nobody listens
    connect(&m_server, &QWebSocketServer::originAuthenticationRequired, this,
            [this](QWebSocketCorsAuthenticator* asked) {
                const auto& allowed = m_settings.allowedOrigins;
                asked->setAllowed(std::find(allowed.begin(), allowed.end(), asked->origin().toStdString()) !=
                                  allowed.end());
                tellServer("originAuthenticationRequired", CallbackName::Upgrade, 0, {});
            });
}

std::variant<std::uint16_t, std::string> QtServer::listen()
{
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost)))
        return m_server.errorString().toStdString();
    m_door = m_server.findChild<QTcpServer*>();
    if (m_door != nullptr)
        connect(m_door, &QTcpServer::newConnection, this, [this] { remember(); });
    return static_cast<std::uint16_t>(m_server.serverPort());
}

/// A connection that is over before the application hears of it has no address any more.
void QtServer::remember()
{
    for (const QTcpSocket* socket : m_door->findChildren<QTcpSocket*>()) {
        Visitor& visitor = m_visitors[socket];
        if (visitor.socket != nullptr)
            continue;
        visitor = {socket, addressText(socket->peerAddress(), socket->peerPort())};
        connect(socket, &QObject::destroyed, this, [this](QObject* gone) { m_visitors.erase(gone); });
    }
}

void QtServer::admit()
{
    while (QWebSocket* socket = m_server.nextPendingConnection())
        admit(*socket);
}

void QtServer::admit(QWebSocket& socket)
{
    auto made = std::make_unique<QtSocket>(socket, Side::Server, keyOf(socket), addressOf(socket), m_tell);
    QtSocket* own = m_sockets.emplace(&socket, std::move(made)).first->second.get();
    connect(&socket, &QWebSocket::disconnected, this, [this, &socket] { reapLater(socket); });
    own->tell("newConnection", CallbackName::OnOpen);
    if (m_settings.echo)
        own->echo();
    own->perform(m_settings.acts);
    if (socket.state() == QAbstractSocket::UnconnectedState)
        reapLater(socket); // a close frame came with the request: nothing will ever tell of its end
}

void QtServer::reapLater(QWebSocket& socket)
{
    QTimer::singleShot(afterTheEnd, &socket, [this, &socket] {
        m_sockets.erase(&socket);
        socket.deleteLater();
    });
}

std::string QtServer::addressOf(const QWebSocket& socket) const
{
    if (socket.peerPort() != 0)
        return addressText(socket.peerAddress(), socket.peerPort());
    return onlyOne([](const QTcpSocket& tcp) { return tcp.state() == QAbstractSocket::UnconnectedState; });
}

/// Signals of the server do not say which connection they are about. Where just one is being upgraded it is
/// that one.
std::string QtServer::upgradingOne() const
{
    return onlyOne([](const QTcpSocket&) { return true; });
}

/// Of those that the application has not heard of; empty where it is none or more than one.
template <class Test> std::string QtServer::onlyOne(Test test) const
{
    std::string address;
    for (const auto& [key, visitor] : m_visitors) {
        if (isAdmitted(visitor.address) || !test(*visitor.socket))
            continue;
        if (!address.empty())
            return {};
        address = visitor.address;
    }
    return address;
}

bool QtServer::isAdmitted(const std::string& address) const
{
    return std::any_of(m_sockets.begin(), m_sockets.end(), [&](const auto& entry) {
        return entry.second != nullptr && !entry.second->ended() && entry.second->address() == address;
    });
}

void QtServer::tellServer(const char* callback, CallbackName role, std::uint16_t code, std::string reason)
{
    m_tell({Side::Server, qtStackName(), upgradingOne(), callback, role, code, std::move(reason), {}});
}

void QtServer::stop()
{
    m_server.close();
    for (const auto& [socket, own] : m_sockets)
        own->close(QWebSocketProtocol::CloseCodeGoingAway);
}

bool QtServer::send(const std::string& clientAddress, const Outgoing& outgoing)
{
    for (const auto& [socket, own] : m_sockets) {
        if (own->address() != clientAddress)
            continue;
        own->send(outgoing);
        return true;
    }
    return false;
}

} // namespace lifeline
