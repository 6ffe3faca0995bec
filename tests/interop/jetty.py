"""The case the project began with, on the real thing: curl and raw clients against Jetty 9.4 with its beacon, through
the relay. Jetty's own callbacks are laid beside the wire."""

import secrets
import signal
import socket
import struct
import subprocess

import lab
import raw_peer
import stacks

JETTY = stacks.Stack("jetty-9.4")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Relay(lab.Lifeline):
    """lifeline-cli relay in front of a server, with a port for its beacon."""

    def __init__(self, target, beacon):
        super().__init__("relay", "--listen", "0", "--to", target, "--beacon", beacon["LIFELINE_BEACON"].split(":")[1],
                         "--beacon-token", beacon["LIFELINE_TOKEN"])
        self.port = int(self.output.until(r"ws://127\.0\.0\.1:(\d+)/").group(1))

    def stop(self):
        self.signal(signal.SIGINT)
        return self.finish()


class Jetty(lab.Case):
    def setUp(self):
        beacon = {"LIFELINE_BEACON": f"127.0.0.1:{free_port()}", "LIFELINE_TOKEN": secrets.token_hex(16)}
        jetty = self.start(JETTY.start("server", beacon))
        target = jetty.output.until(r"ws://127\.0\.0\.1:\d+/").group(0)
        self.relay = self.start(Relay(target, beacon))

    def open(self):
        peer, _ = raw_peer.open_to(self.relay.port)
        self.addCleanup(peer.close)
        self.relay.log.find("onWebSocketConnect")
        return peer

    def callbacks(self):
        return [e["event"] for e in self.relay.log.select(layer="callback") if e["detail"]["role"] != "other"]

    def closed_with(self, code):
        self.assertEqual(self.relay.log.find("onWebSocketClose")["detail"]["code"], code)
        self.relay.stop()
        return self.callbacks()

    def test_curl_without_key_and_version_reaches_the_creator_and_nothing_else(self):
        subprocess.run(["curl", "--noproxy", "*", "--silent", "-i", "-N", "--max-time", "20", "-H", "Connection: Upgrade",
                        "-H", "Upgrade: websocket", f"http://127.0.0.1:{self.relay.port}/"],
                       stdin=subprocess.DEVNULL, capture_output=True, timeout=lab.PATIENCE, check=False)
        connection = self.relay.log.find("createWebSocket")["connection"]
        self.assertEqual(self.relay.stop(), 0)
        self.assertEqual(self.callbacks(), ["createWebSocket"])
        self.assertEqual(self.relay.log.find("response")["detail"]["status"], 400)
        self.assertEqual(self.relay.log.select(connection=connection)[-1]["phase"], "failed")

    def test_a_close_frame_is_told_with_its_code(self):
        self.open().send(8, struct.pack(">H", 4001) + b"bye")
        self.assertEqual(self.closed_with(4001), ["createWebSocket", "onWebSocketConnect", "onWebSocketClose"])

    def test_a_fin_is_1006_without_an_error(self):
        self.open().tcp.shutdown(socket.SHUT_WR)
        self.assertEqual(self.closed_with(1006), ["createWebSocket", "onWebSocketConnect", "onWebSocketClose"])

    def test_a_reset_is_an_error_and_1011(self):
        peer = self.open()
        peer.tcp.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        peer.close()
        self.relay.log.find("reset-received")
        self.assertEqual(self.closed_with(1011), ["createWebSocket", "onWebSocketConnect", "onWebSocketError",
                                                  "onWebSocketClose"])

    def test_a_violation_is_an_error_and_1002(self):
        self.open().tcp.sendall(bytes([0xC1, 0x80]) + bytes(4))  # RSV1
        self.relay.log.find("reserved-bit")
        self.assertEqual(self.closed_with(1002), ["createWebSocket", "onWebSocketConnect", "onWebSocketError",
                                                  "onWebSocketClose"])


for needed in ["curl"]:
    if not lab.works(needed, "--version"):
        lab.skip(f"{needed} is not installed")
if not JETTY.runs_here():
    lab.skip(f"Jetty 9.4 is not installed: it needs {JETTY.data['needs']}")
lab.main()
