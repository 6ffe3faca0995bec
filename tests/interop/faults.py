"""The catalogue of faults: all of it against our own side, a server that plays them to real clients, and clients that play
them to real servers.

What a real peer makes of a fault is its own affair and is only printed; what fails is a hang, a crash, or a claim of
ours that its own report does not bear out.
"""

import json
import os
import subprocess
import sys
import tempfile

import lab

HAS_NODE = lab.works("node", "-e", "require('ws')")
HAS_WEBSOCKETS = lab.works(sys.executable, "-c", "import websockets")
HAS_CURL = lab.works("curl", "--version")
os.environ["XDG_DATA_HOME"] = os.path.join(lab.HERE, "no-faults-of-anyone")


class Play:
    """One faults run and its JSON report."""

    def __init__(self, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            report = os.path.join(folder, "report.json")
            done = subprocess.run([lab.CLI, "faults", "run", *arguments, "--json", report], stdin=subprocess.DEVNULL,
                                  capture_output=True, timeout=2 * lab.PATIENCE, check=False)
            with open(report, encoding="utf-8") as file:
                self.report = json.load(file)
        self.code = done.returncode
        self.said = done.stdout.decode() + done.stderr.decode()
        self.faults = self.report["faults"]

    def with_outcome(self, outcome):
        return [fault for fault in self.faults if fault["outcome"] == outcome]


class Faults(lab.Case):
    def serve_faults(self, name):
        server = self.start(lab.Process(lab.CLI, "faults", "serve", name, "--port", "0"))
        server.url = server.output.until(r"ws://127\.0\.0\.1:\d+/").group(0)
        return server

    def curl(self, url):
        done = subprocess.run(["curl", "--noproxy", "*", "--silent", "-i", "-N", "--max-time", str(lab.PATIENCE),
                               url.replace("ws:", "http:")],
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=lab.PATIENCE, check=False)
        return done.returncode, done.stdout.decode()

    def lines_of(self, *client):
        """What a client says until it has ended."""
        process = self.start(lab.Process(*client))
        process.output.rest()
        process.wait()
        return process.output.seen + process.said_on_stderr().splitlines()

    def play_to(self, server, name):
        """All client faults to a real server, which must outlive them."""
        play = Play("all", "--target", server.url)
        print(f"\n{name}: " + ", ".join(f"{play.report[o]} {o}" for o in ("passed", "allowed", "failed", "skipped")))
        for fault in play.with_outcome("failed"):
            print(f"  {fault['id']}: {fault['why']}")
        self.assertIsNone(server.child.poll(), f"{name} has ended")
        self.assert_bears_out(play)
        self.assertTrue(all(fault["reached"] for fault in play.faults), play.said)
        by_id = {fault["id"]: fault["outcome"] for fault in play.faults}
        for simple in ("close-code-1000-by-client", "request-no-key", "frame-rsv1-by-client"):
            self.assertIn(by_id[simple], ("passed", "allowed"), simple)

    def assert_bears_out(self, play):
        self.assertEqual(play.code, 1 if play.with_outcome("failed") else 0, play.said)
        for fault in play.faults:
            failed = [check for check in fault["checks"] if check["outcome"] == "failed"]
            self.assertEqual(bool(failed), fault["outcome"] == "failed", fault)
            self.assertFalse(fault["outcome"] == "skipped" and not fault["why"], fault)
            self.assertTrue(fault["side"] == "client" or fault["outcome"] == "skipped"
                            or fault["callbacks_observed"], fault)

    def test_all_are_green_against_our_own_side(self):
        play = Play("all", "--target", "builtin")
        self.assertEqual([(fault["id"], fault["why"]) for fault in play.with_outcome("failed")], [])
        self.assertEqual(play.with_outcome("skipped"), [])
        self.assertEqual(play.code, 0, play.said)
        self.assertGreater(len(play.faults), 100)
        self.assert_bears_out(play)

    def test_nobody_at_the_target(self):
        done = subprocess.run([lab.CLI, "faults", "run", "all", "--target", "ws://127.0.0.1:1/"],
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=lab.PATIENCE, check=False)
        self.assertEqual(done.returncode, 3, done.stdout)

    @lab.unittest.skipUnless(HAS_CURL, "curl is not installed")
    def test_curl_chooses_by_path(self):
        server = self.serve_faults("by-path")
        _, unknown = self.curl(server.url + "no-such-fault")
        self.assertIn("404", unknown.splitlines()[0])
        self.assertIn("/response-401  ", unknown)
        _, refused = self.curl(server.url + "response-401")
        self.assertIn("401", refused.splitlines()[0])
        server.output.until("passed +response-401|allowed +response-401|failed +response-401")
        code, _ = self.curl(server.url + "reset-instead-of-response")
        self.assertEqual(code, 56)  # CURLE_RECV_ERROR: the connection was reset
        server.signal(lab.signal.SIGINT)
        server.output.rest()
        self.assertEqual(server.wait(), 0)

    @lab.unittest.skipUnless(HAS_NODE, "Node's ws is not installed")
    def test_node_ws_chooses_by_path(self):
        server = self.serve_faults("by-path")
        client = lambda name: self.lines_of("node", lab.peer("ws_client.js"), server.url + name, "stay")
        self.assertEqual(client("close-code-1011")[:2], ["open", "close 1011 "])
        masked = client("frame-masked")
        self.assertEqual(masked[0], "open")
        self.assertIn("error Invalid WebSocket frame: MASK must be clear", masked)
        self.assertIn("error Invalid Sec-WebSocket-Accept header", client("response-wrong-accept"))
        self.assertIn("error Unexpected server response: 403", client("response-403"))

    @lab.unittest.skipUnless(HAS_WEBSOCKETS, "Python's websockets is not installed")
    def test_python_websockets_chooses_by_path(self):
        server = self.serve_faults("by-path")
        client = lambda name: self.lines_of(sys.executable, lab.peer("websockets_client.py"), server.url + name, "stay")
        self.assertEqual(client("close-code-1011"), ["open", "close 1011 "])
        self.assertEqual(client("fin-at-101-by-server")[:2], ["open", "close 1006 "])
        self.assertIn("InvalidHeader", client("response-wrong-accept")[-1])
        self.assertIn("403", client("response-403")[-1])

    @lab.unittest.skipUnless(HAS_NODE, "Node's ws is not installed")
    def test_client_faults_against_node_ws(self):
        server = self.start(lab.Process("node", lab.peer("ws_server.js"), "quiet"))
        server.url = f"ws://127.0.0.1:{server.output.until('^port ([0-9]+)$').group(1)}/"
        self.play_to(server, "Node ws")

    @lab.unittest.skipUnless(HAS_WEBSOCKETS, "Python's websockets is not installed")
    def test_client_faults_against_python_websockets(self):
        server = self.start(lab.Process(sys.executable, lab.peer("websockets_server.py"), "quiet"))
        server.url = f"ws://127.0.0.1:{server.output.until('^port ([0-9]+)$').group(1)}/"
        self.play_to(server, "Python websockets")


lab.main()
