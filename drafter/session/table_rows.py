"""A field that is a table: its rows changed cell by cell, rows pasted from a sheet. An empty row is no row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from drafter.draft.appendix import Column
from drafter.draft.fields import Row, Value
from drafter.session.appendices import exchanged
from drafter.session.pasting import cells


def rows_of(value: Value | None) -> tuple[Row, ...]:
    """Return the rows that *value* holds, none where it is no table."""
    is_table = isinstance(value, tuple) and all(isinstance(each, Mapping) for each in value)
    return cast("tuple[Row, ...]", value) if is_table else ()


def with_cell(rows: Sequence[Row], columns: Sequence[Column], at: int, key: str, words: str) -> tuple[Row, ...]:
    """Return *rows* with *words* under *key* in row *at*; the one behind the last begins a new row."""
    found = [dict(row) for row in rows]
    if at >= len(found):
        found.append({column.key: "" for column in columns})
    found[min(at, len(found) - 1)][key] = words.strip()
    return tuple(row for row in found if any(row.values()))


def without(rows: Sequence[Row], at: int) -> tuple[Row, ...]:
    """Return *rows* without row *at*."""
    return (*rows[:at], *rows[at + 1 :])


def moved(rows: Sequence[Row], at: int, step: int) -> tuple[Row, ...] | None:
    """Return *rows* with row *at* moved up (*step* -1) or down (1); None where it cannot go on."""
    return exchanged(rows, at, step) if 0 <= at < len(rows) and 0 <= at + step < len(rows) else None


def with_block(rows: Sequence[Row], columns: Sequence[Column], at: int, block: str) -> tuple[Row, ...]:
    """Return *rows* with the cells of a copied *block* before row *at*: by headings, else in the order of the columns."""
    found = cells(block)
    keys = {column.heading: column.key for column in columns}
    order = [column.key for column in columns]
    if found and all(heading in keys for heading in found[0]):
        order, found = [keys[heading] for heading in found[0]], found[1:]
    new = []
    for each in found:
        given = dict(zip(order, (cell.replace("\n", "") for cell in each), strict=False))
        new.append({column.key: given.get(column.key, "") for column in columns})
    return (*rows[:at], *new, *rows[at:])
