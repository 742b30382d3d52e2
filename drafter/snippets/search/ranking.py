"""The order of what was found: approved and used before what merely begins so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.snippets.search.column import AGAIN, NOWHERE, ROW, Column, Finder
from drafter.snippets.search.index import APPROVED, DEPRECATED, Index
from drafter.snippets.search.pattern import Pattern
from drafter.snippets.search.seek import Wanted

_STANDING = {APPROVED: 2.5, DEPRECATED: -100.0}
_EXPIRED = -50.0
_WHOLE_TITLE = 8.0
_TITLE, _TITLE_START, _TITLE_SHARE = 2.0, 1.5, 0.8
_TEXT_START, _CLAUSE_START, _TEXT_SHARE = 0.5, 0.3, 0.5
_CONTIGUOUS = 1.0
_FULLNESS = 0.6
_CLAUSE_ENDS = frozenset(ROW + AGAIN + ",。;:!?、\"'《(（ ")

Span = tuple[int, int]
"""Where a match begins in its field, and how many characters it has."""


Sought = Sequence[Sequence[tuple[Column, bool, Pattern, Finder]]]
"""The patterns of each word, with where each is looked for and what finds it there."""


class Found(NamedTuple):
    """A row that was found, and what matched in its title and text."""

    row: int
    title: tuple[Span, ...] = ()
    text: tuple[Span, ...] = ()


class _Match(NamedTuple):
    """One word in a row: its value, its place in the field, and what is known of that place."""

    value: float
    in_title: bool
    start: int
    length: int
    share: float


class Ranking:
    """Ranks rows of *index*; *used* is the weight of use by row, *today* the number 20261231."""

    def __init__(self, index: Index, used: Mapping[int, float], today: int) -> None:
        self._index = index
        self._used = used
        self._today = today

    def ranked(self, rows: Iterable[int], words: Sequence[Wanted]) -> list[Found]:
        """Return those of *rows* that have all *words*, the best first."""
        sought = self.sought(words)
        matched = ((row, self.matches(row, sought)) for row in dict.fromkeys(rows))
        scored = sorted((-self._score(row, found), row, found) for row, found in matched if found is not None)
        return [_found(row, found) for _, row, found in scored]

    def sought(self, words: Sequence[Wanted]) -> Sought:
        """Return *words* as :meth:`matches` looks for them."""
        columns = ((self._index.titles, True), (self._index.texts, False))
        return [
            [(column, in_title, each, column.finder(each)) for each in word.inside for column, in_title in columns]
            for word in words
        ]

    def matches(self, row: int, words: Sought) -> tuple[_Match, ...] | None:
        """Return the best match of each of *words* in *row*, None where one is missing."""
        found = []
        for word in words:
            best = None
            for column, in_title, pattern, find in word:
                start, end = column.starts[row], column.starts[row + 1]
                if (at := find(start, end)) != NOWHERE:
                    match = _match(column, pattern, at, start, end, in_title=in_title)
                    best = match if best is None or match > best else best
            if best is None:
                return None
            found.append(best)
        return tuple(found)

    def _score(self, row: int, found: Sequence[_Match]) -> float:
        score = _STANDING.get(self._index.standing[row], 0.0) + self._used.get(row, 0.0)
        if 0 < self._index.until[row] < self._today:
            score += _EXPIRED
        if all(each.in_title for each in found):
            share = sum(each.share for each in found)
            score += _WHOLE_TITLE if share >= 1 else 0
        if len(found) > 1 and _is_contiguous(found):
            score += _CONTIGUOUS
        return score + sum(each.value for each in found) / len(found)


def _match(column: Column, pattern: Pattern, at: int, start: int, end: int, *, in_title: bool) -> _Match:
    second = column.marks.find(AGAIN, start, end)
    begin, length = (start, (second if second >= 0 else end) - start - 1)
    if 0 <= second < at:
        begin = second
    share = pattern.length / max(1, length)
    before = column.marks[at - 1]
    value = pattern.fullness * _FULLNESS + (_TITLE + share * _TITLE_SHARE if in_title else share * _TEXT_SHARE)
    if at == begin + 1:
        value += _TITLE_START if in_title else _TEXT_START
    elif before in _CLAUSE_ENDS or column.breaks_at(at):
        value += _CLAUSE_START
    return _Match(value, in_title, at - begin - 1, pattern.length, share)


def _is_contiguous(found: Sequence[_Match]) -> bool:
    """Tell whether the words stand one after another as they were typed."""
    return all(
        before.in_title == after.in_title and before.start + before.length == after.start for before, after in pairwise(found)
    )


def _found(row: int, found: Sequence[_Match]) -> Found:
    spans = [tuple(sorted((each.start, each.length) for each in found if each.in_title is title)) for title in (True, False)]
    return Found(row, *spans)
