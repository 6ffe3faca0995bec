"""What a program does by itself: the query of a request's target (?act=text:hi,close:1000&after=200) or words of a
client's line (text:hi close:1000 after=200), each percent-encoded. All are played in order, `after` milliseconds from open.
"""

import asyncio
import os
import sys
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../../resources/beacons"))


def of_target(target):
    query = urllib.parse.urlsplit(target).query
    return of_words([word for word in query.split("&") if word.startswith(("act=", "after="))])


def of_words(words):
    after = [int(word[6:]) for word in words if word.startswith("after=")]
    acts = [act for word in words if not word.startswith("after=") for act in word.removeprefix("act=").split(",")]
    return [urllib.parse.unquote(act) for act in acts if act], after[0] if after else 0


def play(what, does):
    """does: what to call for "text" (of which "big" is one), "ping", "close" and "drop"; close is given a code or None.
    The task that does it, in the running loop."""
    acts, after = what
    opened_long_enough = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(after / 1000, opened_long_enough.set_result, None)
    return asyncio.ensure_future(perform(opened_long_enough, acts, does))


async def perform(moment, acts, does):
    await moment
    for act in acts:
        name, _, value = act.partition(":")
        try:
            await perform_one(does, name, value)
        except Exception as error:  # pylint: disable=broad-except  # closed meanwhile: the beacon has told
            print(f"{act}: {error}", file=sys.stderr)


async def perform_one(does, name, value):
    if name == "big":
        await does["text"]("x" * int(value))
    elif name == "close":
        await does["close"](int(value) if value else None)
    else:
        await does[name](value)


async def dials(dial):
    """Awaits dial(name, url, what) for each line "NAME URL [act...]" of standard input, at the same time."""
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    running = set()
    while line := (await reader.readline()).decode():
        if line.strip():
            name, url, *words = line.split()
            running.add(asyncio.ensure_future(dial(name, url, of_words(words))))
    os._exit(0)  # not waiting for what is still open
