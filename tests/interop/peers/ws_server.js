// A server made with ws on a free port: node ws_server.js echo|quiet|close|terminate|refuse
// quiet echoes like echo, and says nothing of what it receives.
'use strict';
const { WebSocketServer } = require('ws');

const what = process.argv[2];
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: 0,
  verifyClient: () => what !== 'refuse',
});

server.on('listening', () => console.log(`port ${server.address().port}`));
const tell = (line) => {
  if (what !== 'quiet') console.log(line);
};

server.on('connection', (socket) => {
  tell('open');
  socket.on('message', (data, isBinary) => {
    tell(isBinary ? `binary ${data.toString('hex')}` : `text ${data}`);
    if (what === 'echo' || what === 'quiet') socket.send(data, { binary: isBinary });
    if (what === 'close') socket.close(4001, 'done');
    if (what === 'terminate') socket.terminate();
  });
  socket.on('ping', (data) => tell(`ping ${data}`));
  socket.on('close', (code, reason) => tell(`close ${code} ${reason}`));
  socket.on('error', (error) => tell(`error ${error.message}`)); // without a listener, node ends
});
