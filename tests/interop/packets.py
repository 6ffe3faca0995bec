"""tshark, as the tests of exports ask it."""
import subprocess

import lab


def tshark(path, *options):
    return subprocess.run(["tshark", "-n", "-r", path, *options], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=2 * lab.PATIENCE, check=True).stdout


def as_http(path):
    """A free port may be one that Wireshark takes for another protocol's: 48898 is AMS."""
    ports = tshark(path, "-Y", "tcp.flags.syn == 1", "-T", "fields", "-e", "tcp.srcport").split()
    return [part for port in sorted(set(ports)) for part in ("-d", f"tcp.port=={port.decode()},http")]
