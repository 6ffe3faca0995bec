"""A page in headless Chromium. What the page heard it sends as messages, so it stands in the log."""

import os
import shutil
import signal
import subprocess
import tempfile

import lab

BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-port=0"]


class Chromium(lab.Case):
    def browse(self, url):
        """The page with the address after '#'. A group of processes, so that all of the browser can be ended."""
        profile = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, profile, ignore_errors=True)
        page = f"file://{lab.peer('page.html')}#{url}"
        browser = self.start(lab.Process(browser_path, *FLAGS, f"--user-data-dir={profile}", page,
                                         start_new_session=True))
        self.addCleanup(self.end, browser)
        return browser

    def end(self, browser):
        if browser.child.poll() is None:
            os.killpg(browser.child.pid, signal.SIGKILL)

    def test_a_page_opens_talks_and_closes_and_another_is_left(self):
        server = self.serve()
        self.browse(server.url)
        talked = server.log.find("on-close", code=4000)["connection"]
        left = server.log.find("on-close", code=1001)["connection"]
        self.assertEqual(server.stop(), 0)
        self.assertEqual(server.log.callbacks(connection=talked),
                         ["upgrade", "on-open", "on-message", "on-message", "on-message", "on-close"])
        self.assert_closed(server.log, 4000, True, connection=talked)
        self.assertEqual(server.log.callbacks(connection=left), ["upgrade", "on-open", "on-message", "on-close"])
        self.assert_heard(server.log, talked, "heard hello, 0 1 254 255")
        self.assert_heard(server.log, left, "closed 4000  true")

    def assert_heard(self, log, connection, text):
        frames = log.select(connection=connection, event="frame-received")
        self.assertIn(text, [frame["detail"].get("text") for frame in frames])


def find_browser():
    """Ubuntu's chromium is a stub that asks for a snap: it is there, but it does not run."""
    for name in BROWSERS:
        if shutil.which(name) and lab.works(name, "--version"):
            return shutil.which(name)
    return None


browser_path = find_browser()
if browser_path is None:
    lab.skip("Chromium is not installed (package chromium; Ubuntu offers it only as a snap)")
lab.main()
