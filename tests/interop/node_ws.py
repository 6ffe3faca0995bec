"""Node's ws as client and as server."""

import lab
from peer_lives import PeerLives


class NodeWs(PeerLives, lab.Case):
    client_program = ("node", lab.peer("ws_client.js"))
    server_program = ("node", lab.peer("ws_server.js"))

    def test_a_client_that_terminates_ends_in_1006(self):
        server = self.serve()
        self.client(server.url, "terminate")
        server.log.find("on-close")
        self.assertEqual(server.stop(), 0)
        self.assertEqual(server.log.callbacks(), ["upgrade", "on-open", "on-error", "on-close"])
        self.assert_closed(server.log, 1006, False)

    def test_its_server_terminates(self):
        server = self.server("terminate")
        client = self.connect(server.url, "--send", "hello", "--stay", "60s")
        client.finish()
        self.assertEqual(client.log.callbacks(), ["on-open", "on-error", "on-close"])
        self.assert_closed(client.log, 1006, False)

    def test_its_server_refuses_the_upgrade(self):
        server = self.server("refuse")
        client = self.connect(server.url, "--send", "hello")
        self.assertEqual(client.finish(), 3)
        self.assertEqual(client.log.callbacks(), ["on-error"])
        self.assertEqual(client.log.find("response")["detail"]["status"], 401)
        client.log.find("response-refused", phase="failed")


if not lab.works("node", "-e", "require('ws')"):
    lab.skip("Node's ws is not installed (packages nodejs and node-ws)")
lab.main()
