"""Plain text whose lines were broken at a fixed width, as mail programs and copies of a PDF do: lines to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

_NARROWEST, _WIDEST = 32, 124
"""Between how many cells such a width lies: 16 and 62 汉字."""

_RAGGED = 0.15
"""How much of the width may be left at the end of a full line: a word or a mark that went to the next."""

_MOST = 0.95
"""How many lines are no longer than the width: an address or a heading may be."""

_GOING_ON = (3, 0.5)
_FLOWING = (2, 0.2)
"""How many full lines go on in the next, and in how many a sentence ends: so many, and such a part of them."""

_ENDS = "。！？"
_INNER = re.compile("[。；：！？](?=.)")
_NARROW = re.compile("[A-Za-z0-9 ]")
_APART = ("-", "*", "|", ">", "附件")


class Line(NamedTuple):
    """A line of a file: its number from 1, the blanks it begins with, the offset of its words, these (or none)."""

    number: int
    before: str
    start: int
    words: str

    @property
    def indent(self) -> int:
        """Return how many cells it is indented by."""
        return len(self.before) + self.before.count("\u3000")


def paragraphs(lines: Sequence[Line], begins: Callable[[str], bool]) -> Iterator[tuple[Line, ...]]:
    """Yield the lines that are one paragraph together: each by itself, unless *lines* were broken at a fixed width.

    *begins* tells of the words of a line whether they begin a paragraph by what they say, as a number does. Lines are joined
    only where it is clear.
    """
    going_on = _Wrapped(lines, begins).going_on()
    waiting: list[Line] = []
    for place, line in enumerate(lines):
        if waiting and place not in going_on:
            yield tuple(waiting)
            waiting = []
        if line.words:
            waiting.append(line)
    if waiting:
        yield tuple(waiting)


class _Wrapped:
    """Lines with the width at which they seem to be broken."""

    def __init__(self, lines: Sequence[Line], begins: Callable[[str], bool]) -> None:
        self._lines, self._begins = lines, begins
        said = [line for line in lines if line.words]
        self._margin = min((line.indent for line in said), default=0)
        self._is_indented = any(line.indent > self._margin for line in said)
        is_narrow = all(len(line.words) <= _WIDEST for line in said)  # most texts have a longer line: nothing is measured
        widths = sorted(map(_cells, said)) if is_narrow else []
        self._width = widths[int(_MOST * (len(widths) - 1))] if widths else 0

    def going_on(self) -> frozenset[int]:
        """Return the places of the lines that go on with the paragraph of the line before; none where that is not clear.

        It is where many full lines go on and sentences end within lines: a list of lines alike in length has none such.
        """
        if not _NARROWEST <= self._width <= _WIDEST:
            return frozenset()
        full = [place for place, line in enumerate(self._lines) if self._is_full(line)]
        found = [place + 1 for place in full if self._goes_on(place + 1)]
        flowing = sum(_INNER.search(self._lines[place].words) is not None for place in full)
        enough = ((len(found), _GOING_ON), (flowing, _FLOWING))
        is_clear = all(count >= max(fewest, share * len(full)) for count, (fewest, share) in enough)
        return frozenset(found) if is_clear else frozenset()

    def _is_full(self, line: Line) -> bool:
        return _cells(line) >= self._width * (1 - _RAGGED)

    def _goes_on(self, place: int) -> bool:
        """Tell whether the line at *place*, behind a full one, does not begin a paragraph."""
        line = self._lines[place] if place < len(self._lines) else None
        if line is None or not line.words or line.indent > self._margin:
            return False
        if line.before.strip() or line.words.startswith(_APART) or self._begins(line.words):
            return False
        return self._is_indented or self._lines[place - 1].words[-1] not in _ENDS


def _cells(line: Line) -> int:
    """Return the width of *line*, marks as if they were full-width: a fix makes them so and must not move a line's end."""
    return line.indent + 2 * len(line.words) - len(_NARROW.findall(line.words)) if line.words else 0
