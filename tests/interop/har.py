"""HAR files: HAR 1.2 by a validator, their required members and what Chrome's importer takes, the messages of the log, and
the way back through our own importer.
"""

import collections
import json
import re
import subprocess
import unittest

import lab
from exported import OPCODES, OfFaults, run

VALIDATOR = """
const har = JSON.parse(require("fs").readFileSync(process.argv[1]));
require("har-validator").har(har).then(() => {}, wrong => {
    for (const error of wrong.errors) console.log(error.dataPath, error.message);
    process.exitCode = 1;
});
"""
HAS_VALIDATOR = lab.works("node", "-e", "require('har-validator')")


class Har(OfFaults):
    """Its required members, and front_end/models/har/Importer.ts of Chrome."""

    ISO = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with open(cls.path("out.har"), encoding="utf-8") as file:
            cls.har = json.load(file)

    def check(self, value, members):
        for name, kind in members.items():
            self.assertIn(name, value)
            self.assertIsInstance(value[name], kind, name)

    def check_pairs(self, pairs):
        for pair in pairs:
            self.check(pair, {"name": str, "value": str})

    def check_entry(self, entry):
        self.check(entry, {"startedDateTime": str, "time": (int, float), "request": dict, "response": dict, "cache": dict,
                           "timings": dict, "serverIPAddress": str, "connection": str})
        self.assertRegex(entry["startedDateTime"], self.ISO)
        self.check(entry["request"], {"method": str, "url": str, "httpVersion": str, "cookies": list, "headers": list,
                                      "queryString": list, "headersSize": int, "bodySize": int})
        self.check(entry["response"], {"status": int, "statusText": str, "httpVersion": str, "cookies": list,
                                       "headers": list, "content": dict, "redirectURL": str, "headersSize": int,
                                       "bodySize": int})
        self.check(entry["response"]["content"], {"size": int, "mimeType": str})
        for pairs in (entry["request"]["headers"], entry["request"]["queryString"], entry["request"]["cookies"],
                      entry["response"]["headers"], entry["response"]["cookies"]):
            self.check_pairs(pairs)
        self.check(entry["timings"], {"send": (int, float), "wait": (int, float), "receive": (int, float)})
        for name in ("send", "wait", "receive"):
            self.assertGreaterEqual(entry["timings"][name], 0)
        self.assertAlmostEqual(entry["time"], sum(max(part, 0) for part in entry["timings"].values()), places=3)
        self.assertRegex(entry["request"]["url"], "^wss?://[^/]+/")

    def test_it_is_har_1_2(self):
        self.check(self.har, {"log": dict})
        log = self.har["log"]
        self.check(log, {"version": str, "creator": dict, "entries": list})
        self.assertEqual(log["version"], "1.2")
        self.check(log["creator"], {"name": str, "version": str})
        self.assertEqual(len(log["entries"]), len(self.session.connections))
        for entry in log["entries"]:
            with self.subTest(connection=entry["connection"]):
                self.check_entry(entry)

    def test_chrome_takes_every_message(self):
        for entry in self.har["log"]["entries"]:
            self.assertEqual(entry["_resourceType"], "websocket")
            for message in entry["_webSocketMessages"]:
                self.assertEqual(list(message)[:4], ["type", "time", "opcode", "data"])
                self.assertIn(message["type"], ("send", "receive", "error"))
                self.assertIsInstance(message["time"], float)
                self.assertIsInstance(message["data"], str)
                self.assertIn(message["opcode"], (-1,) if message["type"] == "error" else (1, 2))

    def test_the_messages_of_the_log(self):
        compared = 0
        for entry in self.har["log"]["entries"]:
            side, events = self.session.seen_by(int(entry["connection"]), "client", "server")
            self.assertEqual(entry["_lifeline"]["view"], side)
            if any(event["layer"] == "finding" for event in events):
                continue
            ways = {"message-sent": "send", "message-received": "receive"} if side == "client" else \
                {"message-sent": "receive", "message-received": "send"}
            told = [(ways[e["event"]], OPCODES[e["detail"]["kind"]]) for e in events if e["event"] in ways]
            found = [(m["type"], m["opcode"]) for m in entry["_webSocketMessages"] if m["type"] != "error"]
            compared += len(told)
            if not any(event["layer"] == "fault" for event in events):  # a script's frames are no messages of its own
                self.assertEqual(collections.Counter(found), collections.Counter(told), entry["connection"])
        self.assertGreater(compared, 10)

    @unittest.skipUnless(HAS_VALIDATOR, "har-validator is not installed")
    def test_a_validator_finds_nothing(self):
        done = subprocess.run(["node", "-e", VALIDATOR, self.path("out.har")], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=lab.PATIENCE, check=False)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    @unittest.skipUnless(HAS_VALIDATOR, "har-validator is not installed")
    def test_the_validator_would_find_something(self):
        wrong = json.loads(json.dumps(self.har))
        del wrong["log"]["entries"][0]["request"]["method"]
        path = self.path("wrong.har")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(wrong, file)
        done = subprocess.run(["node", "-e", VALIDATOR, path], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=lab.PATIENCE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("method", done.stdout)

    def test_the_way_back(self):
        """Opened and exported again, it tells the same entries."""
        again = self.path("again.har")
        done = run("export", self.path("out.har"), "-o", again, "--no-redaction")
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(again, encoding="utf-8") as file:
            entries = {entry["connection"]: entry for entry in json.load(file)["log"]["entries"]}
        self.assertEqual(len(entries), len(self.har["log"]["entries"]))
        for entry in self.har["log"]["entries"]:
            with self.subTest(connection=entry["connection"]):
                same = entries[entry["connection"]]
                self.assertEqual(same["request"]["url"], entry["request"]["url"])
                self.assertEqual(same["response"]["status"], entry["response"]["status"])
                self.assertEqual(
                    [(message["type"], message["opcode"], message["data"]) for message in same["_webSocketMessages"]],
                    [(message["type"], message["opcode"], message["data"]) for message in entry["_webSocketMessages"]])


if __name__ == "__main__":
    lab.main(None if HAS_VALIDATOR else "har-validator is not installed: only our own checks of HAR 1.2 were made")
