// Lifeline beacon for Qt 6, in one thread. Does nothing unless LIFELINE_BEACON and LIFELINE_TOKEN are set.
// A server's socket: lifelineWatch(s, "server"); a client's: lifelineWatch(s, "client", NAME); ?lifeline=NAME
#pragma once
#include <QtWebSockets>
inline void lifelineReport(QWebSocket* s, const char* side, const QString& name, const char* called,
                           const char* role)
{
    static QTcpSocket* out = new QTcpSocket(qApp); // queues what it cannot send yet
    const QStringList to = qEnvironmentVariable("LIFELINE_BEACON").split(u':');
    const QByteArray token = qgetenv("LIFELINE_TOKEN");
    if (to.size() != 2 || token.isEmpty() || out->bytesToWrite() > 1'000'000)
        return;
    if (out->state() == QAbstractSocket::UnconnectedState) { // at first, or Lifeline was away
        out->connectToHost(to[0], to[1].toUShort());
        out->write("{\"token\":\"" + token + "\"}\n");
    }
    QJsonObject more{
        {"role", role}, {"at", QDateTime::currentMSecsSinceEpoch()}, {"reason", s->closeReason()}};
    more["code"] = qstrcmp(role, "on-close") == 0 ? s->closeCode() : 0;
    QJsonObject line{{"stack", QString("qt ") + qVersion()}, {"side", side}, {"connection", name}};
    line.insert("callback", called);
    line.insert("detail", more);
    out->write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}
inline void lifelineWatch(QWebSocket* s, const char* side, QString name = {})
{
    if (name.isEmpty())
        lifelineReport(s, side, name = QString("127.0.0.1:%1").arg(s->peerPort()), "newConnection",
                       "on-open");
    const auto on = [=](auto signal, const char* called, const char* role) {
        QObject::connect(s, signal, s, [=] { lifelineReport(s, side, name, called, role); });
    };
    on(&QWebSocket::connected, "connected", "on-open");
    on(&QWebSocket::textMessageReceived, "textMessageReceived", "on-message");
    on(&QWebSocket::binaryMessageReceived, "binaryMessageReceived", "on-message");
    on(&QWebSocket::pong, "pong", "on-pong");
    on(&QWebSocket::disconnected, "disconnected", "on-close");
    on(QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), "error", "on-error");
}
