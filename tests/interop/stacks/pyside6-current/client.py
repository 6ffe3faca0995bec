"""Qt's client through PySide6. It has no timers to set; the one for a frame is fixed."""

import os
import sys

import playing  # finds the other modules
import lifeline_qt as beacon
from PySide6.QtCore import QCoreApplication, QSocketNotifier, QUrl
from PySide6.QtWebSockets import QWebSocket

application = QCoreApplication(sys.argv)
sockets = []  # they live as long as the program
rest = b""  # of a line


def dial(name, url, *words):
    socket = QWebSocket()
    sockets.append(socket)
    beacon.watch(socket, "client", name)
    socket.connected.connect(lambda: playing.play(socket, playing.of_words(words)))
    socket.open(QUrl(url))


def read():
    global rest
    if not (piece := os.read(0, 65536)):
        os._exit(0)  # not waiting for what is still open
    *lines, rest = (rest + piece).split(b"\n")
    for line in lines:
        if line.strip():
            dial(*line.decode().split())


notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(read)
sys.exit(application.exec())
