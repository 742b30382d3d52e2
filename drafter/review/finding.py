"""What the review tells a writer: a finding is data, wherever it was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from drafter.base.problems import NOWHERE, Place


class Severity(IntEnum):
    """How much a finding weighs: 提示, 疑似, 必改."""

    HINT = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """Return the word that programs and the command line use: ``error``, ``warning``, ``hint``."""
        return self.name.lower()


def severity_of(word: str) -> Severity | None:
    """Return the severity that *word* (``error``, ``warning``, ``hint``) means, or None."""
    return next((each for each in Severity if each.word == word), None)


@dataclass(frozen=True, slots=True)
class Fix:
    """What to write instead of the characters of a finding; ``certain`` where nobody could want it otherwise.

    ``span`` are the offsets of those characters in the file's text (without BOM), None where they cannot be told.
    """

    replacement: str
    certain: bool = False
    span: tuple[int, int] | None = None


class Cell(NamedTuple):
    """A cell of a Word file: which table, row and column, each from 1."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth telling: which rule, how heavy, where, what, on what authority, and what to write instead.

    ``place`` is the position in the file. ``section`` is the heading above it, ``paragraph`` its paragraph's number from
    1 (0: none), ``start`` and ``end`` are characters of ``text``, that paragraph's text. ``source`` is a clause or a
    dictionary. ``cell`` is the one of a Word file's table that the paragraph stands in.
    """

    rule: str
    level: Severity
    message: str
    place: Place = NOWHERE
    section: str = ""
    paragraph: int = 0
    start: int = 0
    end: int = 0
    text: str = ""
    source: str = ""
    fix: Fix | None = None
    cell: Cell | None = None
