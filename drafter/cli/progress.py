"""Where long work has got to, on one line of the terminal that is wiped again."""

from __future__ import annotations

import sys

from drafter.base.messages import say
from drafter.cli.layout import cells, page_width, wrap


class Progress:
    """Shows which of *total* inputs is being worked on; silent for a single one, and where stderr is no terminal."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = ""
        self._speaks = total > 1 and sys.stderr.isatty()

    def begin(self, name: str) -> None:
        """Say that the work on *name* begins."""
        self._done += 1
        if self._speaks:
            line = say("正在生成 {done}/{total}：{name}", done=self._done, total=self._total, name=name)
            self._shown = wrap(line, page_width())[0]
            sys.stderr.write("\r" + self._shown)
            sys.stderr.flush()

    def end(self) -> None:
        """Wipe the line, so that messages stand on clean ones."""
        if self._shown:
            sys.stderr.write("\r" + " " * cells(self._shown) + "\r")
            self._shown = ""
