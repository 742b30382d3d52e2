"""A block of cells copied from Excel or WPS: lines of cells with tabs between them, in quotes where a cell has lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from drafter.draft.appendix import Column, Task
from drafter.draft.headings import COMPUTED, key_of
from drafter.draft.outline import Table
from drafter.draft.tables import table_lines
from drafter.session.appendices import task_of, with_cell
from drafter.session.units import known_units

_BLANKS = " \t\u3000\r\n"


def cells(block: str) -> list[tuple[str, ...]]:
    """Return the rows of a copied *block*, without empty ones.

    A quote that is not closed is an ordinary character: nothing of what was copied is lost.
    """
    text = block.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        found = [line.split("\t") for line in text.split("\n")]
    return [tuple(_tidy(cell) for cell in row) for row in found if any(cell.strip(_BLANKS) for cell in row)]


def _tidy(cell: str) -> str:
    return "\n".join(line.strip(_BLANKS) for line in cell.split("\n")).strip("\n")


def is_block(text: str) -> bool:
    """Tell whether *text* looks like cells of a sheet: more than one, with tabs between them."""
    return "\t" in text.strip(_BLANKS)


def tasks(block: str, columns: Sequence[Column]) -> list[Task]:
    """Return the tasks of a copied *block*.

    A first row of headings says what the columns are; without one they are those of the grid, from the first, behind a column
    of numbers if there is one. One column is a task a line, its units in the last （…）.
    """
    found = cells(block)
    if not found:
        return []
    if all(len(row) == 1 for row in found):
        units = known_units()
        return [task_of(" ".join(row[0].split("\n")), units) for row in found]
    keys = _headings(found[0], columns)
    if keys:
        found = found[1:]
    else:
        keys = [*([""] if _is_numbered(found) else []), *(each.key for each in columns)]
    return [task for row in found if (task := _task(row, keys)).task]


def _headings(row: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """Return the keys that the headings in *row* stand for (empty: none), no keys where it is no row of headings."""
    own = {each.heading: each.key for each in columns}
    keys = [own.get(heading) or key_of(heading) for heading in row]
    return ["" if key in COMPUTED else key for key in keys] if "task" in keys else []


def _is_numbered(rows: Sequence[Sequence[str]]) -> bool:
    return all(row[0].rstrip(".、．").isdecimal() for row in rows)


def _task(row: Sequence[str], keys: Sequence[str]) -> Task:
    task = Task("")
    for key, words in zip(keys, row, strict=False):
        if key and words:
            task = with_cell(task, key, words if key in ("owners", "lead", "support") else words.replace("\n", ""))
    return task


def as_table(block: str) -> str:
    """Return a copied *block* as a table in body markup, its first row the header."""
    found = [tuple(cell.replace("\n", "") for cell in row) for row in cells(block)]
    return "\n".join(table_lines(Table(found[0], tuple(found[1:])))) if found else ""
