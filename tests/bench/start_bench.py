#!/usr/bin/env python3
"""From the start of a program to its first painted frame: Lifeline against Wireshark, in turn, on the same display.

A frame counts as painted when a window of the program's class is visible and its pixels are not all of one colour. Needs
Xvfb, xdotool, ImageMagick and wireshark; says what is missing and ends with 77 otherwise.

    tests/bench/start_bench.py BUILD_FOLDER [RUNS]
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

NEEDED = ["Xvfb", "xdotool", "import", "identify", "wireshark"]
PATIENCE = 60  # seconds for one start


def start_display():
    read_end, write_end = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                              pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        return server, ":" + pipe.readline().strip()


def visible_windows(environment, name):
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", name], env=environment,
                           capture_output=True, text=True)
    return found.stdout.split()


def painted(environment, window):
    picture = subprocess.run(["import", "-silent", "-window", window, "-resize", "64x64!", "ppm:-"], env=environment,
                             capture_output=True)
    colours = subprocess.run(["identify", "-format", "%k", "ppm:-"], input=picture.stdout, capture_output=True, text=False)
    return colours.stdout.strip().isdigit() and int(colours.stdout) > 1


def first_frame(command, name, environment):
    """Seconds until the first painted frame."""
    begun = time.monotonic()
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - begun < PATIENCE:
            if any(painted(environment, window) for window in visible_windows(environment, name)):
                return time.monotonic() - begun
        raise SystemExit(f"{command[0]} painted nothing in {PATIENCE} s")
    finally:
        program.kill()
        program.wait()


def main():
    missing = [tool for tool in NEEDED if shutil.which(tool) is None]
    if missing or len(sys.argv) < 2:
        print("SKIP: missing " + ", ".join(missing) if missing else __doc__)
        return 77 if missing else 2
    lifeline = os.path.join(sys.argv[1], "bin", "lifeline")
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    server, display = start_display()
    times = {"lifeline": [], "wireshark": []}
    try:
        with tempfile.TemporaryDirectory() as home:
            environment = dict(os.environ, DISPLAY=display, HOME=home, XDG_CONFIG_HOME=home, XDG_RUNTIME_DIR=home)
            environment.pop("WAYLAND_DISPLAY", None)
            for run in range(runs + 1):
                for name, command in (("lifeline", [lifeline]), ("wireshark", ["wireshark"])):
                    seconds = first_frame(command, name, environment)
                    if run > 0:  # the first round only warms the caches
                        times[name].append(seconds)
    finally:
        server.terminate()
        server.wait()
    ours, theirs = (statistics.median(times[name]) for name in ("lifeline", "wireshark"))
    print(f"start to first painted frame, median of {runs}: lifeline {ours * 1000:.0f} ms, "
          f"wireshark {theirs * 1000:.0f} ms, ratio {ours / theirs:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
