"""The real window on a display of its own, used as a person would: real clicks, curl from outside, and what the window
then shows, read through the accessibility bus as a screen reader reads it."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

NEEDED = ["Xvfb", "openbox", "xdotool", "curl", "dbus-run-session"]
PATIENCE = 60  # seconds until a wait is given up; far above what any step needs
ON_BUS = "LIFELINE_WINDOW_TEST_ON_BUS"


def skip(reason):
    print("SKIP : " + reason)
    sys.exit(77)


missing = [tool for tool in NEEDED if shutil.which(tool) is None]
if missing:
    skip("not installed: " + ", ".join(missing))
if ON_BUS not in os.environ:
    os.execvpe("dbus-run-session", ["dbus-run-session", "--", sys.executable] + sys.argv, dict(os.environ, **{ON_BUS: "1"}))
try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as reason:
    skip(f"no accessibility bus for Python: {reason}")

PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else "lifeline"


def start_display():
    read_end, write_end = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                              pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        return server, ":" + pipe.readline().strip()


def descendants(node):
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from descendants(child)


class Window:
    """The program under test, seen through the accessibility bus."""

    def __init__(self, environment):
        self.environment = environment
        self.process = subprocess.Popen([PROGRAM, "--port", "0", "--theme", "dark"], env=environment)
        self.root = self.wait("the program on the accessibility bus", self.find_root)

    def find_root(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(index)
            if program is not None and program.get_process_id() == self.process.pid:
                return program
        return None

    def wait(self, what, find):
        """What `find` returns as soon as that is something."""
        loop, found, deadline = GLib.MainLoop(), [], time.monotonic() + PATIENCE

        def look():
            try:
                result = find()
            except GLib.Error:  # a widget went away while it was looked at
                result = None
            if result:
                found.append(result)
            if result or time.monotonic() > deadline or self.process.poll() is not None:
                loop.quit()
                return False
            return True

        GLib.timeout_add(50, look)
        loop.run()
        if not found:
            names = sorted({node.get_name() for node in descendants(self.root) if node.get_name()})
            raise AssertionError(f"never seen: {what}; the window shows\n  " + "\n  ".join(names))
        return found[0]

    def showing(self, role, pattern):
        """The first node in view of that role whose name the pattern is found in; for cells and labels, their text."""
        for node in descendants(self.root):
            if node.get_role_name() in role and re.search(pattern, node.get_name() or ""):
                if node.get_state_set().contains(Atspi.StateType.SHOWING):
                    return node
        return None

    def see(self, role, pattern):
        return self.wait(f"{'/'.join(role)} /{pattern}/", lambda: self.showing(role, pattern))

    def click(self, node):
        place = node.get_extents(Atspi.CoordType.SCREEN)
        self.xdotool("mousemove", place.x + place.width // 2, place.y + place.height // 2, "click", 1)

    def xdotool(self, *words):
        subprocess.run(["xdotool"] + [str(word) for word in words], env=self.environment, check=True)

    def end(self):
        self.process.terminate()
        self.process.wait(PATIENCE)


BUTTON, CELL, TEXT = ("push button", "push button menu", "button menu", "check box", "toggle button"), ("table cell",), ("label", "text", "filler", "panel", "alert")


class TheWindow(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        cls.display, name = start_display()
        cls.environment = dict(os.environ, DISPLAY=name, HOME=cls.home.name, XDG_CONFIG_HOME=cls.home.name,
                               XDG_DATA_HOME=cls.home.name, QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", LC_ALL="C.UTF-8")
        cls.manager = subprocess.Popen(["openbox"], env=cls.environment, stderr=subprocess.DEVNULL)
        cls.window = Window(cls.environment)

    @classmethod
    def tearDownClass(cls):
        cls.window.end()
        cls.manager.terminate()
        cls.manager.wait()
        cls.display.terminate()
        cls.display.wait()
        cls.home.cleanup()

    def curl(self, *options):
        return subprocess.run(["curl", "-s", "-i", "-N", "-m", "20", *options, f"http://127.0.0.1:{self.port}/"],
                              capture_output=True, text=True).stdout

    def test_the_first_lesson(self):
        window = self.window
        window.see(TEXT, "The life of a WebSocket connection in three steps")

        self.start_the_server()

        window.click(window.see(("text", "combo box"), r"^ws://"))
        window.xdotool("key", "ctrl+a")
        window.xdotool("type", f"ws://127.0.0.1:{self.port}/")
        window.click(window.see(BUTTON, r"^Connect$"))
        window.see(CELL, r"^client → server$")
        window.see(CELL, r"^open$")
        window.see(TEXT, r"Open\..*on-close is owed when this ends")

        answer = self.curl("-H", "Connection: Upgrade", "-H", "Upgrade: websocket")
        self.assertRegex(answer, r"^HTTP/1\.1 4(00|26) ")
        self.assertIn("Sec-WebSocket-Version: 13", answer)
        self.assertIn("missing-key", answer)
        window.click(window.see(CELL, r"^curl → server$"))
        window.see(CELL, r"^request refused$")
        window.see(TEXT, r"Never opened: the upgrade was refused.*on-close is not owed")

        self.assertIn("not-an-upgrade", self.curl())
        window.click(window.see(CELL, r"^plain request$"))
        window.see(TEXT, r"A plain HTTP request.*No callback fired")

    def test_what_is_broken_on_purpose(self):
        window = self.window
        self.start_the_server()
        window.xdotool("key", "ctrl+g")
        window.see(("text", "entry"), "^Search the faults$")
        window.xdotool("type", "request-no-key")
        window.see(TEXT, r"^1 of \d+$")
        window.xdotool("key", "Return")
        window.see(TEXT, r"Sec-WebSocket-Key")
        window.click(window.see(BUTTON, "^Run now$"))
        window.see(TEXT, "^✓ passed")
        window.see(CELL, r"^script → server$")
        window.see(TEXT, r"Never opened: the upgrade was refused")
        window.see(CELL, r"^fault ended$")

        window.click(window.see(("text", "combo box"), r"^ws://"))
        window.xdotool("key", "ctrl+a")
        window.xdotool("type", f"ws://127.0.0.1:{self.port}/")
        window.click(window.see(BUTTON, r"^Connect$"))
        window.see(TEXT, r"Open\..*on-close is owed when this ends")
        window.click(window.see(BUTTON, "^Run the injection$"))
        window.see(TEXT, r"[Rr]eset.*on-close")
        window.see(CELL, r"^open, then reset$")
        window.xdotool("key", "ctrl+f")
        window.xdotool("type", "layer:fault")
        window.see(CELL, r"^fault injected$")

    def test_which_stack_plays_the_server(self):
        window = self.window
        window.xdotool("key", "ctrl+f", "ctrl+a", "BackSpace")  # another test's filter
        if self.listening():
            window.click(window.see(BUTTON, r"^Stop the server"))
            window.wait("the server stopped", lambda: window.showing(TEXT, "server stopped"))
        self.choose_stack("Qt")
        self.start_the_server()
        window.click(window.see(("text", "combo box"), r"^ws://"))
        window.xdotool("key", "ctrl+a")
        window.xdotool("type", f"ws://127.0.0.1:{self.port}/")
        window.click(window.see(BUTTON, r"^Connect$"))
        window.see(CELL, r"^callback newConnection$")
        window.see(TEXT, r"Open\..*newConnection")
        window.click(window.see(BUTTON, "^Run the injection$"))
        window.see(CELL, r"^callback disconnected$")
        window.see(TEXT, r"qt [0-9.]+ told an end without a close frame as something else than 1006")
        window.click(window.see(BUTTON, r"^Stop the server"))
        window.wait("the server stopped", lambda: window.showing(TEXT, "server stopped"))
        self.choose_stack("Reference")

    def choose_stack(self, name):
        """From the menu beside the server's button, by keys: the accessibility bus does not show it. They come after the
        click, and the menu takes them from then on."""
        button = self.window.see(BUTTON, r"^Stack of the server")
        if re.search(name, button.get_name()):
            return
        self.window.click(button)
        self.window.xdotool("key", *(["Down", "Down"] if name == "Qt" else ["Down"]), "Return")
        self.window.see(BUTTON, r"^Stack of the server: " + name)

    def start_the_server(self):
        if not self.listening():
            self.window.click(self.window.see(BUTTON, r"^Start the server"))
        self.window.wait("the address of the server", lambda: self.listening())

    def listening(self):
        found = self.window.showing(TEXT, r"server 127\.0\.0\.1:[1-9]\d* ")
        if found:
            self.port = re.search(r"server 127\.0\.0\.1:(\d+)", found.get_name()).group(1)
        return found and found.get_name() and "stopped" not in found.get_name()


if __name__ == "__main__":
    unittest.main(verbosity=2)
