"""The catalogue played once and exported, for the tests of what others make of the files."""

import collections
import json
import os
import subprocess
import tempfile

import lab

GROUPS = ["reset", "close-handshake", "violation", "bad-request", "bad-response"]
OPCODES = {"continuation": 0, "text": 1, "binary": 2, "close": 8, "ping": 9, "pong": 10}
os.environ["XDG_DATA_HOME"] = os.path.join(lab.HERE, "no-faults-of-anyone")


def run(*arguments):
    return subprocess.run([lab.CLI, *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=2 * lab.PATIENCE, check=False)


class Session:
    """A log, by connection, and the side whose packets an export shows."""

    WIRE = ("accepted", "connecting", "connected", "connect-failed", "fin-sent", "fin-received", "reset-sent",
            "reset-received", "connection-lost", "forwarding", "request", "response")

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        self.events = {event["seq"]: event for event in lines[1:]}
        self.connections = collections.defaultdict(list)
        for event in self.events.values():
            if event["connection"]:
                self.connections[event["connection"]].append(event)

    def tells_wire(self, event):
        return event["layer"] == "ws" or event["event"] in self.WIRE

    def seen_by(self, connection, first, second):
        """The events of the first of two sides that saw the wire."""
        events = self.connections[connection]
        sides = {event["side"] for event in events if self.tells_wire(event)}
        side = first if first in sides else second
        return side, [event for event in events if event["side"] == side]


class OfFaults(lab.Case):
    """The catalogue played once for all tests, and exported."""

    folder = tempfile.TemporaryDirectory()
    session = None

    @classmethod
    def setUpClass(cls):
        if OfFaults.session is None:
            cls.play()

    @classmethod
    def play(cls):
        log = cls.path("log.jsonl")
        played = run("faults", "run", *GROUPS, "--target", "builtin", "--log", log)
        assert played.returncode in (0, 1), played.stderr  # who was right is the affair of another test
        OfFaults.session = Session(log)
        for name in ("out.pcapng", "out.har", "out.html", "out.csv", "out.jsonl"):
            done = run("export", log, "-o", cls.path(name))
            assert done.returncode == 0, (name, done.stderr)

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, name)
