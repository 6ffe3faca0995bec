"""Debian's python3-websockets as client and as server."""

import signal
import sys

import lab
from peer_lives import PeerLives


class PythonWebsockets(PeerLives, lab.Case):
    client_program = (sys.executable, lab.peer("websockets_client.py"))
    server_program = (sys.executable, lab.peer("websockets_server.py"))
    echoes_before_it_closes = False

    def test_its_server_is_killed(self):
        server = self.server("echo")
        client = self.connect(server.url, "--send", "hello", "--stay", "60s")
        client.log.find("on-message")
        server.signal(signal.SIGKILL)
        client.finish()
        self.assert_ended_by(client.log, "fin-received")
        self.assert_closed(client.log, 1006, False)


if not lab.works(sys.executable, "-c", "import websockets"):
    lab.skip("Python's websockets is not installed (package python3-websockets)")
lab.main()
