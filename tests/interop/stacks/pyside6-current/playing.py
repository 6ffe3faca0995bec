"""Plays what ../common/acts.py reads, with Qt's timers and QWebSocket's own calls."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../common"))
import acts  # pylint: disable=wrong-import-position
from PySide6.QtCore import QTimer
from PySide6.QtWebSockets import QWebSocketProtocol


def play(socket, what):
    todo, after = what
    if todo:
        QTimer.singleShot(after, lambda: [perform(socket, *act.partition(":")[::2]) for act in todo])


def perform(socket, name, value):
    if name == "text":
        socket.sendTextMessage(value)
    elif name == "big":
        socket.sendTextMessage("x" * int(value))
    elif name == "ping":
        socket.ping(value.encode())
    elif name == "close":
        socket.close(*([QWebSocketProtocol.CloseCode(int(value))] if value else []))
    elif name == "drop":
        socket.abort()


def of_url(url):
    return acts.of_target(bytes(url.toEncoded()).decode())


of_words = acts.of_words
