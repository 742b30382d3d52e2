"""A grid whose cells are edited in place: typing begins, Enter takes what was typed, Escape leaves the cell as it was."""

from __future__ import annotations

from contextlib import suppress

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Offset
from textual.widgets import Input

from drafter.tui.chinese import ChineseInput
from drafter.tui.grid import Grid

_LEAST = 24  # cells of the line that edits a cell, where the grid is as wide


class CellLine(ChineseInput):
    """The line that edits a cell; undoing ends with what the cell said, or the rows would change under it."""

    def action_undo(self) -> None:
        """Take the latest typing back."""
        with suppress(SkipAction):
            super().action_undo()

    def action_redo(self) -> None:
        """Do again what was undone last."""
        with suppress(SkipAction):
            super().action_redo()


class CellGrid(Vertical):
    """A grid, and the line that stands over the cell that is edited."""

    DEFAULT_CSS = """
    CellGrid { layers: cells line; }
    CellGrid > Grid { scrollbar-size-vertical: 1; }
    CellGrid > CellLine {
        display: none; layer: line; border: none; height: 1; padding: 0; background: $accent; color: $text;
    }
    CellGrid > CellLine:focus { border: none; }
    CellGrid > CellLine.-editing { display: block; }
    """

    fixed_columns = 0

    def compose(self) -> ComposeResult:
        """Compose the grid and the line."""
        yield Grid(cursor_type="cell", zebra_stripes=True, fixed_columns=self.fixed_columns)
        yield CellLine(compact=True, select_on_focus=False)

    @property
    def grid(self) -> Grid:
        """Return the table."""
        return self.query_one(Grid)

    @property
    def line(self) -> CellLine:
        """Return the line that edits a cell."""
        return self.query_one(CellLine)

    @property
    def is_editing(self) -> bool:
        """Tell whether a cell is being edited."""
        return self.line.has_class("-editing")

    def words_here(self) -> str | None:
        """Return what the cell under the cursor says; None where it is not edited in a line."""
        raise NotImplementedError

    def take(self, words: str) -> None:
        """Put *words* into the cell under the cursor."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Go from a cell that was edited to the next."""
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Take rows that were copied."""
        raise NotImplementedError

    def do(self, what: str) -> None:
        """Do what the writer asked for by a key."""
        raise NotImplementedError

    def edit_otherwise(self) -> None:
        """Edit the cell under the cursor where no line does."""

    def on_data_table_cell_selected(self, event: Grid.CellSelected) -> None:
        """Edit the cell with what it says."""
        event.stop()
        self._edit(None)

    def on_grid_asked(self, event: Grid.Asked) -> None:
        """Do what was asked for."""
        event.stop()
        if event.what == "type":
            self._edit(event.text)
        elif event.what == "paste":
            self.paste(event.text)
        else:
            self.do(event.what)

    def _edit(self, typed: str | None) -> None:
        """Begin to edit the cell under the cursor: with what it says, or with what was *typed* in the place of it."""
        words = self.words_here()
        if words is None:
            self.edit_otherwise()
            return
        line = self.line
        line.begin(words)
        if typed is not None:
            line.value = typed
            line.cursor_position = len(typed)
        self.grid._scroll_cursor_into_view(animate=False)
        line.add_class("-editing")
        self.call_after_refresh(self._place_line)
        self._place_line()
        line.focus(scroll_visible=False)

    def _place_line(self) -> None:
        """Put the line over the cell, as wide as the row goes on."""
        at, width = self.grid.cursor_screen_offset - self.content_region.offset, self.content_size.width
        x = max(0, min(at.x, width - _LEAST))
        self.line.styles.width = max(1, width - x - self.grid.scrollbar_size_vertical)
        self.line.offset = Offset(x, at.y)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed in a cell to itself until it is taken."""
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the cell and go on."""
        event.stop()
        self._end()
        self.take(event.value)
        self.go_on()

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Take the cell when the writer goes elsewhere."""
        event.stop()
        if self.is_editing:
            self.line.remove_class("-editing")
            self.take(event.value)

    def on_key(self, event: events.Key) -> None:
        """Leave a cell as it was."""
        if event.key == "escape" and self.is_editing:
            event.stop()
            self._end()

    def _end(self) -> None:
        self.line.remove_class("-editing")
        self.grid.focus(scroll_visible=False)
