"""What lifeline-cli exports, read by others: tshark reads the packets, and a page of hostile payloads has no element that
is not ours. HAR files are har.py's.
"""

import collections
import html.parser
import json
import re
import unittest

import lab
from exported import OPCODES, OfFaults, Session, run
from packets import as_http, tshark

HAS_TSHARK = lab.works("tshark", "--version")


def is_plain(head, start):
    """Heads that Wireshark reads: no empty line before, no folds, no line without a colon, not hundreds of lines."""
    lines = head.get("head", "").split("\r\n")
    return bool(re.match(start, lines[0])) and len(head["headers"]) == len(lines) - 3 < 100 and \
        len(head["head"]) < 60000


def upgraded(events):
    """Whether a request and a 101 with Upgrade passed: Wireshark reads frames only behind these."""
    heads = {event["event"]: event["detail"] for event in events if event["event"] in ("request", "response")}
    names = [name.lower() for name, _ in heads.get("response", {}).get("headers", [])]
    once = sum(event["event"] == "response" for event in events) == 1  # a second one it would read as a frame
    return once and "request" in heads and heads.get("response", {}).get("status") == 101 and "upgrade" in names and \
        is_plain(heads["request"], r"^[A-Z]+ \S+ HTTP/1\.[01]$") and is_plain(heads["response"], r"^HTTP/1\.[01] 101 ")


def frames_of(events):
    return [event["detail"] for event in events if event["event"] in ("frame-sent", "frame-received")]


def whole_frames(events):
    """Those that ended, and before them all in their direction. What Wireshark makes of one that did not end is its own
    affair."""
    cut = set()
    for event in events:
        if event["event"] not in ("frame-sent", "frame-received") or event["event"] in cut:
            continue
        frame = event["detail"]
        if "arrived" not in frame:
            yield frame
        if "arrived" in frame or (opcode_of(frame) >= 8 and not frame["fin"]):  # which it waits for the rest of
            cut.add(event["event"])


def opcode_of(frame):
    name = frame["opcode"]
    return OPCODES[name] if name in OPCODES else int(name.removeprefix("reserved-"), 16)


class Packets:
    """What tshark finds in a capture, by connection."""

    FIELDS = ["tcp.stream", "tcp.flags.reset", "tcp.flags.fin", "http.response.code", "websocket.opcode",
              "websocket.payload.close.status_code", "frame.comment", "tcp.analysis.flags",
              "tcp.analysis.duplicate_ack"]

    def __init__(self, path):
        fields = [part for field in self.FIELDS for part in ("-e", field)]
        shown = tshark(path, "-T", "json", *fields, *as_http(path))
        packets = [packet["_source"]["layers"] for packet in json.loads(shown)]
        self.comments = [comment for packet in packets for comment in packet.get("frame.comment", [])]
        self.streams = collections.defaultdict(list)
        self.stream_of = {}
        for packet in packets:
            stream = packet.get("tcp.stream", [None])[0]
            self.streams[stream].append(packet)
            for event in events_in(packet):
                self.stream_of.setdefault(event["connection"], stream)

    def values(self, connection, field):
        return [int(value, 0) for packet in self.streams[self.stream_of[connection]] for value in packet.get(field, [])]

    def flags(self, connection, field):
        return sum(packet.get(field) in (["1"], ["True"]) for packet in self.streams[self.stream_of[connection]])


def events_in(packet):
    for comment in packet.get("frame.comment", []):
        for line in comment.split("\n"):
            if line.startswith("lifeline:"):
                yield json.loads(line.removeprefix("lifeline:"))


@unittest.skipUnless(HAS_TSHARK, "tshark is not installed")
class Tshark(OfFaults):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.packets = Packets(cls.path("out.pcapng"))

    def check_each(self, check):
        for connection in self.session.connections:
            _, events = self.session.seen_by(connection, "server", "client")
            with self.subTest(connection=connection, fault=self.fault_of(connection)):
                check(connection, events)

    def fault_of(self, connection):
        return next((e["detail"]["fault"] for e in self.session.connections[connection] if e["event"] == "begun"), None)

    def assert_between(self, least, found, most):
        """Where no frame was cut, all three are the same."""
        found = collections.Counter(found)
        self.assertEqual(collections.Counter(least) - found, collections.Counter(), found)
        self.assertEqual(found - collections.Counter(most), collections.Counter(), least)

    def test_there_are_many_faults(self):
        self.assertGreater(len({self.fault_of(connection) for connection in self.session.connections}), 60)
        self.assertEqual(set(self.packets.stream_of), set(self.session.connections))

    def test_the_same_frames(self):
        compared = []

        def check(connection, events):
            if not upgraded(events):
                return
            frames = list(map(opcode_of, whole_frames(events)))
            compared.extend(frames)
            self.assert_between(frames, self.packets.values(connection, "websocket.opcode"),
                                [opcode_of(frame) for frame in frames_of(events) if "opcode" in frame])

        self.check_each(check)
        self.assertGreater(len(compared), 100)

    def test_the_same_close_codes(self):
        compared = []

        def check(connection, events):
            if not upgraded(events):
                return
            codes = [frame["code"] for frame in whole_frames(events) if "code" in frame]
            compared.extend(codes)
            self.assert_between(codes, self.packets.values(connection, "websocket.payload.close.status_code"),
                                [frame["code"] for frame in frames_of(events) if "code" in frame])

        self.check_each(check)
        self.assertGreater(len(compared), 50)

    def test_the_same_ends(self):
        resets = []

        def check(connection, events):
            names = [event["event"] for event in events]
            refused = [event for event in events
                       if event["event"] == "connect-failed" and event["detail"]["cause"] == "refused"]
            expected = names.count("reset-sent") + names.count("reset-received") + len(refused)
            resets.append(expected)
            self.assertEqual(self.packets.flags(connection, "tcp.flags.reset"), expected)
            self.assertEqual(self.packets.flags(connection, "tcp.flags.fin"),
                             names.count("fin-sent") + names.count("fin-received"))

        self.check_each(check)
        self.assertGreater(sum(resets), 10)

    def test_the_same_refusals(self):
        def check(connection, events):
            statuses = [event["detail"]["status"] for event in events if event["event"] == "response"]
            found = self.packets.values(connection, "http.response.code")
            self.assertTrue(set(found) <= set(statuses), (found, statuses))

        self.check_each(check)

    def test_the_same_callbacks_findings_and_faults(self):
        told = {event["seq"]: event for packet in sum(self.packets.streams.values(), []) for event in events_in(packet)}
        for seq, event in told.items():
            self.assertEqual(event, self.session.events[seq])
        wanted = {seq for seq, event in self.session.events.items()
                  if event["connection"] and event["layer"] in ("callback", "finding", "fault")}
        self.assertEqual(wanted - set(told), set())
        verdicts = [comment for comment in self.packets.comments if comment.startswith("Verdict: ")]
        self.assertEqual(len(verdicts), len(self.session.connections))

    def test_tcp_is_without_a_flaw(self):
        """But for an acknowledgement that only carries comments."""
        for packet in sum(self.packets.streams.values(), []):
            if "tcp.analysis.flags" in packet:
                self.assertIn("tcp.analysis.duplicate_ack", packet)
                self.assertIn("frame.comment", packet)


class Allowed(html.parser.HTMLParser):
    """Collects what is not ours."""

    OURS = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "p", "table", "thead", "tbody",
            "tr", "th", "td", "a", "span", "section", "strong", "b", "ul", "li", "div", "svg", "line", "text", "polygon",
            "footer"}
    ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "role", "aria-label",
                  "viewbox", "x", "y", "x1", "y1", "x2", "y2", "points", "text-anchor", "colspan"}

    def __init__(self):
        super().__init__()
        self.strange = []
        self.text = []

    def handle_starttag(self, tag, attributes):
        names = {name for name, _ in attributes}
        links = [value for name, value in attributes if name == "href" and not re.match("^#[ce][0-9]+$", value)]
        if tag not in self.OURS or names - self.ATTRIBUTES or links:
            self.strange.append((tag, attributes))

    def handle_data(self, data):
        self.text.append(data)


class Page(OfFaults):
    HOSTILE = ["<script>alert(1)</script>", "\"onload=\"alert(1)", "'><img src=x onerror=alert(1)>", "</td></table><b>",
               "\x1b[2J\x1b]0;title\x07", "=cmd|' /C calc'!A0", "]]><svg/onload=alert(1)>", "&lt;&#60;"]

    def parse(self, path):
        page = Allowed()
        with open(path, encoding="utf-8") as file:
            page.feed(file.read())
        page.close()
        return page

    def test_no_element_of_the_catalogue(self):
        self.assertEqual(self.parse(self.path("out.html")).strange, [])

    def test_no_element_of_a_hostile_peer(self):
        server = self.serve()
        log = self.path("hostile.jsonl")
        sends = [part for text in self.HOSTILE for part in ("--send", text)]
        client = run("connect", server.url + "?q=<script>", *sends, "--echo", "--close", "1000:<b>bye</b>", "--header",
                     "User-Agent: <script>x</script>", "--log", log)
        server.stop()
        self.assertEqual(client.returncode, 0, client.stderr)
        for name in ("hostile.html", "hostile.csv", "hostile.md", "hostile.txt"):
            self.assertEqual(run("export", log, "-o", self.path(name)).returncode, 0)
            with open(self.path(name), encoding="utf-8") as file:
                self.assertNotIn("\x1b", file.read())
        page = self.parse(self.path("hostile.html"))
        self.assertEqual(page.strange, [])
        self.assertIn("<script>alert(1)", "".join(page.text))


class JsonLines(OfFaults):
    def test_what_is_exported_is_what_was_logged(self):
        self.assertEqual(Session(self.path("out.jsonl")).events, self.session.events)

    def test_the_standard_output(self):
        done = run("export", self.path("log.jsonl"), "--format", "csv")
        with open(self.path("out.csv"), "rb") as file:
            self.assertEqual(done.stdout, file.read())


if __name__ == "__main__":
    lab.main(None if HAS_TSHARK else "tshark is not installed: the packets were not read")
