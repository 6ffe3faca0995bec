"""A WebSocket end made of a plain socket, for talking to the programs in stacks/."""

import base64
import hashlib
import os
import re
import socket

import lab

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def frame(opcode, payload, masked):
    mask = b"\x01\x02\x03\x04" if masked else b""
    body = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload)) if masked else payload
    return bytes([0x80 | opcode, (0x80 if masked else 0) | len(payload)]) + mask + body


class Peer:
    """One connection. A client's end masks."""

    def __init__(self, tcp, masks):
        tcp.settimeout(lab.PATIENCE)
        self.tcp, self.masks = tcp, masks
        self.stream = tcp.makefile("rb")

    def read_head(self):
        lines = []
        while (line := self.stream.readline().decode("latin-1").strip()):
            lines.append(line)
        return lines

    def send(self, opcode, payload):
        self.tcp.sendall(frame(opcode, payload, self.masks))

    def receive(self):
        """The next frame as (opcode, payload); (None, b"") at the end of TCP."""
        head = self.stream.read(2)
        if len(head) < 2:
            return None, b""
        mask = self.stream.read(4) if head[1] & 0x80 else bytes(4)
        payload = self.stream.read(head[1] & 0x7F)
        return head[0] & 0x0F, bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))

    def receive_until(self, opcode):
        while (got := self.receive())[0] not in [opcode, None]:
            pass
        return got

    def close(self):
        self.stream.close()
        self.tcp.close()


def dial(port, headers):
    """A client's end, and the first line of the response."""
    peer = Peer(socket.create_connection(("127.0.0.1", port), lab.PATIENCE), True)
    peer.address = "127.0.0.1:%d" % peer.tcp.getsockname()[1]
    peer.tcp.sendall("\r\n".join(["GET / HTTP/1.1", f"Host: 127.0.0.1:{port}", "Connection: Upgrade", "Upgrade: websocket",
                                  *headers, "", ""]).encode())
    response = peer.read_head()
    return peer, response[0] if response else ""


def open_to(port):
    """A client's end that is open; its key."""
    key = base64.b64encode(os.urandom(16)).decode()
    peer, status = dial(port, [f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"])
    assert " 101" in status, status
    return peer, key


def accept(listener):
    """A server's end that is open."""
    listener.settimeout(lab.PATIENCE)
    peer = Peer(listener.accept()[0], False)
    key = re.search(r"(?im)^sec-websocket-key: *(\S+)", "\n".join(peer.read_head())).group(1)
    answer = base64.b64encode(hashlib.sha1(key.encode() + GUID).digest()).decode()
    peer.tcp.sendall(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      f"Sec-WebSocket-Accept: {answer}\r\n\r\n").encode())
    return peer
