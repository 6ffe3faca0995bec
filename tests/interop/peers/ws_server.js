// A server made with ws on a free port: node ws_server.js echo|close|terminate|refuse
'use strict';
const { WebSocketServer } = require('ws');

const what = process.argv[2];
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: 0,
  verifyClient: () => what !== 'refuse',
});

server.on('listening', () => console.log(`port ${server.address().port}`));
server.on('connection', (socket) => {
  console.log('open');
  socket.on('message', (data, isBinary) => {
    console.log(isBinary ? `binary ${data.toString('hex')}` : `text ${data}`);
    if (what === 'echo') socket.send(data, { binary: isBinary });
    if (what === 'close') socket.close(4001, 'done');
    if (what === 'terminate') socket.terminate();
  });
  socket.on('ping', (data) => console.log(`ping ${data}`));
  socket.on('close', (code, reason) => console.log(`close ${code} ${reason}`));
});
