"""aiohttp as a client. Its heartbeat is a ping after 5 s."""

import asyncio
import sys

sys.path.insert(0, __file__.rsplit("/", 2)[0] + "/common")
import acts
import aiohttp
import lifeline_aiohttp as beacon


async def open_socket(session, name, url):
    try:
        return await asyncio.wait_for(session.ws_connect(url, timeout=2, heartbeat=5), 2)
    except Exception as error:  # pylint: disable=broad-except  # whatever it raises is what it tells
        beacon.report("client", name, f"ws_connect: {type(error).__name__}"[:64], "on-error", reason=str(error))
        return None


def actions(session, socket):
    async def close(code):
        if await socket.close(**({"code": code} if code else {})):  # receive only says CLOSING to the other task
            beacon.report(*socket.lifeline, "close", "on-close", code=socket.close_code or 0)

    async def drop(_):
        await session.connector.close()  # its only connection
    return {"text": socket.send_str, "ping": lambda text: socket.ping(text.encode()), "close": close, "drop": drop}


async def dial(name, url, what):
    async with aiohttp.ClientSession(ws_response_class=beacon.Client) as session:
        socket = await open_socket(session, name, url)
        if socket is not None:
            playing = acts.play(what, actions(session, socket))
            async for _ in socket:
                pass
            if not socket.closed:
                await playing  # its close is not over


asyncio.run(acts.dials(dial))
