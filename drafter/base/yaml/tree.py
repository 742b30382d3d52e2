"""The tree of a YAML text: nodes with positions, comments, and what was wrong with the text."""

from __future__ import annotations

from bisect import bisect_right
from collections import abc
from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.base.problems import Place, Problem
from drafter.base.yaml.characters import line_starts


class Span(NamedTuple):
    """Where a node stands: character offsets into the text as written, and the place of its first character."""

    start: int
    end: int
    place: Place


class Scalar(NamedTuple):
    """A piece of text; ``style`` is YAML's indicator: ``""`` plain, ``'`` ``"`` ``|`` ``>``."""

    value: str
    span: Span
    style: str = ""


class Sequence(NamedTuple):
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span
    flow: bool = False


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file."""

    pairs: tuple[tuple[Scalar, Node], ...]
    span: Span
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """Return the value of *key*, or None."""
        return next((value for name, value in self.pairs if name.value == key), None)


Node = Scalar | Sequence | Mapping


class Comment(NamedTuple):
    """A comment: its text from ``#`` on, its offset and place, and whether it has the line for itself."""

    text: str
    offset: int
    place: Place
    own_line: bool


@dataclass(slots=True)
class Tree:
    """A parsed text: its root (None when empty or unreadable) and everything in it that would have been lost or misread.

    Spans index into ``text``. Where ``repaired``, that is the text without the slips that ``problems`` report. ``breaks`` are
    the offsets of characters inside a line that were read as line breaks.
    """

    text: str
    file: str = ""
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    repaired: bool = False
    breaks: abc.Sequence[int] = ()
    comments: dict[tuple[int, int], list[Comment]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    @property
    def starts(self) -> list[int]:
        """Return the offsets at which the lines begin."""
        if not self._starts:
            self._starts = line_starts(self.text)
        return self._starts

    def place(self, offset: int) -> Place:
        """Return the place of the character at *offset*."""
        line = bisect_right(self.starts, offset)
        return Place(self.file, line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return line *number* (from 1) without its end; empty where there is none."""
        if not 1 <= number <= len(self.starts):
            return ""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")

    def comments_after(self, scalar: Scalar) -> tuple[Comment, ...]:
        """Return the comments that stand between *scalar* (or its block header) and the next piece of text."""
        return tuple(self.comments.get((scalar.span.start, scalar.span.end), ()))
