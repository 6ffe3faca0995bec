#include "stacks/beacon_role.h"

#include <QTest>

using namespace lifeline;

class BeaconRoleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRoleIsReadFromItsText();
    void anotherTextIsNoRole();
    void namesOfStacksHaveTheirRoles_data();
    void namesOfStacksHaveTheirRoles();
};

void BeaconRoleTest::everyRoleIsReadFromItsText()
{
    for (std::size_t i = 0; i < callbackCount; ++i) {
        const auto role = static_cast<CallbackName>(i);
        QCOMPARE(roleFromText(callbackName(role)), std::optional(role));
    }
}

void BeaconRoleTest::anotherTextIsNoRole()
{
    QCOMPARE(roleFromText(""), std::nullopt);
    QCOMPARE(roleFromText("On-Open"), std::nullopt);
    QCOMPARE(roleFromText("onOpen"), std::nullopt);
}

void BeaconRoleTest::namesOfStacksHaveTheirRoles_data()
{
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QByteArray>("role");
    const auto row = [](const char* role, const char* names) {
        for (const QByteArray& name : QByteArray(names).split(' '))
            QTest::newRow(name.constData()) << name << QByteArray(role);
    };
    row("upgrade", "upgrade createWebSocket modifyHandshake beforeHandshake process_request prepare "
                   "websocket.connect LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION verifyClient");
    row("on-open", "open onopen onOpen on-open onWebSocketConnect onWebSocketOpen connection connected "
                   "newConnection ESTABLISHED LWS_CALLBACK_ESTABLISHED LWS_CALLBACK_CLIENT_ESTABLISHED "
                   "afterConnectionEstablished");
    row("on-message", "message onmessage on_message onWebSocketText onWebSocketBinary textMessageReceived "
                      "handleTextMessage websocket.receive LWS_CALLBACK_CLIENT_RECEIVE TEXT BINARY");
    row("on-ping", "ping on_ping onWebSocketPing");
    row("on-pong", "pong onPong LWS_CALLBACK_RECEIVE_PONG handlePongMessage");
    row("on-error", "error onerror onWebSocketError errorOccurred serverError handleTransportError "
                    "LWS_CALLBACK_CLIENT_CONNECTION_ERROR wsClientError exceptionCaught");
    row("on-close", "close onclose onClose on-close onWebSocketClose disconnected CLOSED "
                    "LWS_CALLBACK_CLOSED LWS_CALLBACK_CLIENT_CLOSED afterConnectionClosed "
                    "ConnectionClosedError websocket.disconnect CloseError");
    row("other", "aboutToClose stateChanged LWS_CALLBACK_WSI_DESTROY on onWebSocket x unexpected-response");
}

void BeaconRoleTest::namesOfStacksHaveTheirRoles()
{
    QFETCH(QByteArray, names);
    QFETCH(QByteArray, role);
    QCOMPARE(QByteArray::fromStdString(std::string(callbackName(roleOfName(names.toStdString())))), role);
}

QTEST_APPLESS_MAIN(BeaconRoleTest)
#include "beacon_role_test.moc"
