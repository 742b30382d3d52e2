"""Tables in a body to blocks; widths of columns from what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.base.problems import Place
from drafter.draft.blocks import Block, BlockKind, Cell, CellAlign, Run, TableBlock
from drafter.draft.compose.expand import Expander
from drafter.draft.outline import Table
from drafter.draft.widths import width

_NARROW = 8.0  # 字: a column whose cells are all at most this long is centred
_LEAST = 2.5
_PADDING = 1.0
PORTRAIT, LANDSCAPE = 36.0, 52.0  # 字 of 小四 in a line as wide as the text block (156 mm, 225 mm)


def table_blocks(table: Table, expander: Expander, place: Place) -> list[Block]:
    """Return the caption, the table and the note of a table in a body."""
    columns = table.width
    rows = [_row(row, columns, expander, place) for row in table.rows]
    texts = [[cell.runs for cell in row] for row in rows if len(row) == columns]
    header = _header(table.header, columns, expander, place) if table.ruled else ()
    words = [["".join(run.text for run in runs) for runs in row] for row in texts]
    titles = ["".join(run.text for run in cell.runs) for cell in header]
    centred = narrow_columns(words, columns)
    aligned = tuple(align(row, centred) for row in rows)
    block = TableBlock(
        (header, *aligned) if header else aligned,
        weights([*([titles] if titles else []), *words], columns),
        header_rows=1 if header else 0,
        ruled=table.ruled,
    )
    found = [Block(BlockKind.TABLE, table=block, place=place)]
    if table.caption:
        found.insert(0, Block(BlockKind.CAPTION, expander.runs(table.caption, place), keep_next=True, place=place))
    if table.note:
        found.append(Block(BlockKind.TABLE_NOTE, expander.runs(table.note, place), place=place))
    return found


def _header(header: Sequence[str], columns: int, expander: Expander, place: Place) -> tuple[Cell, ...]:
    return tuple(heading_cell(expander.runs(text, place)) for text in [*header, *[""] * (columns - len(header))])


def heading_cell(runs: tuple[Run, ...], across: int = 1) -> Cell:
    """Return a centred cell of a header."""
    return Cell(runs, CellAlign.CENTRE, across=across, heading=True)


def _row(row: Sequence[str], columns: int, expander: Expander, place: Place) -> tuple[Cell, ...]:
    if len(row) == 1 and columns > 1:
        return (Cell(expander.runs(row[0], place), across=columns, heading=True),)
    padded = [*row, *[""] * (columns - len(row))]
    return tuple(Cell(expander.runs(text, place)) for text in padded)


def narrow_columns(words: Sequence[Sequence[str]], columns: int) -> list[bool]:
    """Tell of each column whether it is narrow enough to be centred; *words* are the texts of all full rows."""
    return [max((width(row[column]) for row in words), default=0.0) <= _NARROW for column in range(columns)]


def align(row: tuple[Cell, ...], centred: Sequence[bool]) -> tuple[Cell, ...]:
    """Return *row* with the cells of the *centred* columns centred; a row across stays as it is."""
    if len(row) != len(centred):
        return row
    return tuple(replace(cell, align=CellAlign.CENTRE) if narrow else cell for cell, narrow in zip(row, centred, strict=True))


def weights(rows: Sequence[Sequence[str]], columns: int, across: float = PORTRAIT) -> tuple[float, ...]:
    """Return the widths in 字 of *columns* columns for the texts in *rows*, together at least *across*.

    Narrow columns keep what their longest cell needs. The wide ones share the rest: by what they need where that fits on one
    line each, otherwise by the square root of all that stands in them.
    """
    natural = [max([_LEAST, *(width(row[column]) + _PADDING for row in rows)]) for column in range(columns)]
    wide = {column for column in range(columns) if natural[column] > _NARROW + _PADDING} or set(range(columns))
    spare = across - sum(natural[column] for column in range(columns) if column not in wide)
    shares = natural
    if sum(natural) > across:
        shares = [sum(width(row[column]) for row in rows) ** 0.5 for column in range(columns)]
    shared = sum(shares[column] for column in wide) or 1.0
    return tuple(
        max(_LEAST, spare * shares[column] / shared) if column in wide else natural[column] for column in range(columns)
    )
