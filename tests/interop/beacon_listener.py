"""A listener for beacons in place of Lifeline's own: JSON Lines over TCP and POST over HTTP on one port of 127.0.0.1.

Alone, it prints the environment a program needs and then one line a report: beacon_listener.py
"""

import contextlib
import json
import queue
import secrets
import socketserver
import sys
import threading
import time

KEYS = ["stack", "side", "connection", "callback", "detail"]
PATIENCE = 60  # seconds until a wait is given up
CORS = ["Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: POST, OPTIONS",
        "Access-Control-Allow-Headers: *", "Access-Control-Allow-Private-Network: true"]


class Conversation(socketserver.StreamRequestHandler):
    """One TCP connection: a beacon that stays, or one or more requests of HTTP."""

    def handle(self):
        with contextlib.suppress(ConnectionError):
            first = self.rfile.readline(65536)
            if first.startswith(b"{"):
                self.take_lines(first)
            while first and not first.startswith(b"{"):
                self.answer(first.decode("latin-1").split(" "))
                first = self.rfile.readline(65536)

    def take_lines(self, first):
        if json.loads(first) != {"token": self.server.token}:
            self.wfile.write(b'{"refused":"wrong token"}\n')
            return
        for line in self.rfile:
            self.server.take(json.loads(line))

    def answer(self, request):
        head = {}
        while (line := self.rfile.readline(65536).decode("latin-1").strip()):
            name, _, value = line.partition(":")
            head[name.lower()] = value.strip()
        body = self.rfile.read(int(head.get("content-length", 0)))
        status = "204 No Content"
        if request[0] == "POST" and request[1] != f"/report?token={self.server.token}":
            status = "403 Forbidden"
        elif request[0] == "POST":
            reports = json.loads(body)
            assert isinstance(reports, dict) or len(reports) <= 64, len(reports)
            for report in reports if isinstance(reports, list) else [reports]:
                self.server.take(report)
        self.wfile.write("\r\n".join([f"HTTP/1.1 {status}", *CORS, "", ""]).encode())


class Listener(socketserver.ThreadingTCPServer):
    """environment: what a program with a beacon is given. next(): the next report, waited for."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.token = secrets.token_hex(16)
        self.reports = queue.Queue()
        self.accepted = 0  # connections
        self.environment = {"LIFELINE_BEACON": f"127.0.0.1:{self.server_address[1]}", "LIFELINE_TOKEN": self.token}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def process_request(self, request, client_address):
        self.accepted += 1
        super().process_request(request, client_address)

    def take(self, report):
        try:
            check(report)
            self.reports.put(report)
        except AssertionError as wrong:
            self.reports.put(wrong)

    def next(self):
        """Raises what is wrong with it."""
        report = self.reports.get(timeout=PATIENCE)
        if isinstance(report, AssertionError):
            raise report
        return report

    def close(self):
        self.shutdown()
        self.server_close()


def check(report):
    """What the protocol demands of one message."""
    assert list(report) == KEYS or sorted(report) == sorted(KEYS), report
    assert report["side"] in ["server", "client"], report
    assert all(isinstance(report[key], str) and 0 < len(report[key]) <= 64 and report[key].isprintable()
               for key in ["stack", "callback"]), report
    assert isinstance(report["connection"], str) and report["connection"], report
    detail = report["detail"]
    assert set(detail) <= {"code", "reason", "at", "role"}, report
    assert isinstance(detail.get("code", 0), int) and 0 <= detail.get("code", 0) <= 65535, report
    assert isinstance(detail.get("reason", ""), str), report
    at = detail.get("at", int(time.time() * 1000))
    assert isinstance(at, int) and abs(at - time.time() * 1000) < 3_600_000, report


def main():
    listener = Listener()
    print(" ".join(f"{name}={value}" for name, value in listener.environment.items()), flush=True)
    while True:
        with contextlib.suppress(queue.Empty):
            report = listener.next()
            print(report["side"], report["connection"], report["callback"], json.dumps(report["detail"]), flush=True)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main())
