"""A real terminal for tests: tmux, its screen read as a writer sees it. Every wait is for something on that screen.

``tmux``   a fixture: a function that starts a command in a terminal; without tmux the test is skipped with the reason, with
           ``CI=true`` it fails
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from uuid import uuid4

import pytest
from instruments import instrument

PATIENCE = 60.0
"""Seconds until a wait fails: a machine may have a lot else to do."""


class Window:
    """*command* in a terminal of its own, of *columns* × *rows*; it stays when the command has ended."""

    def __init__(self, program: str, command: Sequence[str], folder: Path, columns: int = 100, rows: int = 30) -> None:
        self._tmux = [program, "-u", "-L", f"drafter-{uuid4().hex[:12]}", "-f", os.devnull]
        settings = ("set", "-g", "status", "off", ";", "set", "-g", "remain-on-exit", "on", ";")
        size = ("-x", str(columns), "-y", str(rows), "-c", str(folder))
        self._do(*settings, "new-session", "-d", *size, *command, environment=_environment(folder))

    def _do(self, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
        done = subprocess.run(
            [*self._tmux, *arguments], env=environment, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=True
        )
        return done.stdout

    def keys(self, *names: str) -> None:
        """Press the keys of these names: F2, Enter, Up, C-l, …"""
        self._do("send-keys", *names)

    def type(self, words: str) -> None:
        """Type *words*, as an input method commits them."""
        self._do("send-keys", "-l", words)

    def paste(self, words: str) -> None:
        """Paste *words* as a terminal pastes what another program copied."""
        self._do("set-buffer", words)
        self._do("paste-buffer", "-p", "-r")

    @property
    def screen(self) -> str:
        """What stands on the screen, a line for each row."""
        return self._do("capture-pane", "-p")

    def asked(self, what: str) -> str:
        """What tmux says of the terminal: pane_pid, alternate_on, pane_dead, …"""
        return self._do("display-message", "-p", f"#{{{what}}}").strip()

    @property
    def program(self) -> int:
        """The process in the terminal."""
        return int(self.asked("pane_pid"))

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the terminal's cursor, from 0."""
        column, row = self.asked("cursor_x},#{cursor_y").split(",")
        return int(column), int(row)

    def wait_for(self, *words: str) -> str:
        """Wait until all of *words* are on the screen, and return it."""
        return self.wait_until(lambda shown: all(each in shown for each in words), "、".join(words))

    def wait_without(self, words: str) -> str:
        """Wait until *words* are gone from the screen, and return it."""
        return self.wait_until(lambda shown: words not in shown, f"no {words}")

    def wait_until(self, holds: Callable[[str], object], what: str) -> str:
        """Wait until *holds* says yes to the screen, and return it; *what* is said where it never does."""
        end = time.monotonic() + PATIENCE
        while not holds(shown := self.screen):
            assert time.monotonic() < end, f"waited for {what}:\n{shown}"
            time.sleep(0.05)
        return shown

    def close(self) -> None:
        """Close the terminal, whatever runs in it."""
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, timeout=PATIENCE, check=False)


def _environment(folder: Path) -> dict[str, str]:
    names = {f"XDG_{name}_HOME": str(folder / "home" / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    outside = ("TMUX", "XDG_", "COLUMNS", "LINES")  # the last two tell the size of the terminal that the tests run in
    own = {key: value for key, value in os.environ.items() if not key.startswith(outside)}
    return {**own, **names, "LC_ALL": "C.UTF-8", "DRAFTER_LANG": "zh", "PYTHONPATH": str(Path(__file__).parents[1])}


Open = Callable[..., Window]


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Open]:
    """A function that runs a command in a terminal, in a folder (by default the test's own)."""
    program = instrument("tmux")
    opened: list[Window] = []

    def open_window(*command: str, folder: Path = tmp_path, columns: int = 100, rows: int = 30) -> Window:
        opened.append(Window(program, command, folder, columns, rows))
        return opened[-1]

    yield open_window
    for each in opened:
        each.close()
