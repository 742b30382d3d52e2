"""Rows in which several words stand at once: those of the rarest, gone through until there are enough.

Where few can be expected, all rows of the rarest are gathered, and remembered for the next key.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

from drafter.snippets.search.column import NOWHERE, Column
from drafter.snippets.search.pattern import Pattern

END = 1 << 62
"""The row behind all rows."""

_PLENTY = 8
"""How many times more rows are to be expected than are wanted before leaping pays."""
_LOOK = 0.7
"""What it costs to look into one row, in microseconds."""


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
        self._column = column
        self._pattern = pattern
        self._row = -1

    def seek(self, row: int) -> int:
        if self._row < row:
            starts = self._column.starts
            at = self._column.find(self._pattern, starts[row], starts[-1] + 1) if row < len(starts) - 1 else NOWHERE
            self._row = END if at == NOWHERE else self._column.row_of(at)
        return self._row


class Word:
    """A word in any of some columns."""

    def __init__(self, columns: Sequence[Column], wanted: Wanted) -> None:
        self._columns = columns
        self._wanted = wanted
        self._cursors = [_Cursor(column, each) for column in columns for each in wanted.everywhere]

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
        return min((cursor.seek(row) for cursor in self._cursors), default=END)

    def rows(self) -> Sequence[int]:
        """Return all rows that have the word."""
        found = [column.rows(each) for column in self._columns for each in self._wanted.everywhere]
        return sorted({row for rows in found for row in rows}) if len(found) > 1 else found[0]

    def holds(self, row: int) -> bool:
        """Tell whether *row* has the word."""
        for column in self._columns:
            start, end = column.starts[row], column.starts[row + 1]
            for each in self._wanted.inside:
                if column.find(each, start, end) != NOWHERE:
                    return True
        return False


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
    chosen = [conditions[at] for _, at in ordered]
    expected = float(total)
    for count, _ in ordered:
        expected *= count / max(1, total)
    if expected > most * _PLENTY:
        found = (row for row in _leaps(chosen[0]) if all(each.holds(row) for each in chosen[1:]))
        return list(islice(found, most))
    return list(islice(_sifted(chosen), most)) if ordered[0][0] else []


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
