// A client made with ws: node ws_client.js URL talk|stay|terminate
'use strict';
const WebSocket = require('ws');

const [url, what] = process.argv.slice(2);
const socket = new WebSocket(url);
let owed = 4; // three echoes and a pong

function received(line) {
  console.log(line);
  owed -= 1;
  if (owed === 0) socket.close(4000, 'bye');
}

const talk = () => {
  socket.send('hello');
  socket.send(Buffer.from([0x00, 0x01, 0xfe, 0xff]));
  socket.send('frag', { fin: false });
  socket.send('mented', { fin: true });
  socket.ping('beat');
};

socket.on('open', () => {
  console.log('open');
  if (what === 'talk') talk();
  if (what === 'terminate') socket.terminate();
});
socket.on('message', (data, isBinary) =>
  received(isBinary ? `binary ${data.toString('hex')}` : `text ${data}`));
socket.on('pong', (data) => received(`pong ${data}`));
socket.on('close', (code, reason) => console.log(`close ${code} ${reason}`));
socket.on('error', (error) => console.log(`error ${error.message}`));
