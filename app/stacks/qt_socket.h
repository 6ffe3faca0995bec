// What a QWebSocket tells its application, signal by signal, and what that application does.
#pragma once

#include "endpoints/lab.h"
#include "stacks/stack_host.h"

#include <QWebSocket>

#include <functional>
#include <string>
#include <vector>

namespace lifeline {

/// Takes what a stack told. On the host's thread.
using StackTeller = std::function<void(StackReport)>;

/// "qt 6.4.2"
std::string qtStackName();

/// "127.0.0.1:40312", brackets around IPv6; empty without a port.
std::string addressText(const QHostAddress& address, quint16 port);

/// Listens to one QWebSocket, which outlives it or is deleted first; all on the host's thread. Nothing is
/// added, left out or mended: what Qt tells is reported, in its order, also after its end.
class QtSocket : public QObject {
public:
    /// `subject`: the key or the name of the connection; empty: the address of the client's end is. A client
    /// has that later by itself; what it is told without either waits until it has it, or has ended.
    QtSocket(QWebSocket& socket, Side side, std::string subject, std::string address, StackTeller tell);

    void echo();
    void perform(const std::vector<StackAct>& acts);
    /// Text, binary, ping and close; QWebSocket has no more.
    void send(const Outgoing& outgoing);
    void close(QWebSocketProtocol::CloseCode code);

    void tell(const char* callback, CallbackName role, std::uint16_t code = 0, std::string reason = {});
    /// The address may be known now.
    void lookAtAddress();
    /// As reported; empty while it is not known.
    const std::string& address() const { return m_address; }
    /// `disconnected` was told.
    bool ended() const { return m_ended; }

private:
    void listen();
    void listenForErrors();
    void act(const StackAct& act);
    void hand(StackReport report);
    void handHeld();

    QWebSocket& m_socket;
    Side m_side;
    std::string m_subject, m_address;
    StackTeller m_tell;
    std::vector<StackReport> m_held; // until there is an address
    bool m_ended = false;
};

} // namespace lifeline
