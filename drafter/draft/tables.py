"""Tables in body markup: lines of cells between bars, to a Table and back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.draft.outline import Table

_PIECE = re.compile(r"\\[|｜]|\{\{.*?\}\}|[|｜]|[^|｜\\{]+|.")
_MARKDOWN_RULE = re.compile(r":?-{2,}:?")


def split_cells(line: str) -> tuple[str, ...]:
    r"""Return the cells of a line ``| a | b |``; a bar inside ``{{ }}`` does not divide, ``\|`` is a bar."""
    cells, cell = [], ""
    for piece in _PIECE.findall(line.strip()[1:-1]):
        if piece in "|｜":
            cells.append(cell)
            cell = ""
        else:
            cell += piece[1:] if len(piece) == 2 and piece[0] == "\\" else piece
    return tuple(each.strip(" \t\u3000") for each in [*cells, cell])


def table_of(lines: Sequence[str]) -> Table:
    """Return the table that *lines* write.

    Rows of one cell above the header are the caption, the last one is the note, others run across as groups. The rule line
    that Markdown writers set under a header is no row.
    """
    rows = [row for row in map(split_cells, lines) if not all(_MARKDOWN_RULE.fullmatch(cell) for cell in row)]
    if all(len(row) == 1 for row in rows):
        return Table(rows[0] if rows else (), tuple(rows[1:]))
    top = next(index for index, row in enumerate(rows) if len(row) > 1)
    caption = "\n".join(row[0] for row in rows[:top])
    body = rows[top + 1 :]
    note = body.pop()[0] if body and len(body[-1]) == 1 else ""
    return Table(rows[top], tuple(body), caption, note)


def table_lines(table: Table) -> list[str]:
    """Return the lines of markup that write *table*; reading them gives it back."""
    caption = [(line,) for line in table.caption.split("\n")] if table.caption else []
    note = [(table.note,)] if table.note else []
    return [row_line(row) for row in [*caption, table.header, *table.rows, *note]]


def row_line(row: Sequence[str]) -> str:
    """Return the line of markup that writes *row*."""
    return "| " + " | ".join(_escaped(cell) for cell in row) + " |"


def _escaped(cell: str) -> str:
    pieces = re.findall(r"\{\{.*?\}\}|[|｜]|[^|｜{]+|.", cell)
    return "".join("\\" + piece if piece in "|｜" else piece for piece in pieces)
