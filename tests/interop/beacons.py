"""The beacons of resources/beacons in the programs of stacks/, against a listener that speaks their protocol."""

import contextlib
import glob
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile

import beacon_listener
import lab
import raw_peer
import stacks

BEACONS = os.path.join(lab.HERE, "../../resources/beacons")
TEXT, CLOSE = 1, 8
WHOLE_LIFE = ["on-open", "on-message", "on-close"]
WITHOUT_CODE = ["libwebsockets", "netty-current"]  # at the end of TCP


def roles(reports):
    """What was told of the life itself, without what only some stacks tell."""
    return [r["detail"]["role"] for r in reports if r["detail"]["role"] in WHOLE_LIFE]


class Beacons(lab.Case):
    def setUp(self):
        self.listener = beacon_listener.Listener()
        self.addCleanup(self.listener.close)

    def run_program(self, start, beacon=None):
        program = self.start(start(self.listener.environment if beacon is None else beacon))
        self.addCleanup(self.end, program)
        return program

    def end(self, program):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.child.pid, signal.SIGKILL)
        if program.child.stdin:
            program.child.stdin.close()

    def until_closed(self):
        """All reports up to the one that tells the end."""
        reports = [self.listener.next()]
        while reports[-1]["detail"]["role"] != "on-close":
            reports.append(self.listener.next())
        return reports

    def assert_life(self, reports, side, connections, code):
        self.assertEqual(roles(reports), WHOLE_LIFE, reports)
        self.assertEqual({r["side"] for r in reports}, {side})
        self.assertLessEqual({r["connection"] for r in reports}, connections, reports)
        self.assertRegex(reports[0]["stack"], r"^[a-z][a-z0-9-]* \d+(\.\d+)+$")
        if code is not None:
            self.assertEqual(reports[-1]["detail"].get("code"), code, reports)

    def talk_to_server(self, program):
        """Opens, has a text echoed, closes; returns by which names the connection may be called."""
        port = int(program.output.until(r"^listening ws://127\.0\.0\.1:(\d+)/$").group(1))
        peer, key = raw_peer.open_to(port)
        self.addCleanup(peer.close)
        peer.send(TEXT, b"hello")
        self.assertEqual(peer.receive_until(TEXT), (TEXT, b"hello"))
        peer.send(CLOSE, b"\x03\xe8")
        self.assertEqual(peer.receive_until(CLOSE)[0], CLOSE)
        peer.tcp.shutdown(socket.SHUT_WR)  # some tell the end only then
        return {key, peer.address}

    def talk_to_client(self, dial):
        listener = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(listener.close)
        dial(f"ws://127.0.0.1:{listener.getsockname()[1]}/?lifeline=first-one")
        peer = raw_peer.accept(listener)
        self.addCleanup(peer.close)
        peer.send(TEXT, b"hello")
        peer.send(CLOSE, b"\x03\xe8")
        peer.receive_until(CLOSE)
        peer.tcp.shutdown(socket.SHUT_WR)

    def check_server(self, start, code):
        program = self.run_program(start)
        names = self.talk_to_server(program)
        self.assert_life(self.until_closed(), "server", names, code)
        with socket.create_server(("127.0.0.1", 0)) as nobody:
            away = {"LIFELINE_BEACON": f"127.0.0.1:{nobody.getsockname()[1]}", "LIFELINE_TOKEN": "0"}
        self.talk_to_server(self.run_program(start, away))
        self.check_is_quiet(start)

    def check_is_quiet(self, start):
        """Without a token the program goes on as if there were no beacon, and never connects to Lifeline."""
        self.listener = beacon_listener.Listener()
        self.addCleanup(self.listener.close)
        address = self.listener.environment["LIFELINE_BEACON"]
        program = self.run_program(start, {"LIFELINE_BEACON": address})
        self.talk_to_server(program)
        self.end(program)
        program.wait()
        host, port = address.split(":")
        with socket.create_connection((host, int(port))) as last:  # accepted after all that came before
            last.sendall(b'{"token":"%s"}\n{"stack":"x","side":"server","connection":"x","callback":"last","detail":{}}\n'
                         % self.listener.token.encode())
            self.assertEqual(self.listener.next()["callback"], "last")
        self.assertEqual(self.listener.accepted, 1)

    def check_client(self, start, code):
        program = self.run_program(start)

        def dial(url, name="first-one"):
            program.child.stdin.write(f"{name} {url}\n".encode())
            program.child.stdin.flush()
        self.talk_to_client(dial)
        self.assert_life(self.until_closed(), "client", {"first-one"}, code)
        self.check_nobody_is_reached(dial)

    def check_nobody_is_reached(self, dial):
        """A connection that is refused is told under the name that was dialled."""
        with socket.socket() as deaf:
            deaf.bind(("127.0.0.1", 0))
            dial(f"ws://127.0.0.1:{deaf.getsockname()[1]}/?lifeline=nobody", "nobody")
            while (report := self.listener.next())["connection"] != "nobody":
                self.assertEqual(report["connection"], "first-one")
            while (role := report["detail"]["role"]) == "other":
                report = self.listener.next()
            self.assertIn(role, ["on-error", "on-close"], report)

    def test_each_is_short_enough_to_be_pasted(self):
        files = [path for path in glob.glob(f"{BEACONS}/*") if not path.endswith(".md")]
        self.assertGreater(len(files), 8)
        for path in files:
            with open(path, encoding="utf-8") as file:
                self.assertLessEqual(len(file.readlines()), 40, path)

    def test_qt_as_server_and_as_client(self):
        found = lab.works("pkg-config", "--exists", "Qt6WebSockets")
        if not found:
            self.skipTest("pkg-config does not know Qt's WebSockets")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        program = os.path.join(folder.name, "qt_beacon")
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "Qt6WebSockets"], capture_output=True, check=True)
        subprocess.run(["g++", "-std=c++17", "-fPIC", lab.peer("qt_beacon.cpp"), "-o", program,
                        *flags.stdout.decode().split()], check=True)
        self.check_server(lambda beacon: lab.Process(program, "server", env=stacks.environment(beacon),
                                                     start_new_session=True), 1000)
        self.talk_to_client(lambda url: self.run_program(
            lambda beacon: lab.Process(program, "client", "first-one", url, env=stacks.environment(beacon),
                                       start_new_session=True)))
        self.assert_life(self.until_closed(), "client", {"first-one"}, 1000)


def add_tests():
    """One test a program; a stack that is not installed is skipped and says what it needs. On the command line: folders of
    stacks/; without any, all but the current releases, which packaging/atlas fetches and names.
    """
    wanted, sys.argv[1:] = sys.argv[1:], []
    for stack in stacks.all_stacks():
        for side in stack.sides if stack.name in wanted or not (wanted or stack.name.endswith("-current")) else []:
            setattr(Beacons, "test_" + re.sub(r"\W", "_", f"{stack.name}_as_{side}"), one_test(stack, side))


def one_test(stack, side):
    code = None if stack.name in WITHOUT_CODE else 1000

    def test(self):
        if not stack.runs_here():
            self.skipTest(f"{stack.data['title']} is not installed: {stack.data['needs']}")
        if side == "server":
            self.check_server(lambda beacon: stack.start("server", beacon), code)
        else:
            self.check_client(lambda beacon: stack.start("client", beacon), code)
    return test


add_tests()
if os.environ.get("LIFELINE_BUILD") is None:
    print("LIFELINE_BUILD is not set: programs are compiled into /tmp", file=sys.stderr)
lab.main()
