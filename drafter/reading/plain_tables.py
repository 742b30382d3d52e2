"""Tables of a source as tables of a text: headings, rows, a caption above, a note below."""

from __future__ import annotations

from drafter.draft.outline import Table
from drafter.reading.lines import SourceCell, SourceTable

_NOTES = ("注", "备注", "说明")


def plain_table(source: SourceTable, *, ruled: bool = True) -> Table:
    """Return *source* as a table of a text, every word of it kept.

    A row of one cell that runs across is the caption above the headings, a group in the middle, and the note at the end where
    it begins with 注. A cell merged downwards says its words once, in its first row; one merged sideways, in its first column.
    Empty rows above the headings go. A table without rules (*ruled* False) has no headings.
    """
    width = source.width
    rows = [_row(row, width) for row in source.rows]
    if not ruled:
        return Table(("",) * width, tuple(rows))
    while rows and not any(rows[0]):
        del rows[0]
    top = next((index for index, row in enumerate(rows) if len(row) > 1), 0)
    caption, body = "\n".join(row[0] for row in rows[:top]), rows[top:]
    note = body.pop()[0] if len(body) > 1 and is_note(body[-1]) and width > 1 else ""
    return Table(body[0] if body else (), tuple(body[1:]), caption, note)


def is_note(row: tuple[str, ...]) -> bool:
    """Tell whether *row* is a note under a table: one cell that begins with 注, 备注 or 说明."""
    return len(row) == 1 and row[0].lstrip("（(*※").startswith(_NOTES)


def _row(cells: tuple[SourceCell, ...], width: int) -> tuple[str, ...]:
    """Return the texts of a row, one for each column of the grid; of one cell that runs across, the one text."""
    shown = ["" if cell.continued else cell.text for cell in cells]
    if len(cells) == 1 and cells[0].across == width and shown[0]:
        return (shown[0],)
    texts = [text for cell, own in zip(cells, shown, strict=True) for text in (own, *[""] * (cell.across - 1))]
    return (*texts, *[""] * (width - len(texts)))
