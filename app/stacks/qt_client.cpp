#include "stacks/qt_client.h"

#include <QNetworkRequest>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <QWebSocketHandshakeOptions>

#include <algorithm>

namespace lifeline {
namespace {

constexpr auto afterTheEnd = std::chrono::seconds(10); // Qt tells of some ends again 5 s later

QByteArray bytesOf(const std::string& text) { return QByteArray::fromStdString(text); }

QNetworkRequest requestFor(const StackClientSettings& settings)
{
    QNetworkRequest request(QUrl::fromEncoded(bytesOf(settings.url.text())));
    for (const auto& [name, value] : settings.request.headers)
        request.setRawHeader(bytesOf(name), bytesOf(value));
    return request;
}

QWebSocketHandshakeOptions optionsFor(const StackClientSettings& settings)
{
    QStringList subprotocols;
    for (const std::string& each : settings.request.subprotocols)
        subprotocols.append(QString::fromStdString(each));
    QWebSocketHandshakeOptions options;
    options.setSubprotocols(subprotocols);
    return options;
}

} // namespace

std::string lifelineName(std::string_view target)
{
    std::string_view query = target.substr(std::min(target.find('?'), target.size()));
    while (!query.empty()) {
        query.remove_prefix(1);
        const std::string_view pair = query.substr(0, query.find('&'));
        if (pair.starts_with("lifeline="))
            return std::string(pair.substr(9));
        query.remove_prefix(pair.size());
    }
    return {};
}

QtClient::QtClient(StackClientSettings settings, StackTeller tell)
    : m_settings(std::move(settings)),
      m_own(m_socket, Side::Client, lifelineName(m_settings.url.resource), {}, std::move(tell))
{
    listen();
}

void QtClient::listen()
{
    connect(&m_socket, &QWebSocket::stateChanged, this,
            [this](QAbstractSocket::SocketState) { m_own.tell("stateChanged", CallbackName::Other); });
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_own.tell("connected", CallbackName::OnOpen);
        m_own.perform(m_settings.acts);
    });
    connect(&m_socket, &QWebSocket::disconnected, this,
            [this] { QTimer::singleShot(afterTheEnd, this, [this] { m_over = true; }); });
    if (m_settings.echo)
        m_own.echo();
}

void QtClient::open()
{
    m_socket.open(requestFor(m_settings), optionsFor(m_settings));
    // Inside the socket, only looked at: the address of its end is known as soon as TCP is there.
    if (const auto* tcp = m_socket.findChild<QTcpSocket*>())
        connect(tcp, &QTcpSocket::connected, this, [this] { m_own.lookAtAddress(); });
}

void QtClient::stop() { m_socket.close(QWebSocketProtocol::CloseCodeGoingAway); }

bool QtClient::send(const std::string& clientAddress, const Outgoing& outgoing)
{
    if (m_own.address() != clientAddress)
        return false;
    m_own.send(outgoing);
    return true;
}

} // namespace lifeline
