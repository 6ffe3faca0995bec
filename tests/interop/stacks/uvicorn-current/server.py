"""uvicorn as a server that echoes; its application is ASGI. Its keepalive is a ping after 5 s that is given 5 s."""

import asyncio
import json
import logging
import os
import socket
import sys
import time

sys.path.insert(0, __file__.rsplit("/", 2)[0] + "/common")
import acts
import uvicorn

BEACON, TOKEN = os.environ.get("LIFELINE_BEACON"), os.environ.get("LIFELINE_TOKEN")
line = []


def report(scope, callback, role, **detail):
    key = dict(scope["headers"]).get(b"sec-websocket-key") or b"%s:%d" % (scope["client"][0].encode(), scope["client"][1])
    message = {"stack": f"uvicorn {uvicorn.__version__}", "side": "server", "connection": key.decode(), "callback": callback,
               "detail": {"role": role, "at": int(time.time() * 1000), **detail}}
    try:  # on loopback all of this is done at once; what cannot be is dropped, and the next report connects anew
        if BEACON and TOKEN and not line:
            line.append(socket.create_connection(BEACON.split(":"), timeout=0.1))
            line[0].sendall(json.dumps({"token": TOKEN}).encode() + b"\n")
        for out in line:
            out.sendall(json.dumps(message).encode() + b"\n")
    except OSError:
        line.clear()


def actions(send):
    """ASGI has no ping."""
    return {"text": lambda text: send({"type": "websocket.send", "text": text}),
            "close": lambda code: send({"type": "websocket.close", **({"code": code} if code else {})})}


async def accept(scope, receive, send):
    report(scope, (await receive())["type"], "upgrade")
    await send({"type": "websocket.accept"})
    report(scope, "websocket.accept", "on-open")


async def application(scope, receive, send):
    if scope["type"] != "websocket":
        await send({"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body"})
        return
    await accept(scope, receive, send)
    acts.play(acts.of_target("?" + scope["query_string"].decode()), actions(send))
    while (event := await receive())["type"] == "websocket.receive":
        report(scope, "websocket.receive", "on-message")
        await send({**event, "type": "websocket.send"})
    report(scope, "websocket.disconnect", "on-close", code=event.get("code") or 0, reason=event.get("reason") or "")


async def main():
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"listening ws://127.0.0.1:{listener.getsockname()[1]}/", flush=True)
    logging.disable()
    await uvicorn.Server(uvicorn.Config(application, ws=sys.argv[1], lifespan="off", ws_ping_interval=5,
                                        ws_ping_timeout=5, log_config=None)).serve(sockets=[listener])


asyncio.run(main())
