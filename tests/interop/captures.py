"""Captures as lifeline-cli reads them and as tshark does: the same frames in the same connections."""

import collections
import json
import os
import subprocess
import tempfile

import lab

CAPTURES = os.path.join(lab.HERE, "..", "golden", "captures")
OPCODES = {0: "continuation", 1: "text", 2: "binary", 8: "close", 9: "ping", 10: "pong"}


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def theirs(path):
    """By the ports of sender and receiver, the opcode and the short length of each frame."""
    frames = collections.defaultdict(list)
    fields = ("tcp.srcport", "tcp.dstport", "websocket.opcode", "websocket.payload_length")
    options = [option for field in fields for option in ("-e", field)]
    for line in run("tshark", "-r", path, "-Y", "websocket", "-T", "fields", *options).splitlines():
        source, target, opcodes, lengths = line.split("\t")
        for opcode, length in zip(opcodes.split(","), lengths.split(",")):
            frames[source, target].append((OPCODES.get(int(opcode), f"reserved-{int(opcode):x}"), int(length)))
    return dict(frames)


def events(path):
    return [json.loads(line) for line in
            run(lab.CLI, "export", path, "--format", "jsonl", "--no-redaction", "-o", "-").splitlines()[1:]]


def port(address):
    return address.rsplit(":", 1)[1]


def ours(path):
    """The same of the server's view; a frame that never ended is none for tshark."""
    ends, frames = {}, collections.defaultdict(list)
    for event in events(path):
        detail = event["detail"]
        if event["event"] == "accepted":
            ends[event["connection"]] = (port(detail["remote"]), port(detail["local"]))
        if event["side"] != "server" or event["event"] not in ("frame-sent", "frame-received"):
            continue
        if detail.get("arrived", detail.get("length")) != detail.get("length") or "opcode" not in detail:
            continue
        client, server = ends[event["connection"]]
        way = (client, server) if event["event"] == "frame-received" else (server, client)
        frames[way].append((detail["opcode"], int(detail["header"][2:4], 16) & 0x7F))
    return dict(frames)


class Captures(lab.Case):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.capture = os.path.join(CAPTURES, "faults.pcap")

    def made(self, name, *command):
        path = os.path.join(self.folder, name)
        run(*(path if word == "OUT" else word for word in command))
        return path

    def test_frames_of_many_faults(self):
        frames = theirs(self.capture)
        self.assertGreater(len(frames), 50)
        self.assertEqual(ours(self.capture), frames)

    def test_the_same_as_pcapng(self):
        path = self.made("a.pcapng", "editcap", "-F", "pcapng", self.capture, "OUT")
        self.assertEqual(events(path), events(self.capture))

    def test_the_same_in_microseconds(self):
        path = self.made("a.pcap", "editcap", "-F", "pcap", self.capture, "OUT")
        self.assertEqual(ours(path), theirs(self.capture))

    def test_every_packet_captured_twice(self):
        path = self.made("a.pcapng", "mergecap", "-w", "OUT", self.capture, self.capture)
        self.assertEqual(ours(path), theirs(self.capture))

    def test_resets(self):
        lines = run("tshark", "-r", self.capture, "-Y", "tcp.flags.reset == 1", "-T", "fields", "-e", "tcp.srcport",
                    "-e", "tcp.dstport").splitlines()
        ends, told = {}, set()
        for event in events(self.capture):
            if event["event"] == "accepted":
                ends[event["connection"]] = {port(event["detail"]["remote"]), port(event["detail"]["local"])}
            if event["event"] == "reset-sent":
                told.add(tuple(sorted(ends[event["connection"]])))
        self.assertTrue(told)
        self.assertLessEqual(told, {tuple(sorted(line.split("\t"))) for line in lines})


if not all(lab.works(tool, "--version") for tool in ("tshark", "editcap", "mergecap")):
    lab.skip("tshark is not installed (packages tshark and wireshark-common)")
lab.main()
