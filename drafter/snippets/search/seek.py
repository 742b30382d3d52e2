"""Rows in which several words stand at once: those of the rarest, gone through until there are enough.

Where that is dearer, all rows of the rarest are gathered, and remembered for the next key.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from math import prod
from typing import NamedTuple, Protocol

from drafter.snippets.search.column import NOWHERE, Column, Finder
from drafter.snippets.search.pattern import Pattern

END = 1 << 62
"""The row behind all rows."""

_LEAP, _LOOK = 2.0, 0.7
"""What it costs to leap to the next row and look into it, and to look into one alone, in microseconds."""


class Wanted(NamedTuple):
    """A word as it is looked for: ``everywhere`` is quick for all rows, ``inside`` for a single one."""

    everywhere: tuple[Pattern, ...]
    inside: tuple[Pattern, ...]


class Condition(Protocol):
    """Something that holds in some rows."""

    @property
    def cost(self) -> float:
        """What it costs to gather all its rows, in microseconds."""
        ...

    @property
    def count(self) -> float:
        """About how many rows it holds in."""
        ...

    def seek(self, row: int) -> int:
        """Return the first row at or behind *row* in which it holds, else ``END``; to be called with ascending rows."""
        ...

    def rows(self) -> Sequence[int]:
        """Return all rows in which it holds, ascending."""
        ...

    def holds(self, row: int) -> bool:
        """Tell whether it holds in *row*."""
        ...


class _Cursor:
    """One pattern in one column."""

    def __init__(self, column: Column, pattern: Pattern) -> None:
        self._starts = column.starts
        self._find = column.finder(pattern)
        self._row = -1

    def seek(self, row: int) -> int:
        if self._row < row:
            starts = self._starts
            at = self._find(starts[row], starts[-1] + 1) if row < len(starts) - 1 else NOWHERE
            self._row = END if at == NOWHERE else bisect_right(starts, at, row) - 1
        return self._row


class Word:
    """A word in any of some columns."""

    def __init__(self, columns: Sequence[Column], wanted: Wanted) -> None:
        self._columns = columns
        self._wanted = wanted

    @property
    def count(self) -> float:
        """About how many rows have the word."""
        return sum(column.count(each) for column in self._columns for each in self._wanted.everywhere)

    @property
    def cost(self) -> float:
        """What it costs to gather all rows that have the word, in microseconds."""
        return sum(column.cost(each) for column in self._columns for each in self._wanted.everywhere)

    def seek(self, row: int) -> int:
        """Return the first row at or behind *row* that has the word."""
        found = END
        for cursor in self._cursors:
            at = cursor.seek(row)
            if at < found:
                found = at
        return found

    def rows(self) -> Sequence[int]:
        """Return all rows that have the word."""
        found = [column.rows(each) for column in self._columns for each in self._wanted.everywhere]
        return sorted({row for rows in found for row in rows}) if len(found) > 1 else found[0]

    def holds(self, row: int) -> bool:
        """Tell whether *row* has the word."""
        for starts, finders in self._inside:
            start, end = starts[row], starts[row + 1]
            for find in finders:
                if find(start, end) != NOWHERE:
                    return True
        return False

    @cached_property
    def _cursors(self) -> list[_Cursor]:
        return [_Cursor(column, each) for column in self._columns for each in self._wanted.everywhere]

    @cached_property
    def _inside(self) -> list[tuple[array[int], list[Finder]]]:
        return [(column.starts, [column.finder(each) for each in self._wanted.inside]) for column in self._columns]


class Members:
    """Rows that are known, ascending."""

    def __init__(self, rows: array[int]) -> None:
        self._rows = rows
        self._at = 0

    @property
    def count(self) -> float:
        """How many rows there are."""
        return len(self._rows)

    @property
    def cost(self) -> float:
        """Nothing: they are there."""
        return 0.0

    def seek(self, row: int) -> int:
        """Return the first of the rows at or behind *row*."""
        self._at = bisect_left(self._rows, row, self._at)
        return self._rows[self._at] if self._at < len(self._rows) else END

    def rows(self) -> Sequence[int]:
        """Return the rows."""
        return self._rows

    def holds(self, row: int) -> bool:
        """Tell whether *row* is among them."""
        at = bisect_left(self._rows, row)
        return at < len(self._rows) and self._rows[at] == row


def together(conditions: Sequence[Condition], total: int, most: int) -> list[int]:
    """Return the first rows, of *total*, in which all *conditions* hold, at most *most*."""
    if len(conditions) == 1:
        return list(islice(_leaps(conditions[0]), most))
    ordered = sorted((min(each.count, total), at) for at, each in enumerate(conditions))
    chosen, rarest = [conditions[at] for _, at in ordered], ordered[0][0]
    if not rarest:
        return []
    expected = rarest * prod(count / total for count, _ in ordered[1:])
    visited = rarest * min(1.0, most / expected) if expected else rarest
    if visited * _LEAP < chosen[0].cost + sum(min(each.cost, _LOOK * rarest) for each in chosen[1:]):
        found = (row for row in _leaps(chosen[0]) if all(each.holds(row) for each in chosen[1:]))
        return list(islice(found, most))
    return list(islice(_sifted(chosen), most))


def _leaps(condition: Condition) -> Iterator[int]:
    row = condition.seek(0)
    while row < END:
        yield row
        row = condition.seek(row + 1)


def _sifted(conditions: Sequence[Condition]) -> Iterator[int]:
    """Yield the rows of the first condition, the rarest, in which all hold."""
    rows, others = conditions[0].rows(), []
    for each in conditions[1:]:
        if each.cost > _LOOK * len(rows):
            others.append(each)
        else:
            rows = sorted(set(rows).intersection(each.rows()))
    for row in rows:
        if all(each.holds(row) for each in others):
            yield row
