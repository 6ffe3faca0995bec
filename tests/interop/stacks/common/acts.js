// What a program does by itself: the query of a request's target (?act=text:hi,close:1000&after=200) or words of a
// client's line (text:hi close:1000 after=200), each percent-encoded. All are played in order, `after` milliseconds from open.
'use strict';

exports.ofTarget = (target) => {
  const words = (target.split('?')[1] || '').split('&').filter((word) => /^(act|after)=/.test(word));
  return exports.ofWords(words);
};

exports.ofWords = (words) => ({
  acts: words.filter((word) => !word.startsWith('after=')).flatMap((word) => word.replace(/^act=/, '').split(','))
    .filter(Boolean).map(decodeURIComponent),
  after: Number((words.find((word) => word.startsWith('after=')) || 'after=0').slice(6)),
});

// play(socket, …): the socket has send(text) and close(code); ping(text) and terminate() where it can.
exports.play = (socket, { acts, after }) => {
  if (acts.length > 0) {
    setTimeout(() => acts.forEach((act) => {
      const [, what, value] = /^([a-z]+):?(.*)$/.exec(act);
      if (what === 'text') socket.send(value);
      if (what === 'big') socket.send('x'.repeat(Number(value)));
      if (what === 'ping') socket.ping(value);
      if (what === 'close') socket.close(...(value ? [Number(value)] : []));
      if (what === 'drop') socket.terminate();
    }), after);
  }
};

// Calls dial(name, url, what) for each line "NAME URL [act…]" of standard input; ends the process with the input.
exports.dials = (dial) => {
  const lines = require('readline').createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const [name, url, ...words] = line.trim().split(/\s+/);
    if (url) dial(name, url, exports.ofWords(words));
  });
  lines.on('close', () => setTimeout(() => process.exit(0), 100)); // what the beacon has still to write
};
