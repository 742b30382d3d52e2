"""A program on a terminal of its own: keys go in as bytes, what it paints comes out."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

_CONTROLS = re.compile(r"\x1b\[[0-9;?<>=]*[a-zA-Z]")


class Terminal:
    """Runs *command* on a pseudo-terminal of *columns* × *rows*; *environment* is added to that of the tests."""

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        columns: int = 100,
        rows: int = 30,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        names = {f"XDG_{name}_HOME": str(folder / "home" / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        root = str(Path(__file__).parents[1])
        named = {**names, "TERM": "xterm-256color", "DRAFTER_LANG": "zh", "PYTHONPATH": root}
        own = {**os.environ, **named, **(environment or {})}
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
        self._seen = 0

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

    def read_some(self, seconds: float) -> bool:
        """Read what is painted next, waiting *seconds* at most, and tell whether there was anything."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        self.painted += os.read(self.master, 65536)
        return True

    @property
    def processor(self) -> float:
        """The seconds that the program has had a processor, 0 where the system does not say so in /proc."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(each.read_text(encoding="ascii").split()[0]) for each in tasks) / 1e9

    def wait_for(self, *words: str, seconds: float = 90) -> None:
        """Read until each of *words* has been painted since the last time, in one piece or as one row in several."""
        end, start = time.monotonic() + seconds, self._seen
        while not all(each in self._plain(start) for each in words):
            assert time.monotonic() < end, f"{words} are not painted"
            assert self.process.poll() is None or self.read(0.1), f"the program has ended before {words}"
            self.read(0.1)
        self._seen = len(self.painted)

    def _plain(self, start: int) -> str:
        return _CONTROLS.sub("", self.painted[start:].decode("utf-8", errors="replace"))

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
        return self.process.wait(60)

    def wait(self) -> int:
        """Read on until the program has ended and return the exit status."""
        end = time.monotonic() + 60
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
