"""Lifeline beacon for Python's websockets. Does nothing unless LIFELINE_BEACON and LIFELINE_TOKEN are set.
    serve(watched(handler), HOST, PORT, process_request=process_request)    # before 13: create_protocol=Legacy instead
    socket = watch(await connect(url), "client", NAME)                      # url?lifeline=NAME
"""
import json, os, socket, time, websockets
beacon, token, line = os.environ.get("LIFELINE_BEACON"), os.environ.get("LIFELINE_TOKEN"), []

def report(side, connection, callback, role, **detail):
    message = {"stack": f"python-websockets {websockets.__version__}", "side": side, "connection": connection,
               "callback": callback, "detail": {"role": role, "at": int(time.time() * 1000), **detail}}
    try:  # on loopback all of this is done at once; what cannot be is dropped, and the next report connects anew
        if beacon and token and not line:
            line.append(socket.create_connection(beacon.split(":"), timeout=0.1))
            line[0].sendall(json.dumps({"token": token}).encode() + b"\n")
        for out in line:
            out.sendall(json.dumps(message).encode() + b"\n")
    except OSError:
        line.clear()
def key(socket, headers):
    return ([*filter(None, headers.get_all("Sec-WebSocket-Key"))] or ["%s:%d" % socket.remote_address[:2]])[0]
async def process_request(socket, request):
    report("server", key(socket, getattr(request, "headers", request)), "process_request", "upgrade")
class Legacy(getattr(websockets, "WebSocketServerProtocol", object)):
    process_request = lambda self, path, headers: process_request(self, headers)
def watched(handler):
    headers = lambda socket: getattr(socket, "request_headers", None) or socket.request.headers
    return lambda socket, *path: handler(watch(socket, "server", key(socket, headers(socket))), *path)
def watch(socket, side, connection):
    report(side, connection, "handler" if side == "server" else "connect", "on-open")
    async def recv(*arguments, receive=socket.recv):
        try:
            message = await receive(*arguments)
        except websockets.ConnectionClosed as end:
            report(side, connection, type(end).__name__, "on-close", code=socket.close_code, reason=str(end))
            raise
        report(side, connection, "recv", "on-message")
        return message
    socket.recv = recv
    return socket
