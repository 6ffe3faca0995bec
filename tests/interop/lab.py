"""What the interop tests share: lifeline-cli and its peers as child processes, and the log as it is written.

A test waits by reading lines until the one it wants, never by letting time pass. The log goes through a named pipe, so
that a line can be read as soon as it is written.
"""

import contextlib
import json
import os
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PATIENCE = 60  # seconds until a wait is given up; far above what any step needs
HERE = os.path.dirname(os.path.abspath(__file__))
CLI = sys.argv.pop(1) if len(sys.argv) > 1 else "lifeline-cli"


class Lines:
    """Lines from a descriptor, each waited for up to PATIENCE."""

    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.buffer = b""
        self.seen = []

    def next(self):
        """The next line without its end, or None after the last."""
        deadline = time.monotonic() + PATIENCE
        while b"\n" not in self.buffer:
            ready, _, _ = select.select([self.descriptor], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                raise AssertionError("gave up waiting; so far:\n" + "\n".join(self.seen))
            chunk = os.read(self.descriptor, 65536)
            if not chunk:
                assert not self.buffer, f"the last line does not end: {self.buffer!r}"
                return None
            self.buffer += chunk
        line, self.buffer = self.buffer.split(b"\n", 1)
        self.seen.append(line.decode())
        return self.seen[-1]

    def until(self, pattern):
        """Reads on to the first line that the pattern is found in; returns the match."""
        while (line := self.next()) is not None:
            if match := re.search(pattern, line):
                return match
        raise AssertionError(f"ended without {pattern!r}:\n" + "\n".join(self.seen))

    def rest(self):
        while self.next() is not None:
            pass


class Log:
    """The JSON Lines of one run; every line read is checked against the public contract."""

    KEYS = ["seq", "t", "connection", "side", "layer", "event", "phase", "detail"]

    def __init__(self, path):
        os.mkfifo(path)
        # Non-blocking, so that the opening does not wait for the writer.
        self.lines = Lines(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
        self.header = None
        self.events = []

    def _read(self):
        line = self.lines.next()
        if line is None:
            return False
        record = json.loads(line)
        if self.header is None:
            assert list(record)[:4] == ["lifeline", "started", "clock", "app"], line
            self.header = record
            return True
        assert list(record) == self.KEYS, line
        if self.events:
            assert record["seq"] > self.events[-1]["seq"] and record["t"] >= self.events[-1]["t"], line
        self.events.append(record)
        return True

    def read_rest(self):
        while self._read():
            pass

    def find(self, event, **wanted):
        """The first event of that name whose keys or details equal those wanted; reads on until it comes."""
        checked = 0
        while True:
            for candidate in self.events[checked:]:
                if candidate["event"] == event and all(value_of(candidate, k) == v for k, v in wanted.items()):
                    return candidate
            checked = len(self.events)
            if not self._read():
                raise AssertionError(f"no {event} {wanted} in the log:\n" + "\n".join(self.lines.seen))

    def select(self, **wanted):
        return [e for e in self.events if all(value_of(e, k) == v for k, v in wanted.items())]

    def names(self, **wanted):
        return [e["event"] for e in self.select(**wanted)]

    def callbacks(self, **wanted):
        return self.names(layer="callback", **wanted)


def value_of(event, key):
    return event[key] if key in Log.KEYS else event["detail"].get(key)


class Process:
    """A child whose standard output is read line by line; what it says on stderr is shown when a test fails."""

    def __init__(self, *command, **options):
        self.command = command
        self.errors = tempfile.TemporaryFile()
        self.child = subprocess.Popen(command, **{"stdin": subprocess.DEVNULL, **options}, stdout=subprocess.PIPE,
                                      stderr=self.errors)
        self.output = Lines(self.child.stdout.fileno())

    def wait(self):
        return self.child.wait(PATIENCE)

    def signal(self, number):
        self.child.send_signal(number)

    def close(self):
        if self.child.poll() is None:
            self.child.kill()
            self.child.wait()
        if self.child.stdin:
            self.child.stdin.close()
        self.child.stdout.close()
        self.errors.close()

    def said_on_stderr(self):
        self.errors.seek(0)
        return self.errors.read().decode(errors="replace")


class Lifeline(Process):
    """lifeline-cli with its log."""

    def __init__(self, *arguments):
        self.folder = tempfile.TemporaryDirectory()
        path = os.path.join(self.folder.name, "log")
        self.log = Log(path)
        super().__init__(CLI, *arguments, "--log", path)

    def finish(self):
        """Waits for the end, reads the log to its end; returns the exit code."""
        self.log.read_rest()
        self.output.rest()
        return self.wait()

    def close(self):
        super().close()
        os.close(self.log.lines.descriptor)
        self.folder.cleanup()


class Server(Lifeline):
    """lifeline-cli serve on a free port."""

    def __init__(self, *arguments):
        super().__init__("serve", "--port", "0", *arguments)
        self.url = self.output.until(r"ws://127\.0\.0\.1:\d+/").group(0)
        self.port = int(self.url.split(":")[2].rstrip("/"))

    def stop(self):
        """Ctrl-C; returns the exit code once the log is complete."""
        self.signal(signal.SIGINT)
        return self.finish()


class Case(unittest.TestCase):
    """Starts what a test needs and ends it afterwards."""

    maxDiff = None

    def start(self, process):
        self.addCleanup(process.close)
        self.addCleanup(self._show, process)
        return process

    def serve(self, *arguments):
        return self.start(Server(*arguments))

    def connect(self, url, *arguments):
        return self.start(Lifeline("connect", url, *arguments))

    def _show(self, process):
        failed = any(error for _, error in self._outcome.errors) if hasattr(self._outcome, "errors") \
            else not self._outcome.success
        if failed:
            with contextlib.suppress(ValueError):
                print(f"--- {' '.join(process.command)}\n{process.said_on_stderr()}", file=sys.stderr)

    def assert_closed(self, log, code, clean, **wanted):
        """on-close came once, last of the callbacks, with this code."""
        callbacks = log.select(layer="callback", **wanted)
        self.assertEqual([e["event"] for e in callbacks].count("on-close"), 1)
        self.assertEqual(callbacks[-1]["event"], "on-close")
        self.assertEqual(callbacks[-1]["detail"]["code"], code)
        self.assertEqual(callbacks[-1]["detail"]["clean"], clean)
        self.assertEqual(callbacks[-1]["phase"], "closed")

    def assert_ended_by(self, log, how, **wanted):
        """The log tells a FIN from a RST."""
        other = {"fin-received": "reset-received", "reset-received": "fin-received"}[how]
        names = log.names(layer="tcp", **wanted)
        self.assertIn(how, names)
        self.assertNotIn(other, names)


def peer(name):
    return os.path.join(HERE, "peers", name)


def skip(reason):
    print(f"SKIP   : {reason}", flush=True)
    sys.exit(77)


def works(*command):
    """Whether a command can be run and ends well."""
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE,
                              check=False).returncode == 0
    except (FileNotFoundError, PermissionError, subprocess.TimeoutExpired):
        return False


def main(missing=None):
    """`missing`: why a part of the tests could not run. A failure counts all the same, a pass is a skip."""
    result = unittest.main(verbosity=2, exit=False).result
    if not result.wasSuccessful():
        sys.exit(1)
    if missing:
        skip(missing)
