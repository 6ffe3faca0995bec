"""Python's websockets as a client. Its keepalive is a ping after 5 s that is given 5 s."""

import asyncio
import sys

sys.path.insert(0, __file__.rsplit("/", 2)[0] + "/common")
import acts
import lifeline_websockets as beacon
import websockets


async def dial(name, url, what):
    try:
        socket = await websockets.connect(url, open_timeout=2, close_timeout=2, ping_interval=5, ping_timeout=5,
                                          compression=None)
    except Exception as error:  # pylint: disable=broad-except  # whatever it raises is what it tells
        beacon.report("client", name, f"connect: {type(error).__name__}"[:64], "on-error", reason=str(error))
        return
    beacon.watch(socket, "client", name)

    async def ping(text):
        (await socket.ping(text)).add_done_callback(
            lambda pong: pong.cancelled() or pong.exception() or beacon.report("client", name, "pong", "on-pong"))

    async def drop(_):
        socket.transport.abort()
    acts.play(what, {"text": socket.send, "ping": ping, "drop": drop,
                     "close": lambda code: socket.close(code) if code else socket.close()})
    try:
        async for _ in socket:
            pass
    except websockets.ConnectionClosedError:
        pass  # told by the beacon


asyncio.run(acts.dials(dial))
