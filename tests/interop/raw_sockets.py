"""Peers made of nothing but sockets: endings and half sent things that libraries do not let one do."""

import base64
import hashlib
import signal
import socket
import struct
import sys

import lab

REQUEST = (b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
MASK = b"\x11\x22\x33\x44"


def frame(opcode, payload, fin=True):
    """A short masked frame."""
    masked = bytes(byte ^ MASK[i % 4] for i, byte in enumerate(payload))
    return bytes([(0x80 if fin else 0) | opcode, 0x80 | len(payload)]) + MASK + masked


def accept_for(key):
    return base64.b64encode(hashlib.sha1(key.encode() + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())


def reset(connection):
    """Ends with a RST: a linger time of 0 throws away what was not sent."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def read_until(connection, end):
    data = b""
    while end not in data:
        chunk = connection.recv(4096)
        assert chunk, f"ended after {data!r}"
        data += chunk
    return data


def read_to_end(connection):
    data = b""
    while chunk := connection.recv(4096):
        data += chunk
    return data


class RawClient(lab.Case):
    def setUp(self):
        self.server = self.serve()
        self.log = self.server.log
        self.connection = socket.create_connection(("127.0.0.1", self.server.port), timeout=lab.PATIENCE)
        self.addCleanup(self.connection.close)

    def open(self):
        self.connection.sendall(REQUEST)
        head = read_until(self.connection, b"\r\n\r\n")
        self.assertTrue(head.startswith(b"HTTP/1.1 101 "), head)
        self.log.find("on-open")

    def test_fin_without_a_close_frame_is_1006(self):
        self.open()
        self.connection.close()
        self.log.find("on-close")
        self.assertEqual(self.server.stop(), 0)
        self.assertEqual(self.log.callbacks(), ["upgrade", "on-open", "on-error", "on-close"])
        self.assert_ended_by(self.log, "fin-received")
        self.assert_closed(self.log, 1006, False)

    def test_rst_is_told_from_fin_and_is_1006_too(self):
        self.open()
        reset(self.connection)
        self.log.find("on-close")
        self.assertEqual(self.server.stop(), 0)
        self.assertEqual(self.log.callbacks(), ["upgrade", "on-open", "on-error", "on-close"])
        self.assert_ended_by(self.log, "reset-received")
        self.assert_closed(self.log, 1006, False)

    def test_rst_in_the_middle_of_a_frame(self):
        self.open()
        self.connection.sendall(frame(0x1, b"a whole one"))
        self.log.find("on-message")
        self.connection.sendall(frame(0x1, b"only half of this one")[:12])
        reset(self.connection)
        self.log.find("on-close")
        self.assertEqual(self.log.callbacks().count("on-message"), 1)
        self.assert_ended_by(self.log, "reset-received")
        self.assert_closed(self.log, 1006, False)

    def test_rst_in_the_middle_of_the_request_fires_nothing(self):
        self.connection.sendall(REQUEST[:40])
        self.log.find("accepted")
        reset(self.connection)
        self.log.find("reset-received", phase="failed")
        self.assertEqual(self.server.stop(), 0)
        self.assertEqual(self.log.callbacks(), [])

    def test_one_byte_at_a_time(self):
        for byte in REQUEST:
            self.connection.sendall(bytes([byte]))
        read_until(self.connection, b"\r\n\r\n")
        for byte in frame(0x1, b"hel", fin=False) + frame(0x0, b"lo") + frame(0x8, struct.pack("!H", 1000) + b"bye"):
            self.connection.sendall(bytes([byte]))
        self.assertEqual(read_to_end(self.connection), b"\x81\x05hello" + b"\x88\x02\x03\xe8")
        self.connection.close()
        self.log.find("on-close")
        self.assert_closed(self.log, 1000, True)

    def test_frames_glued_to_the_request(self):
        self.connection.sendall(REQUEST + frame(0x1, b"early") + frame(0x8, b""))
        self.assertTrue(read_to_end(self.connection).endswith(b"\x81\x05early\x88\x00"))
        self.connection.close()
        self.log.find("on-close")
        self.assertEqual(self.log.callbacks(), ["upgrade", "on-open", "on-message", "on-close"])
        self.assert_closed(self.log, 1005, True)

    def test_an_unmasked_frame_is_a_violation(self):
        self.open()
        self.connection.sendall(b"\x81\x05hello")
        answer = read_until(self.connection, struct.pack("!H", 1002))
        self.assertEqual(answer[:1], b"\x88")
        self.connection.close()
        self.log.find("unmasked-frame", layer="finding")
        self.log.find("on-close")
        self.assertEqual(self.log.callbacks(), ["upgrade", "on-open", "on-error", "on-close"])
        self.assert_closed(self.log, 1002, False)

    def test_noise_instead_of_http_is_refused(self):
        self.connection.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 8 + b"\r\n\r\n")
        self.assertTrue(read_to_end(self.connection).startswith(b"HTTP/1.1 400 "))
        self.log.find("request-refused")
        self.assertEqual(self.server.stop(), 0)
        self.assertEqual(self.log.callbacks(), [])


class KilledPeer(lab.Case):
    """A child that is killed: with nothing left unread the system ends its connections with FIN, else with RST."""

    CHILD = """
import signal, socket, sys
connection = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
connection.sendall(bytes.fromhex(sys.argv[2]))
data = b""
while not data.endswith(b"\\r\\n\\r\\n"):
    data += connection.recv(1)
print("open", flush=True)
signal.pause()
"""

    def child(self, port, frames):
        child = self.start(lab.Process(sys.executable, "-c", self.CHILD, str(port), (REQUEST + frames).hex()))
        child.output.until("^open$")
        return child

    def test_killed_with_nothing_unread_is_fin(self):
        server = self.serve()
        child = self.child(server.port, b"")
        child.signal(signal.SIGKILL)
        server.log.find("on-close")
        self.assert_ended_by(server.log, "fin-received")
        self.assert_closed(server.log, 1006, False)

    def test_killed_with_an_echo_unread_is_rst(self):
        server = self.serve()
        child = self.child(server.port, frame(0x1, b"hello"))
        server.log.find("message-sent")
        child.signal(signal.SIGKILL)
        server.log.find("on-close")
        self.assert_ended_by(server.log, "reset-received")
        self.assert_closed(server.log, 1006, False)


class RawServer(lab.Case):
    def setUp(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(lab.PATIENCE)
        self.addCleanup(self.listener.close)

    def accept(self, *arguments):
        """Our client, and the raw end of its connection once its request is read."""
        client = self.connect(f"ws://127.0.0.1:{self.listener.getsockname()[1]}/", *arguments)
        connection, _ = self.listener.accept()
        connection.settimeout(lab.PATIENCE)
        self.addCleanup(connection.close)
        request = read_until(connection, b"\r\n\r\n").decode()
        key = next(line.split(": ")[1] for line in request.split("\r\n") if line.lower().startswith("sec-websocket-key"))
        return client, connection, key

    def upgrade(self, connection, key, glued=b""):
        connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                           b"Sec-WebSocket-Accept: " + accept_for(key) + b"\r\n\r\n" + glued)

    def test_fin_after_the_upgrade(self):
        client, connection, key = self.accept("--stay", "60s")
        self.upgrade(connection, key)
        client.log.find("on-open")
        connection.close()
        client.finish()
        self.assertEqual(client.log.callbacks(), ["on-open", "on-error", "on-close"])
        self.assert_ended_by(client.log, "fin-received")
        self.assert_closed(client.log, 1006, False)

    def test_rst_after_the_upgrade(self):
        client, connection, key = self.accept("--stay", "60s")
        self.upgrade(connection, key)
        client.log.find("on-open")
        reset(connection)
        client.finish()
        self.assertEqual(client.log.callbacks(), ["on-open", "on-error", "on-close"])
        self.assert_ended_by(client.log, "reset-received")
        self.assert_closed(client.log, 1006, False)

    def test_a_close_frame_glued_to_the_101(self):
        client, connection, key = self.accept("--stay", "60s")
        self.upgrade(connection, key, b"\x81\x02hi\x88\x06" + struct.pack("!H", 4002) + b"over")
        connection.shutdown(socket.SHUT_WR)
        client.finish()
        self.assertEqual(client.log.callbacks(), ["on-open", "on-message", "on-close"])
        self.assert_closed(client.log, 4002, True)

    def test_a_wrong_accept_is_refused(self):
        client, connection, _ = self.accept()
        self.upgrade(connection, "another key")
        self.assertEqual(client.finish(), 3)
        self.assertEqual(client.log.callbacks(), ["on-error"])
        self.assertIn("wrong-accept", str(client.log.find("response-refused")["detail"]))

    def test_an_answer_that_is_not_http(self):
        client, connection, _ = self.accept()
        connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
        self.assertEqual(client.finish(), 3)
        self.assertEqual(client.log.callbacks(), ["on-error"])
        self.assertIn("HTTP", client.said_on_stderr())

    def test_a_refused_connection(self):
        port = self.listener.getsockname()[1]
        self.listener.close()
        client = self.connect(f"ws://127.0.0.1:{port}/")
        self.assertEqual(client.finish(), 3)
        client.log.find("connect-failed", phase="failed")
        self.assertEqual(client.log.callbacks(), ["on-error"])
        self.assertIn("refused", client.said_on_stderr())


lab.main()
