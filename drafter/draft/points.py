"""Points (一是……二是……): series of labels that are always typed text, never native lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from drafter.draft.numerals import chinese

_WORDS = {
    "首先，": ("首先，", "其次，", "再次，", "第四，", "第五，", "第六，", "第七，", "第八，", "第九，", "第十，"),
    "一方面，": ("一方面，", "另一方面，"),
}
LAST = "最后，"
"""What the last point of a series 首先，…… may be called, whatever its number."""

_SPOKEN = "一是"
SERIES = ("一是", "一要", "首先，", "第一，", "第一、", "一方面，", "一方面要", "一则", "一靠", "一在于", "一抓")
"""The first labels of the series that writers use, the usual one first."""
_ORDINAL = re.compile(r"(?P<before>第?)一(?P<after>是|要|、|，|则|靠|在于|抓|方面要)")


@dataclass(frozen=True, slots=True)
class Points:
    """How a document writes its points: the first label of a series, and whether the series runs in."""

    label: str = "一是"
    run_in: bool = True


def point_label(first: str, number: int) -> str:
    """Return the label of point *number* (from 1) in the series that begins with *first*.

    A series of words that is used up goes on as 第五，; an unknown one is repeated as written.
    """
    words = _WORDS.get(first)
    if words is not None:
        return words[number - 1] if number <= len(words) else f"第{chinese(number)}，"
    match = _ORDINAL.fullmatch(first)
    return f"{match['before']}{chinese(number)}{match['after']}" if match else first


def typed_point(line: str, first: str) -> str:
    """Return the label of the series *first* that *line* begins with, empty where it begins with none."""
    if first in _WORDS:
        return next((word for word in _WORDS[first] if line.startswith(word)), "")
    match = _ORDINAL.fullmatch(first)
    if match is None:
        return ""
    typed = re.match(rf"{match['before']}[一二三四五六七八九十]{{1,3}}{match['after']}", line)
    return typed.group() if typed else ""


class TypedPoint(NamedTuple):
    """The label of a point somebody typed: how many characters it takes, its series, its number in it."""

    size: int
    series: str
    number: int


_BEGINS = re.compile(r"首先|其次|再次|第?[一二三四五六七八九十]|另?一方面")


def recognise_point(line: str) -> TypedPoint | None:
    """Return the label of a point of any known series typed at the start of *line*, or None; a half-width comma will do."""
    if _BEGINS.match(line) is None:
        return None
    words = line[:6].replace(",", "，")
    for series in SERIES:
        if typed := typed_point(words, series):
            number = next((n for n in range(1, 100) if point_label(series, n) == typed), 0)
            return TypedPoint(len(typed), series, number) if number else None
    return None


def may_end(first: str) -> bool:
    """Tell whether the series *first* may end with 最后，."""
    return first == "首先，"


def is_series(first: str) -> bool:
    """Tell whether *first* begins a series that can be counted."""
    return first in _WORDS or _ORDINAL.fullmatch(first) is not None


class PointCounter:
    """Counts the points of one body: neighbours form one series, an inner series begins again under every outer point."""

    def __init__(self, points: Points) -> None:
        self._default = points.label
        self._first = ["", ""]
        self._count = [0, 0]
        self._open = [False, False]
        self.begins = False  # whether the latest point began a series

    def next(self, level: int, series: str = "", typed: str = "") -> str:
        """Return the label of the next point of *level* (1, or 2 for an inner series).

        *series* is the first label the point names itself, *typed* a label somebody typed: a first one begins a series, and
        where it goes on counting over a plain paragraph of the same section, the series goes on. 最后， ends one, whatever its
        number.
        """
        index = min(level, 2) - 1
        if LAST in (series, typed):
            return self._end(index)
        follows = self._open[index] or (typed and typed == point_label(self._first[index], self._count[index] + 1))
        self.begins = not follows or bool(series and series != self._first[index]) or bool(typed and typed == series)
        if self.begins:
            self._first[index] = series or self._default
            self._count[index] = 0
        self._count[index] += 1
        self._open = [True, index == 1]
        return point_label(self._first[index], self._count[index])

    def _end(self, index: int) -> str:
        self.begins = not self._open[index]
        self._open = [index == 1, False]
        self._count[index] = 0
        return LAST

    def went_on(self, text: str) -> None:
        """Say that the latest point's *text* goes on counting inside (一是甲。二是乙。)."""
        self._count[0] += _inline(text, self._first[0], self._count[0])

    def interrupt(self, text: str = "") -> None:
        """Say that a paragraph which is no point stands here; points inside its *text* begin a series that may go on."""
        self._open = [False, False]
        inside = _inline(text, _SPOKEN, 0)
        if inside:
            self._first[0], self._count[0] = _SPOKEN, inside

    def section(self, text: str = "") -> None:
        """Say that a numbered paragraph with *text* stands here: no series goes on over it."""
        self._count = [0, 0]
        self.interrupt(text)


def _inline(text: str, first: str, counted: int) -> int:
    """Return how many points of the series *first*, of which *counted* are known, follow one another in *text*."""
    found = at = 0
    while first and (at := text.find(point_label(first, counted + found + 1), at)) >= 0:
        found += 1
        at += 1
    return found
