"""One stack measured again: what a stable cell of the atlas told, the real stack still tells."""

import subprocess
import sys

import lab

NOT_INSTALLED = 3


def check(folder):
    done = subprocess.run([lab.CLI, "atlas", "check", folder, "--runs", "1", "--no-color"],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    print(done.stdout, end="", flush=True)
    print(done.stderr, end="", file=sys.stderr, flush=True)
    if done.returncode == NOT_INSTALLED and "is not installed" in done.stderr:
        lab.skip(done.stderr.strip())
    return done.returncode


sys.exit(check(sys.argv[1]))
