// A QWebSocketServer with the application on top of it, and what both are told.
#pragma once

#include "stacks/qt_socket.h"

#include <QWebSocketServer>

#include <memory>
#include <string>
#include <unordered_map>
#include <variant>

class QTcpServer;
class QTcpSocket;

namespace lifeline {

/// All on the host's thread.
class QtServer : public QObject {
public:
    QtServer(StackServerSettings settings, StackTeller tell);
    ~QtServer() override;

    /// On a free port of 127.0.0.1; the system's own words where there is none.
    std::variant<std::uint16_t, std::string> listen();
    /// Listens no more; closes what is open with 1001, as an application that goes away does.
    void stop();
    /// False when it has no such connection.
    bool send(const std::string& clientAddress, const Outgoing& outgoing);
    std::size_t size() const { return m_sockets.size(); }

private:
    struct Visitor { // while its TCP socket is there, inside m_server
        const QTcpSocket* socket = nullptr;
        std::string address;
    };

    void watch();
    void remember();
    void admit();
    void admit(QWebSocket& socket);
    void reapLater(QWebSocket& socket);
    void tellServer(const char* callback, CallbackName role, std::uint16_t code, std::string reason);
    std::string addressOf(const QWebSocket& socket) const;
    std::string upgradingOne() const;
    template <class Test> std::string onlyOne(Test test) const;
    bool isAdmitted(const std::string& address) const;

    StackServerSettings m_settings;
    StackTeller m_tell;
    QTcpServer* m_door = nullptr; // inside m_server; only looked at
    std::unordered_map<const QObject*, Visitor> m_visitors;
    std::unordered_map<QWebSocket*, std::unique_ptr<QtSocket>> m_sockets;
    QWebSocketServer m_server{QString(), QWebSocketServer::NonSecureMode}; // goes first: it tells of its end
};

} // namespace lifeline
