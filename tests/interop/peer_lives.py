"""Lives that every library's client and server must go through with ours. A test adds its library's own."""

import signal

import lab


class PeerLives:
    """For a lab.Case; `client_program` and `server_program` are command lines."""

    client_program = ()
    server_program = ()
    echoes_before_it_closes = True  # False: a close frame may overtake the echo of what came before it

    def client(self, url, what):
        return self.start(lab.Process(*self.client_program, url, what))

    def server(self, what):
        server = self.start(lab.Process(*self.server_program, what))
        server.url = f"ws://127.0.0.1:{server.output.until('^port ([0-9]+)$').group(1)}/"
        return server

    def test_a_client_opens_talks_and_closes(self):
        server = self.serve()
        client = self.client(server.url, "talk")
        client.output.rest()
        self.assertEqual(client.wait(), 0)
        self.assertEqual(client.output.seen, ["open", "text hello", "binary 0001feff", "text fragmented", "pong beat",
                                              "close 4000 "])
        server.log.find("on-close")
        self.assertEqual(server.stop(), 0)
        self.assertEqual(server.log.callbacks(), ["upgrade", "on-open", "on-message", "on-message", "on-message",
                                                  "on-ping", "on-close"])
        self.assert_closed(server.log, 4000, True)
        self.assertEqual(server.log.find("on-close")["detail"]["reason"], "bye")

    def test_a_client_that_is_killed_ends_in_fin_and_1006(self):
        server = self.serve()
        client = self.client(server.url, "stay")
        client.output.until("^open$")
        client.signal(signal.SIGKILL)
        server.log.find("on-close")
        self.assert_ended_by(server.log, "fin-received")
        self.assert_closed(server.log, 1006, False)

    def test_our_client_talks_to_its_server(self):
        server = self.server("echo")
        client = self.connect(server.url, "--send", "hello", "--close", "1000:bye")
        self.assertEqual(client.finish(), 0)
        server.output.until("^text hello$")
        server.output.until("^close 1000 bye$")
        told = client.log.callbacks()
        if not self.echoes_before_it_closes and "on-message" not in told:
            told.insert(1, "on-message")
        self.assertEqual(told, ["on-open", "on-message", "on-close"])
        self.assert_closed(client.log, 1000, True)

    def test_its_server_closes_with_its_own_code(self):
        server = self.server("close")
        client = self.connect(server.url, "--send", "hello", "--stay", "60s")
        client.finish()
        self.assertEqual(client.log.callbacks(), ["on-open", "on-close"])
        self.assert_closed(client.log, 4001, True)
