// Node's own WebSocket, which is undici's. It has no timers to set.
'use strict';
const net = require('net');
const { dials, play } = require('../common/acts');

// The beacon for ws tells another class's events; this is what it would do here.
const { LIFELINE_BEACON: beacon, LIFELINE_TOKEN: token } = process.env;
const line = beacon && token && net.connect(beacon.split(':')[1], beacon.split(':')[0]).on('error', () => {}).unref();
if (line) line.write(`${JSON.stringify({ token })}\n`);
const roles = { open: 'on-open', message: 'on-message', error: 'on-error', close: 'on-close' };

function report(connection, { type, code, reason }) {
  const detail = { role: roles[type], at: Date.now(), ...(type === 'close' && { code, reason }) };
  const stack = `undici ${process.versions.undici}`;
  if (line) line.write(`${JSON.stringify({ stack, side: 'client', connection, callback: `on${type}`, detail })}\n`);
}

// A response that undici cannot take is thrown where no application can catch it; node would end, and every dial with it.
process.on('uncaughtException', (error) => console.error(error.message));

dials((name, url, what) => {
  const socket = new WebSocket(url);
  Object.keys(roles).forEach((type) => socket.addEventListener(type, (event) => report(name, event)));
  socket.addEventListener('open', () => play(socket, what));
});
