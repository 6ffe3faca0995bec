"""Hostile and broken beacons beside a live connection: refused, counted to the last, and never a change on the wire."""

import collections
import json
import re
import secrets
import signal
import socket
import time

import lab
import raw_peer

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
TEXT, CLOSE = 1, 8
FLOOD = 50_000


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def message(connection="nobody", side="client", callback="close", **detail):
    return json.dumps({"stack": "x 1", "side": side, "connection": connection, "callback": callback, "detail": detail})


class Beacon:
    """The port of a Lifeline that runs, and how many messages went to it."""

    def __init__(self):
        self.port, self.token, self.sent = free_port(), secrets.token_hex(8), 0

    def options(self):
        return ["--beacon", str(self.port), "--beacon-token", self.token]

    def tell(self, text, count, token=None):
        """Returns once everything was read; what came back."""
        with socket.create_connection(("127.0.0.1", self.port), lab.PATIENCE) as tcp:
            tcp.sendall(b'{"token":"%s"}\n' % (token or self.token).encode())
            tcp.sendall(text.encode() if isinstance(text, str) else text)
            tcp.shutdown(socket.SHUT_WR)
            self.sent += count
            return tcp.makefile("rb").read()

    def lines(self, *messages):
        self.tell("".join(line + "\n" for line in messages), len(messages))


class Reports(lab.Case):
    def setUp(self):
        self.beacon = Beacon()

    def relay_to(self, port, *options):
        relay = self.start(lab.Lifeline("relay", "--listen", "0", "--to", f"ws://127.0.0.1:{port}/", *options))
        relay.port = int(relay.output.until(r"ws://127\.0\.0\.1:(\d+)/").group(1))
        return relay

    def talk(self, port, meanwhile):
        """A whole life with `meanwhile` in its middle."""
        peer, status = raw_peer.dial(port, [f"Sec-WebSocket-Key: {KEY}", "Sec-WebSocket-Version: 13"])
        self.addCleanup(peer.close)
        self.assertIn(" 101", status)
        for word in [b"before", b"after"]:
            peer.send(TEXT, word)
            self.assertEqual(peer.receive_until(TEXT), (TEXT, word))
            if word == b"before":
                meanwhile()
        peer.send(CLOSE, b"\x03\xe8")
        self.assertEqual(peer.receive_until(CLOSE), (CLOSE, b"\x03\xe8"))
        peer.tcp.shutdown(socket.SHUT_WR)
        peer.receive_until(None)

    def end(self, program):
        program.log.find("fin-received")
        program.signal(signal.SIGINT)
        self.assertEqual(program.finish(), 0)
        return program

    def wire(self, program):
        """What went over it, without times, addresses and ports."""
        def plain(detail):
            return re.sub(r"127\.0\.0\.1:\d+", "ADDRESS", json.dumps(detail))
        return [(e["side"], e["event"], e["phase"], plain(e["detail"])) for e in program.log.events
                if e["connection"] and e["layer"] in ["tcp", "http", "ws", "finding"]]

    def attack(self):
        now = int(time.time() * 1000)
        self.assertEqual(self.beacon.tell(message(), 1, token="not the token"), b'{"refused":"wrong-token"}\n')
        self.beacon.lines(message(), message(connection=KEY + "x"), message(connection="127.0.0.1:1"))
        self.beacon.lines("{", "[]", "\x00", '{"stack":' * 2000, message()[:-1] + ',"x":1}', "{}", message(code=-1),
                          message(code=1e300), message(role="king"), message(callback="a\nb"))
        self.beacon.lines(*[message(at=at) for at in [0, -1, now - 3_600_000, now + 3_600_000, 1e300, -1e300]])
        self.beacon.lines(message(at="now"), message(at=None))
        self.beacon.tell(message()[:20], 1)
        self.assertEqual(self.beacon.tell(b"x" * 10_000_000, 1), b'{"refused":"too-long"}\n')
        self.beacon.tell((message() + "\n") * FLOOD, FLOOD)

    def refused(self, program):
        """How many by why, as the log tells."""
        count = collections.Counter()
        for event in program.log.select(event="report-refused"):
            count[event["detail"]["why"]] += event["detail"]["count"]
        return count

    def check(self, attacked, calm):
        self.assertEqual(self.wire(attacked), self.wire(calm))
        self.assertGreater(len(self.wire(calm)), 10)
        why = self.refused(attacked)
        laid = [e for e in attacked.log.select(layer="callback") if e["detail"].get("stack") == "x 1" and "role" in e["detail"]]
        self.assertEqual(sum(why.values()) + len(laid), self.beacon.sent, why)
        self.assertEqual({w: why[w] for w in why if w not in ["unknown-connection", "side-is-ours", "flood"]},
                         {"wrong-token": 1, "not-json": 3, "not-an-object": 1, "unknown-field": 1, "missing-field": 1,
                          "bad-field": 6, "bad-time": 6, "half-a-line": 1, "too-long": 1})
        self.assertGreater(why["flood"], 0)
        self.assertGreaterEqual(why["unknown-connection"], 10_003)
        taken, unknown, refused = map(int, re.search(
            r"^reports: (\d+) taken, (\d+) of them found no connection; (\d+) refused$",
            "\n".join(attacked.output.seen), re.MULTILINE).groups())
        self.assertEqual(taken + refused, self.beacon.sent)
        self.assertEqual(unknown, why["unknown-connection"] + why["side-is-ours"])
        return why, laid

    def test_beside_a_server(self):
        def life(*options, meanwhile=lambda: None):
            server = self.serve(*options)
            self.talk(server.port, meanwhile)
            return self.end(server)

        def attack():
            self.attack()
            self.beacon.lines(message(connection=KEY, side="server"))  # which the reference stack plays
        attacked = life(*self.beacon.options(), meanwhile=attack)
        why, laid = self.check(attacked, life())
        self.assertEqual((why["side-is-ours"], laid), (1, []))

    def test_beside_a_relay(self):
        def life(*options, meanwhile=lambda: None):
            server = self.serve()
            relay = self.relay_to(server.port, *options)
            self.talk(relay.port, meanwhile)
            self.end(server)
            return self.end(relay)

        def attack():
            self.attack()
            self.beacon.lines(*[message(connection=KEY, side="server", callback=name) for name in ["onopen", "reset-received"]])
        attacked = life(*self.beacon.options(), meanwhile=attack)
        _, laid = self.check(attacked, life())
        self.assertEqual([(e["event"], e["side"], e["connection"]) for e in laid],
                         [("onopen", "server", 1), ("reset-received", "server", 1)])


lab.main()
