"""A problem is data: where it stands, what is wrong, what helps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple


class Level(IntEnum):
    """How much a problem weighs: an error stops the work, a notice is only said."""

    NOTICE = 1
    WARNING = 2
    ERROR = 3


class Place(NamedTuple):
    """A position in a file; lines and columns count from 1, 0 means unknown."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``file:line:column`` without its unknown parts."""
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.file, *numbers]) if self.file else ":".join(numbers)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell the user: its place, a sentence, and what helps (may be empty)."""

    place: Place
    message: str
    help: str = ""
    level: Level = Level.ERROR

    def __str__(self) -> str:
        """Return ``file:line:column: message`` and the help on an indented line of its own."""
        line = f"{self.place}: {self.message}" if str(self.place) else self.message
        indented = self.help.replace("\n", "\n    ")
        return f"{line}\n    {indented}" if self.help else line


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop the work."""
    return tuple(problem for problem in problems if problem.level is Level.ERROR)
