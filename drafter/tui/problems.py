"""The line of problems: how many there are, and the one the writer has come to (F8)."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import Static

from drafter.base.messages import say
from drafter.base.problems import Level
from drafter.session.remarks import Remark

STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTICE: "cyan"}


class ProblemsBar(Static):
    """One problem at a time."""

    DEFAULT_CSS = """
    ProblemsBar { height: 2; padding: 0 1; background: $surface; border-top: solid $surface-lighten-2; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._problems: Sequence[Remark] = ()
        self._index = -1

    @property
    def problems(self) -> Sequence[Remark]:
        """Return all problems."""
        return self._problems

    def show(self, problems: Sequence[Remark]) -> None:
        """Show *problems*; the one that was shown stays while it is there."""
        current = self._problems[self._index] if 0 <= self._index < len(self._problems) else None
        self._problems = problems
        self._index = problems.index(current) if current in problems else -1
        self._draw()

    @property
    def current(self) -> Remark | None:
        """Return the problem the writer has come to."""
        return self._problems[self._index] if 0 <= self._index < len(self._problems) else None

    @property
    def index(self) -> int:
        """Return the number of the problem the writer has come to, -1 before the first."""
        return self._index

    def choose(self, index: int) -> Remark:
        """Go to the problem of the number *index* and return it."""
        self._index = index
        self._draw()
        return self._problems[index]

    def step(self, step: int) -> Remark | None:
        """Go to the next problem (*step* 1) or the one before (-1) and return it; None where there is none."""
        if not self._problems:
            return None
        start = self._index if self._index >= 0 or step > 0 else 0
        self._index = (start + step) % len(self._problems)
        self._draw()
        return self._problems[self._index]

    def _draw(self) -> None:
        if not self._problems:
            self.update(Text(say("没有发现问题"), style="green"))
            return
        remark = self._problems[max(0, self._index)]
        problem = remark.problem
        number = f"{self._index + 1}/{len(self._problems)}" if self._index >= 0 else str(len(self._problems))
        words = Text.assemble((say("问题 {number}", number=number), "bold"), "　")
        words.append(problem.message.replace("\n", " "), style=STYLES[problem.level])
        if remark.instead is not None:
            words.append("　" + say("F11 改为“{words}”", words=remark.instead), style="bold green")
        if problem.help:
            words.append("　" + problem.help.replace("\n", " "), style="dim")
        words.no_wrap, words.overflow = True, "ellipsis"
        self.update(words)
