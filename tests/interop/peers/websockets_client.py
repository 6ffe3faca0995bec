"""A client made with python3-websockets: websockets_client.py URL talk|stay"""

import asyncio
import sys

import websockets


def tell(line):
    print(line, flush=True)


async def talk(socket):
    await socket.send("hello")
    await socket.send(b"\x00\x01\xfe\xff")
    await socket.send(["frag", "mented"])
    for _ in range(3):
        message = await socket.recv()
        tell(f"text {message}" if isinstance(message, str) else f"binary {message.hex()}")
    await (await socket.ping(b"beat"))
    tell("pong beat")
    await socket.close(4000, "bye")


async def main(url, what):
    async with websockets.connect(url) as socket:
        tell("open")
        if what == "talk":
            await talk(socket)
        await socket.wait_closed()
        tell(f"close {socket.close_code} {socket.close_reason}")


asyncio.run(main(*sys.argv[1:]))
