"""curl: the request the project began with, and a plain one."""

import signal
import subprocess

import lab


class Curl(lab.Case):
    def curl(self, url, *arguments):
        done = subprocess.run(["curl", "--noproxy", "*", "--silent", "-i", "-N", *arguments,
                               url.replace("ws:", "http:")],
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=lab.PATIENCE, check=True)
        head, _, body = done.stdout.decode().partition("\r\n\r\n")
        return head.split("\r\n"), body

    def test_an_upgrade_without_key_and_version_is_refused_and_never_opens(self):
        server = self.serve()
        head, body = self.curl(server.url, "-H", "Connection: Upgrade", "-H", "Upgrade: websocket")
        self.assertIn(head[0].split(" ")[1], ["426", "400"])
        self.assertIn("sec-websocket-version: 13", [line.lower() for line in head])
        self.assertIn("missing-key", body)
        self.assertIn("missing-version", body)
        self.assertIn("4.2.1", body)
        self.assertEqual(server.stop(), 0)
        self.assertEqual(server.log.callbacks(), ["upgrade"])
        self.assertEqual(server.log.find("upgrade")["detail"],
                         {"stack": "reference", "accepted": False, "refusal": ["missing-key", "missing-version"]})
        rules = server.log.find("request-refused")["detail"]["rules"]
        self.assertEqual(rules, [{"id": "missing-key", "section": "4.2.1"}, {"id": "missing-version", "section": "4.2.1"}])
        connection = server.log.find("upgrade")["connection"]
        self.assertEqual(server.log.select(connection=connection)[-1]["phase"], "failed")

    def test_a_plain_request_is_answered_and_fires_no_callback(self):
        server = self.serve()
        head, _ = self.curl(server.url)
        self.assertEqual(head[0].split(" ")[1], "426")
        self.assertEqual(server.stop(), 0)
        self.assertEqual(server.log.callbacks(), [])
        server.log.find("request")
        server.log.find("request-refused")

    def test_a_good_upgrade_opens_and_a_killed_curl_is_1006(self):
        server = self.serve()
        client = self.start(lab.Process(
            "curl", "--noproxy", "*", "--silent", "-i", "-N", "-H", "Connection: Upgrade", "-H", "Upgrade: websocket",
            "-H", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "-H", "Sec-WebSocket-Version: 13",
            server.url.replace("ws:", "http:")))
        server.log.find("on-open")
        client.signal(signal.SIGKILL)
        server.log.find("on-close", code=1006)
        self.assertEqual(server.log.callbacks(), ["upgrade", "on-open", "on-error", "on-close"])


if not lab.works("curl", "--version"):
    lab.skip("curl is not installed (package curl)")
lab.main()
