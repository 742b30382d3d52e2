"""A program on a terminal of its own: keys go in as bytes, what it paints comes out."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path


class Terminal:
    """Runs *command* on a pseudo-terminal of *columns* × *rows*."""

    def __init__(self, command: Sequence[str], folder: Path, columns: int = 100, rows: int = 30) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        names = {f"XDG_{name}_HOME": str(folder / "home" / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        root = str(Path(__file__).parents[1])
        own = {**os.environ, **names, "TERM": "xterm-256color", "DRAFTER_LANG": "zh", "PYTHONPATH": root}
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env=own,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that closing it hangs up
        )
        os.close(slave)
        self.painted = b""

    def read(self, seconds: float) -> bytes:
        """What is painted in the next *seconds*."""
        end, before = time.monotonic() + seconds, len(self.painted)
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.master], [], [], left)[0]:
                break
            try:
                data = os.read(self.master, 65536)
            except OSError:  # the other side is closed
                break
            if not data:
                break
            self.painted += data
        return self.painted[before:]

    def wait_for(self, words: str, seconds: float = 40) -> None:
        """Read until *words* are painted."""
        end, start = time.monotonic() + seconds, len(self.painted)
        while words.encode() not in self.painted[max(0, start - 4000) :]:
            assert time.monotonic() < end, f"{words} is not painted"
            self.read(0.1)

    def settle(self, quiet: float = 0.4, seconds: float = 20) -> None:
        """Read until nothing has been painted for *quiet* seconds."""
        end = time.monotonic() + seconds
        while self.read_some(quiet) and time.monotonic() < end:
            pass

    def read_some(self, seconds: float) -> bool:
        """Read what is painted next and tell whether anything was within *seconds*."""
        before = len(self.painted)
        end = time.monotonic() + seconds
        while len(self.painted) == before and time.monotonic() < end:
            self.read(min(0.05, seconds))
        return len(self.painted) > before

    def type(self, keys: str) -> None:
        """Type *keys*."""
        os.write(self.master, keys.encode())

    def end(self, how: signal.Signals) -> int:
        """Send the signal *how* and return the exit status."""
        os.kill(self.process.pid, how)
        return self.wait()

    def hang_up(self) -> int:
        """Close the terminal and return the exit status."""
        os.close(self.master)
        self.master = -1
        return self.process.wait(10)

    def wait(self) -> int:
        """Read on until the program has ended and return the exit status."""
        end = time.monotonic() + 10
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.1)
        self.read(0.2)
        return self.process.wait(1)

    def close(self) -> None:
        """End the program, whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.master >= 0:
            with contextlib.suppress(OSError):
                os.close(self.master)


def drafter(*arguments: str) -> list[str]:
    """The command that runs drafter."""
    return [sys.executable, "-m", "drafter", *arguments]
