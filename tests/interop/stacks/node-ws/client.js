// ws as a client.
'use strict';
const WebSocket = require('ws');
const beacon = require('../../../../resources/beacons/lifeline_node_ws');
const { dials, play } = require('../common/acts');

dials((name, url, what) => {
  const socket = beacon.client(new WebSocket(url, { handshakeTimeout: 2000, closeTimeout: 2000 }), name);
  socket.on('open', () => play(socket, what));
  socket.on('error', () => {}); // without a listener, node ends
});
