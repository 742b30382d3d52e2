"""A field that is a table: a small grid of its columns, with an empty row at the end to go on in."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from drafter.base.messages import say
from drafter.draft.appendix import Column
from drafter.draft.fields import Row
from drafter.session import table_rows
from drafter.tui.chinese import ChineseInput
from drafter.tui.grid import Grid

_WIDEST, _NARROWEST = 30, 10  # cells of a column


class TableField(Vertical):
    """The rows of a table; typing on a cell edits it."""

    DEFAULT_CSS = """
    TableField { height: auto; }
    TableField > Grid { height: 6; border-left: thick $surface-lighten-2; scrollbar-size-vertical: 1; }
    TableField > Grid:focus { border-left: thick $accent; }
    TableField > ChineseInput { display: none; }
    TableField > ChineseInput.-editing { display: block; }
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

    def compose(self) -> ComposeResult:
        """Compose the grid, and the line that edits a cell."""
        yield Grid(cursor_type="cell", zebra_stripes=True)
        yield ChineseInput(compact=True, select_on_focus=False)

    @property
    def grid(self) -> Grid:
        """Return the table."""
        return self.query_one(Grid)

    @property
    def line(self) -> ChineseInput:
        """Return the line that edits a cell."""
        return self.query_one(ChineseInput)

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

    def on_data_table_cell_selected(self, event: Grid.CellSelected) -> None:
        """Edit the cell."""
        event.stop()
        at = event.coordinate
        row = self.rows[at.row] if at.row < len(self.rows) else {}
        self._edit(row.get(self._columns[at.column].key, ""))

    def on_grid_asked(self, event: Grid.Asked) -> None:
        """Do what was asked for."""
        event.stop()
        at = self.grid.cursor_coordinate.row
        match event.what:
            case "type":
                (self.line.insert_text_at_cursor if self.line.has_class("-editing") else self._edit)(event.text)
            case "paste":
                self._change(table_rows.with_block(self.rows, self._columns, at, event.text))
            case "delete":
                self._change(table_rows.without(self.rows, at))
            case "up" | "down":
                step = -1 if event.what == "up" else 1
                moved = table_rows.moved(self.rows, at, step)
                self._change(moved)
                if moved is not None:
                    self.grid.move_cursor(row=at + step, animate=False)

    def _edit(self, words: str) -> None:
        self.line.value = words
        self.line.cursor_position = len(words)
        self.line.add_class("-editing")
        self.line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed in a cell to itself until it is taken."""
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the cell and go on to the next, behind the last one to the next row."""
        event.stop()
        self._take(event.value)
        at = self.grid.cursor_coordinate
        is_last = at.column + 1 == len(self._columns)
        self.grid.move_cursor(row=at.row + is_last, column=0 if is_last else at.column + 1, animate=False)

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Take the cell when the writer goes elsewhere."""
        event.stop()
        if self.line.has_class("-editing"):
            self._take(event.value)

    def on_key(self, event: events.Key) -> None:
        """Leave a cell as it was."""
        if event.key == "escape" and self.line.has_class("-editing"):
            event.stop()
            self.line.remove_class("-editing")
            self.grid.focus()

    def _take(self, words: str) -> None:
        had_focus = self.line.has_focus
        self.line.remove_class("-editing")
        if had_focus:
            self.grid.focus()
        at = self.grid.cursor_coordinate
        self._change(table_rows.with_cell(self.rows, self._columns, at.row, self._columns[at.column].key, words))
