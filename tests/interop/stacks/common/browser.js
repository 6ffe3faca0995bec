// What a page does that asks for dials: GET /next answers with lines "NAME URL [act...]", when there are any.
'use strict';
(async () => {
  for (;;) {
    const answer = await fetch('/next').catch(() => null);
    if (!answer) return;
    (await answer.text()).split('\n').filter(Boolean).forEach((line) => {
      const [name, url, ...words] = line.split(' ');
      const socket = new WebSocket(url);
      const after = Number((words.find((word) => word.startsWith('after=')) || 'after=0').slice(6));
      const acts = words.filter((word) => !word.startsWith('after='))
        .flatMap((word) => word.replace(/^act=/, '').split(',')).map(decodeURIComponent);
      socket.onopen = () => setTimeout(() => acts.forEach((act) => {
        const [, what, value] = /^([a-z]+):?(.*)$/.exec(act);
        if (what === 'text') socket.send(value);
        if (what === 'big') socket.send('x'.repeat(Number(value)));
        if (what === 'close') socket.close(...(value ? [Number(value)] : []));
      }), after);
    });
  }
})();
