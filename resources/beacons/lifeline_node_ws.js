// Lifeline beacon for Node's ws 8. Does nothing unless LIFELINE_BEACON and LIFELINE_TOKEN are set.
//   require('./lifeline_node_ws').server(new WebSocketServer({ port: 8080 }));
//   require('./lifeline_node_ws').client(new WebSocket(url), 'NAME'); // at once; or url?lifeline=NAME, without a second argument
'use strict';
const net = require('net');
const { LIFELINE_BEACON: beacon, LIFELINE_TOKEN: token, LIFELINE_STACK } = process.env;
const stack = LIFELINE_STACK || `node-ws ${require('ws/package.json').version}`;
const roles = { headers: 'upgrade', upgrade: 'upgrade', connection: 'on-open', open: 'on-open', message: 'on-message',
  ping: 'on-ping', pong: 'on-pong', error: 'on-error', wsClientError: 'on-error', 'unexpected-response': 'on-error', close: 'on-close' };
let line = null; // to Lifeline; made again after a loss

function report(side, connection, callback, more = {}) {
  if (!beacon || !token) return;
  if (!line) {
    const [host, port] = beacon.split(':');
    line = net.connect(port, host).on('error', () => {}).on('close', () => { line = null; }).unref();
    line.write(`${JSON.stringify({ token })}\n`);
  }
  const detail = { role: roles[callback] || 'other', at: Date.now(), ...more };
  if (line.writableLength < 1e6) line.write(`${JSON.stringify({ stack, side, connection, callback, detail })}\n`);
}
function watch(emitter, side, names, more) { // before any listener is called, and without being one
  const emit = emitter.emit;
  emitter.emit = function (name, ...args) {
    const [connection, details] = more(name, args);
    if (names.includes(name) && (name !== 'unexpected-response' || this.listenerCount(name))) report(side, connection, name, details);
    return emit.call(this, name, ...args);
  };
  return emitter;
}
const keyOf = (request) => (request?.headers['sec-websocket-key'] || '').split(',')[0] || `127.0.0.1:${request?.socket.remotePort}`; // two headers come as one
const ofSocket = (name, [first, second]) => (name === 'close' ? { code: first, reason: `${second}` } : name === 'error' ? { reason: first.message } : {});
const watchSocket = (socket, side, connection) => watch(socket, side, ['upgrade', 'open', 'message', 'ping', 'pong', 'error', 'unexpected-response', 'close'], (name, args) => [connection, ofSocket(name, args)]);
const ofServer = (name, args) => (name === 'wsClientError' ? [keyOf(args[2]), { reason: args[0].message }] : [keyOf(args[1]), {}]);
exports.server = (server) => watch(server, 'server', ['headers', 'wsClientError'], ofServer).prependListener('connection', (socket, request) => {
  report('server', keyOf(request), 'connection'); // ws calls an emit of its own for this one
  watchSocket(socket, 'server', keyOf(request));
});
exports.client = (socket, name) => watchSocket(socket, 'client', name || new URL(socket.url).searchParams.get('lifeline'));
