"""Python's websockets as a server that echoes. Its keepalive is a ping after 5 s that is given 5 s; before 14 it has
no handshake timer."""

import asyncio
import sys

sys.path.insert(0, __file__.rsplit("/", 2)[0] + "/common")
import acts
import lifeline_websockets as beacon
import websockets

CURRENT = int(websockets.__version__.split(".")[0]) >= 14  # another implementation
HOOK = {"process_request": beacon.process_request, "open_timeout": 2} if CURRENT else {"create_protocol": beacon.Legacy}


def actions(socket):
    async def ping(text):
        (await socket.ping(text)).add_done_callback(
            lambda pong: pong.cancelled() or pong.exception() or beacon.report(
                "server", key_of(socket), "pong", "on-pong"))

    async def drop(_):
        socket.transport.abort()
    return {"text": socket.send, "ping": ping, "drop": drop,
            "close": lambda code: socket.close(code) if code else socket.close()}


def key_of(socket):
    return beacon.key(socket, socket.request.headers if CURRENT else socket.request_headers)


async def handle(socket):
    acts.play(acts.of_target(socket.request.path if CURRENT else socket.path), actions(socket))
    try:
        async for message in socket:
            await echo(socket, message)
    except websockets.ConnectionClosedError:
        pass  # told by the beacon


async def echo(socket, message):
    try:
        await socket.send(message)
    except websockets.ConnectionClosed:
        pass  # so will be the next recv, which the beacon tells of


async def main():
    async with websockets.serve(beacon.watched(handle), "127.0.0.1", 0, close_timeout=2,
                                ping_interval=5, ping_timeout=5, compression=None, **HOOK) as server:
        print(f"listening ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/", flush=True)
        await asyncio.Future()


asyncio.run(main())
