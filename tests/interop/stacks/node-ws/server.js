// ws as a server that echoes. It keeps no idle timer, so there is none to set; older ones have a fixed close timer of 30 s.
'use strict';
const { createServer, STATUS_CODES } = require('http');
const { WebSocketServer } = require('ws');
const beacon = require('../../../../resources/beacons/lifeline_node_ws');
const { ofTarget, play } = require('../common/acts');

// Looked at every 250 ms, so that a request has up to 2250 ms.
const http = createServer({ headersTimeout: 2000, requestTimeout: 2000, connectionsCheckingInterval: 250 });
const server = beacon.server(new WebSocketServer({ server: http, closeTimeout: 2000 }));

// A listener makes the answer its own affair: this is what ws answers without one.
server.on('wsClientError', (error, socket) => {
  const status = /method/.test(error.message) ? 405 : 400;
  socket.once('finish', socket.destroy);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: text/html\r\n` +
    `Content-Length: ${Buffer.byteLength(error.message)}\r\n\r\n${error.message}`);
});
server.on('connection', (socket, request) => {
  socket.on('message', (data, binary) => socket.send(data, { binary }));
  socket.on('error', () => {}); // without a listener, node ends
  play(socket, ofTarget(request.url));
});
http.listen(0, '127.0.0.1', () => console.log(`listening ws://127.0.0.1:${http.address().port}/`));
