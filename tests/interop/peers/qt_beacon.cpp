// A Qt program with the beacon for Qt: a server that echoes, "qt_beacon server", or a client, "qt_beacon
// client NAME URL".
#include "../../../resources/beacons/lifeline_qt.h"

#include <cstdio>

namespace {

void serve(QWebSocketServer& server)
{
    QObject::connect(&server, &QWebSocketServer::newConnection, &server, [&server] {
        QWebSocket* socket = server.nextPendingConnection();
        lifelineWatch(socket, "server");
        QObject::connect(socket, &QWebSocket::textMessageReceived, socket, &QWebSocket::sendTextMessage);
    });
    server.listen(QHostAddress::LocalHost);
    std::printf("listening ws://127.0.0.1:%d/\n", server.serverPort());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QWebSocketServer server(QStringLiteral("beacon"), QWebSocketServer::NonSecureMode);
    QWebSocket client;
    if (argc > 3) {
        lifelineWatch(&client, "client", QString::fromLocal8Bit(argv[2]));
        client.open(QUrl(QString::fromLocal8Bit(argv[3])));
    } else {
        serve(server);
    }
    return QCoreApplication::exec();
}
