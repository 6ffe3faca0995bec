#include "stacks/qt_socket.h"

#include "stacks/qt_error_signal.h"

#include <QTimer>

namespace lifeline {
namespace {

QString textOf(const std::string& bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QByteArray bytesOf(const std::string& bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace

std::string qtStackName() { return std::string("qt ") + qVersion(); }

std::string addressText(const QHostAddress& address, quint16 port)
{
    if (port == 0)
        return {};
    const std::string host = address.toString().toStdString();
    return (host.find(':') == std::string::npos ? host : "[" + host + "]") + ":" + std::to_string(port);
}

QtSocket::QtSocket(QWebSocket& socket, Side side, std::string subject, std::string address, StackTeller tell)
    : m_socket(socket), m_side(side), m_subject(std::move(subject)), m_address(std::move(address)),
      m_tell(std::move(tell))
{
    listen();
    listenForErrors();
}

void QtSocket::listen()
{
    using enum CallbackName;
    connect(&m_socket, &QWebSocket::textMessageReceived, this,
            [this] { tell("textMessageReceived", OnMessage); });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this,
            [this] { tell("binaryMessageReceived", OnMessage); });
    connect(&m_socket, &QWebSocket::pong, this, [this] { tell("pong", OnPong); });
    connect(&m_socket, &QWebSocket::aboutToClose, this, [this] { tell("aboutToClose", Other); });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        m_ended = true;
        tell("disconnected", OnClose, static_cast<std::uint16_t>(m_socket.closeCode()),
             m_socket.closeReason().toStdString());
    });
}

void QtSocket::listenForErrors()
{
    connect(&m_socket, errorSignal<QWebSocket>(), this, [this] {
        tell(errorSignalName<QWebSocket>(), CallbackName::OnError, 0, m_socket.errorString().toStdString());
        handHeld();
    });
}

void QtSocket::echo()
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString& text) { m_socket.sendTextMessage(text); });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray& bytes) { m_socket.sendBinaryMessage(bytes); });
}

void QtSocket::perform(const std::vector<StackAct>& acts)
{
    for (const StackAct& each : acts) {
        const auto after = std::chrono::ceil<std::chrono::milliseconds>(each.after);
        if (after <= std::chrono::milliseconds::zero())
            act(each);
        else
            QTimer::singleShot(after, this, [this, each] { act(each); });
    }
}

void QtSocket::act(const StackAct& act)
{
    switch (act.what) {
    case StackAct::What::Text: return send({Outgoing::What::Text, act.bytes, {}});
    case StackAct::What::Binary: return send({Outgoing::What::Binary, act.bytes, {}});
    case StackAct::What::Ping: return send({Outgoing::What::Ping, act.bytes, {}});
    case StackAct::What::Close: return send({Outgoing::What::Close, act.bytes, act.code});
    }
}

void QtSocket::send(const Outgoing& outgoing)
{
    switch (outgoing.what) {
    case Outgoing::What::Text: m_socket.sendTextMessage(textOf(outgoing.bytes)); break;
    case Outgoing::What::Binary: m_socket.sendBinaryMessage(bytesOf(outgoing.bytes)); break;
    case Outgoing::What::Ping: m_socket.ping(bytesOf(outgoing.bytes)); break;
    case Outgoing::What::Close: // it always sends a code
        m_socket.close(static_cast<QWebSocketProtocol::CloseCode>(outgoing.code.value_or(1000)),
                       textOf(outgoing.bytes));
        break;
    default: break;
    }
}

void QtSocket::close(QWebSocketProtocol::CloseCode code) { m_socket.close(code); }

void QtSocket::tell(const char* callback, CallbackName role, std::uint16_t code, std::string reason)
{
    lookAtAddress();
    StackReport report{m_side, qtStackName(), {}, callback, role, code, std::move(reason), {}};
    if (m_side == Side::Client && m_address.empty() && m_subject.empty() && !m_ended)
        m_held.push_back(std::move(report));
    else
        hand(std::move(report));
}

void QtSocket::lookAtAddress()
{
    if (m_address.empty() && m_side == Side::Client)
        m_address = addressText(m_socket.localAddress(), m_socket.localPort());
    if (!m_address.empty())
        handHeld();
}

void QtSocket::hand(StackReport report)
{
    handHeld();
    report.subject = m_subject.empty() ? m_address : m_subject;
    report.address = m_address;
    m_tell(std::move(report));
}

void QtSocket::handHeld()
{
    for (StackReport& report : std::exchange(m_held, {}))
        hand(std::move(report));
}

} // namespace lifeline
