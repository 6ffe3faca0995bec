"""The programs in stacks/: what each stack.json says, and running one of them with a beacon."""

import json
import os
import subprocess

import lab

FOLDER = os.path.join(lab.HERE, "stacks")


def environment(beacon):
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **beacon}


class Stack:
    def __init__(self, name):
        self.name = name
        self.folder = os.path.join(FOLDER, name)
        with open(os.path.join(self.folder, "stack.json"), encoding="utf-8") as file:
            self.data = json.load(file)
        self.sides = self.data["sides"]

    def runs_here(self):
        try:
            return subprocess.run(self.data["probe"], cwd=self.folder, env=environment({}), stdin=subprocess.DEVNULL,
                                  capture_output=True, timeout=lab.PATIENCE, check=False).returncode == 0
        except (FileNotFoundError, PermissionError, subprocess.TimeoutExpired):
            return False

    def start(self, side, beacon):
        """beacon: what the environment has of Lifeline's. Its standard input is a pipe."""
        return lab.Process(*self.sides[side]["run"], cwd=self.folder, env=environment(beacon), stdin=subprocess.PIPE,
                           start_new_session=True)


def all_stacks():
    return [Stack(name) for name in sorted(os.listdir(FOLDER)) if os.path.exists(os.path.join(FOLDER, name, "stack.json"))]
