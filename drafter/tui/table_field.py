"""A field that is a table: a small grid of its columns, with an empty row at the end to go on in."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.message import Message

from drafter.base.messages import say
from drafter.draft.appendix import Column
from drafter.draft.fields import Row
from drafter.session import table_rows
from drafter.tui.cells import CellGrid

_WIDEST, _NARROWEST = 30, 10  # cells of a column


class TableField(CellGrid):
    """The rows of a table; typing on a cell edits it."""

    DEFAULT_CSS = """
    TableField { height: auto; }
    TableField > Grid { height: 6; border-left: thick $surface-lighten-2; }
    TableField > Grid:focus { border-left: thick $accent; }
    """
    explanation = say(
        "表格：直接输入或按回车改一格，最后的空行接着写；Delete 删一行，Ctrl+↑ ↓ 移动；可以粘贴从 Excel、WPS 复制的行。"
    )

    class Changed(Message):
        """The rows are others now."""

        def __init__(self, rows: tuple[Row, ...]) -> None:
            super().__init__()
            self.rows = rows

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        super().__init__()
        self._columns, self.rows = columns, tuple(rows)

    def on_mount(self) -> None:
        """Show the rows."""
        for column in self._columns:
            words = [column.heading, *(row.get(column.key, "") for row in self.rows)]
            width = max(Text(each).cell_len for each in words)
            self.grid.add_column(Text(column.heading), width=min(_WIDEST, max(_NARROWEST, width)))
        self.show(self.rows)

    def show(self, rows: Sequence[Row]) -> None:
        """Show *rows*, the cursor where it was."""
        self.rows = tuple(rows)
        at = self.grid.cursor_coordinate
        self.grid.clear()
        for row in (*self.rows, {}):
            self.grid.add_row(*(Text(row.get(column.key, "")) for column in self._columns))
        self.grid.move_cursor(row=min(at.row, len(self.rows)), column=at.column, animate=False)

    def _change(self, rows: tuple[Row, ...] | None) -> None:
        if rows is not None and rows != self.rows:
            self.show(rows)
            self.post_message(self.Changed(rows))

    def words_here(self) -> str:
        """Return what the cell under the cursor says."""
        at = self.grid.cursor_coordinate
        row = self.rows[at.row] if at.row < len(self.rows) else {}
        return row.get(self._columns[at.column].key, "")

    def take(self, words: str) -> None:
        """Put *words* into the cell under the cursor."""
        at = self.grid.cursor_coordinate
        self._change(table_rows.with_cell(self.rows, self._columns, at.row, self._columns[at.column].key, words))

    def go_on(self) -> None:
        """Go on to the next cell, behind the last one to the next row."""
        at = self.grid.cursor_coordinate
        is_last = at.column + 1 == len(self._columns)
        self.grid.move_cursor(row=at.row + is_last, column=0 if is_last else at.column + 1, animate=False)

    def paste(self, text: str) -> None:
        """Put rows that were copied before the cursor's."""
        self._change(table_rows.with_block(self.rows, self._columns, self.grid.cursor_coordinate.row, text))

    def do(self, what: str) -> None:
        """Delete or move the row under the cursor."""
        at = self.grid.cursor_coordinate.row
        if what == "delete":
            self._change(table_rows.without(self.rows, at))
        elif what in ("up", "down"):
            step = -1 if what == "up" else 1
            moved = table_rows.moved(self.rows, at, step)
            self._change(moved)
            if moved is not None:
                self.grid.move_cursor(row=at + step, animate=False)
