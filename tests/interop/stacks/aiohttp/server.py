"""aiohttp as a server that echoes. It has no handshake timer; its heartbeat is a ping after 5 s."""

import asyncio
import logging
import sys

sys.path.insert(0, __file__.rsplit("/", 2)[0] + "/common")
import acts
import lifeline_aiohttp as beacon
from aiohttp import WSMsgType, web


def actions(request, socket):
    async def close(code):
        if await socket.close(**({"code": code} if code else {})):  # receive only says CLOSING to the other task
            beacon.report(*socket.lifeline, "close", "on-close", code=socket.close_code or 0)

    async def drop(_):
        request.transport.abort()
    return {"text": socket.send_str, "ping": lambda text: socket.ping(text.encode()), "close": close, "drop": drop}


async def handle(request):
    socket = beacon.Response(timeout=2, heartbeat=5)
    await socket.prepare(request)
    playing = acts.play(acts.of_target(request.raw_path), actions(request, socket))
    async for message in socket:
        if message.type == WSMsgType.TEXT:
            await socket.send_str(message.data)
        elif message.type == WSMsgType.BINARY:
            await socket.send_bytes(message.data)
    if not socket.closed:
        await playing  # its close is not over
    return socket


async def main():
    logging.disable()  # what a handler raises was told by the beacon
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"listening ws://127.0.0.1:{runner.addresses[0][1]}/", flush=True)
    await asyncio.Future()


asyncio.run(main())
