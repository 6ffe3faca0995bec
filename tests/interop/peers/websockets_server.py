"""A server made with python3-websockets on a free port: websockets_server.py echo|quiet|close

quiet echoes like echo, and says nothing of what it receives.
"""

import asyncio
import sys

import websockets


def tell(line):
    if sys.argv[1] != "quiet":
        print(line, flush=True)


async def handle(socket):
    tell("open")
    try:
        async for message in socket:
            tell(f"text {message}" if isinstance(message, str) else f"binary {message.hex()}")
            if sys.argv[1] == "close":
                await socket.close(4001, "done")
            else:
                await socket.send(message)
    except websockets.ConnectionClosed:
        pass
    await socket.wait_closed()
    tell(f"close {socket.close_code} {socket.close_reason}")


async def main():
    async with websockets.serve(handle, "127.0.0.1", 0) as server:
        print(f"port {server.sockets[0].getsockname()[1]}", flush=True)
        await asyncio.Future()


asyncio.run(main())
