"""Qt's server through PySide6; it echoes. Its timer for a handshake is set to 2 s, the one for a frame is fixed."""

import sys

import playing  # finds the other modules
import lifeline_qt as beacon
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QHostAddress
from PySide6.QtWebSockets import QWebSocketServer

application = QCoreApplication(sys.argv)
server = QWebSocketServer("Lifeline", QWebSocketServer.SslMode.NonSecureMode)
server.setHandshakeTimeout(2000)


def accept():
    socket = server.nextPendingConnection()  # the server's child: it lives as long as the program
    beacon.watch(socket, "server")
    socket.textMessageReceived.connect(socket.sendTextMessage)
    socket.binaryMessageReceived.connect(socket.sendBinaryMessage)
    playing.play(socket, playing.of_url(socket.requestUrl()))


server.newConnection.connect(accept)
if not server.listen(QHostAddress.SpecialAddress.LocalHost):
    sys.exit(server.errorString())
print(f"listening ws://127.0.0.1:{server.serverPort()}/", flush=True)
sys.exit(application.exec())
