"""Drives a page in a real browser: serves it, hands it the lines of standard input as dials, ends the browser with them.

    browser.py COMMAND...    with {profile} and {page} in it
"""

import ctypes
import http.server
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
BEACON = os.path.join(HERE, "../../../../resources/beacons/lifeline_browser.html")
dials = queue.Queue()


def page():
    """The beacon as it is, with its two constants filled in, and the script that dials."""
    with open(BEACON, encoding="utf-8") as beacon, open(os.path.join(HERE, "browser.js"), encoding="utf-8") as script:
        watched = beacon.read().replace("127.0.0.1:PORT", os.environ.get("LIFELINE_BEACON", "127.0.0.1:9"))
        watched = watched.replace("'TOKEN'", f"'{os.environ.get('LIFELINE_TOKEN', '')}'")
        return f"<!doctype html><meta charset=utf-8>{watched}<script>{script.read()}</script>"


class Pages(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        text = dials.get() if self.path == "/next" else page() if self.path == "/" else None
        body = (text or "").encode()
        self.send_response(200 if text is not None else 404)
        self.send_header("Content-Type", "text/html" if self.path == "/" else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def end_with_parent():
    """However this script ends, the kernel then ends the browser (PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def main(*command):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    profile = tempfile.mkdtemp()
    if os.path.exists("user.js"):  # of the stack's folder
        shutil.copy("user.js", profile)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    browser = subprocess.Popen([part.format(profile=profile, page=address) for part in command],
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True, preexec_fn=end_with_parent)
    try:
        for line in sys.stdin:
            dials.put(line)
    finally:
        os.killpg(browser.pid, signal.SIGKILL)
        browser.wait()
        shutil.rmtree(profile, ignore_errors=True)


signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
main(*sys.argv[1:])
os._exit(0)
