"""The grid of an appendix: groups and tasks, edited in place; a block copied from Excel or WPS is pasted as rows."""

from __future__ import annotations

from dataclasses import replace

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from drafter.base.messages import say
from drafter.draft.appendix import Appendix, Layout
from drafter.session import anchors
from drafter.session import appendices as rules
from drafter.session.appendix_keys import LINES
from drafter.session.session import Session
from drafter.session.unit_tasks import counted
from drafter.tui.appendix_actions import AFTER, BODY, KEYS, TITLE, AppendixActions
from drafter.tui.cells import CellGrid
from drafter.tui.grid import Grid
from drafter.tui.messages import CursorMoved, GoTo, Structured

_WIDE, _NARROW = 36, 16  # cells of a column of tasks, and of any other
_COUNTED = 0.3  # seconds after a change


class AppendixPanel(AppendixActions, CellGrid):
    """One appendix at a time: its title, its tasks, totals."""

    DEFAULT_CSS = """
    AppendixPanel { height: 1fr; }
    AppendixPanel > Static { height: 1; padding: 0 1; color: $text-muted; background: $surface; }
    AppendixPanel > Grid { height: 1fr; }
    """
    fixed_columns = 1

    def __init__(self, session: Session, key: str) -> None:
        super().__init__(id="appendix")
        self.session, self.key = session, key
        self.index = 0
        self._kinds: list[tuple[str, int, int]] = []  # what a row is: title, layout, group, task; group and task numbers
        self._columns: tuple[str, ...] = ()
        self._shown: Appendix | None = None

    def compose(self) -> ComposeResult:
        """Compose the panel."""
        yield Static(classes="where", markup=False)
        yield from super().compose()
        yield Static(classes="totals", markup=False)

    @property
    def appendix(self) -> Appendix | None:
        """Return the appendix that is shown, None where there is none."""
        own = self.session.appendices(self.key)
        self.index = min(self.index, max(0, len(own) - 1))
        return own[self.index] if own else None

    def show(self) -> None:
        """Show the appendix as it is now."""
        appendix, count = self.appendix, len(self.session.appendices(self.key))
        if appendix is not None and appendix is self._shown:
            return
        self._shown = appendix
        at = self.grid.cursor_coordinate
        self.grid.clear(columns=True)
        self._kinds = []
        if appendix is None:
            self.query_one(".where", Static).update(say("还没有附件。按 Ctrl+E 加一个附件"))
            self.query_one(".totals", Static).update("")
            return
        where = say("附件 {number}/{count}　共 {total} 项", number=self.index + 1, count=count, total=appendix.total)
        self.query_one(".where", Static).update(where)
        self._fill(appendix)
        self.set_timer(_COUNTED, self._say_totals)
        self.grid.move_cursor(row=min(at.row, len(self._kinds) - 1), column=max(1, at.column), animate=False)

    def _say_totals(self) -> None:
        """Say how many tasks every unit has: behind the keys, for the office's units are read first."""
        appendix = self.appendix
        found = counted(self.assigned([appendix])) if appendix is not None else []
        units = "　".join(f"{unit} {number}" for unit, number in found)
        self.query_one(".totals", Static).update(say("各单位：{units}", units=units) if units else "")

    def _fill(self, appendix: Appendix) -> None:
        columns = rules.grid_columns(appendix)
        self._columns = tuple(column.key for column in columns)
        self.grid.add_column(Text(say("序号")), width=6)
        for column in columns:
            self.grid.add_column(Text(column.heading), width=_WIDE if column.key == "task" else _NARROW)
        empty = [Text("")] * (len(columns) - 1)
        self._add((TITLE, 0, 0), [Text(say("标题")), Text(appendix.title, style="bold"), *empty])
        self._add((KEYS, 0, 0), [Text(say("设置")), Text(_keys_line(appendix)), *empty])
        self._add((BODY, 0, 0), [Text(say("文字")), Text(self._first_words("body"), style="dim"), *empty])
        for row in rules.rows(appendix):
            if row.task is None:
                name = Text(say("{name}（{count}项）", name=row.cells[0], count=row.number), style="bold")
                self._add(("group", row.group, 0), [Text(say("组")), name, *empty])
            else:
                self._add(("task", row.group, row.task), [Text(row.number), *map(Text, row.cells)])
        if appendix.groups:
            self._add((AFTER, 0, 0), [Text(say("文后")), Text(self._first_words("after"), style="dim"), *empty])

    def _first_words(self, part: str) -> str:
        text = self.session.text(anchors.appendix(self.key, self.index, part))
        return text.strip().split("\n")[0] or say("（没有，回车去写）")

    def _add(self, kind: tuple[str, int, int], cells: list[Text]) -> None:
        self._kinds.append(kind)
        self.grid.add_row(*cells)

    @property
    def here(self) -> tuple[str, int, int]:
        """Return what the cursor stands on: its kind, its group, its task."""
        row = self.grid.cursor_coordinate.row
        return self._kinds[row] if 0 <= row < len(self._kinds) else (TITLE, 0, 0)

    def go_to(self, anchor: str) -> None:
        """Put the cursor on the appendix, group or task at *anchor*."""
        numbers = anchors.numbers_of(anchor)
        if numbers and numbers[0] != self.index:
            self.index, self._shown = numbers[0], None
        self.show()
        part = anchor.rpartition("/")[2]
        whole = (KEYS if part in LINES and part != TITLE else TITLE, 0, 0)
        wanted = {1: whole, 2: ("group", *numbers[1:], 0), 3: ("task", *numbers[1:])}.get(len(numbers))
        if wanted in self._kinds:
            column = self._columns.index(part) + 1 if part in self._columns and len(numbers) == 3 else 1
            self.grid.move_cursor(row=self._kinds.index(wanted), column=column, animate=False)
        self.grid.focus()

    def on_data_table_cell_highlighted(self, event: Grid.CellHighlighted) -> None:
        """Say where the writer is."""
        event.stop()
        if self.grid.has_focus:
            self._say_place()

    def on_descendant_focus(self) -> None:
        """Say where the writer is, now that it is here."""
        self._say_place()

    def _say_place(self) -> None:
        kind, group, task = self.here
        anchor = anchors.appendix(self.key, self.index)
        if kind in ("group", "task"):
            anchor = anchors.task(self.key, self.index, group, task if kind == "task" else None)
        self.post_message(CursorMoved(anchor))

    def words_here(self) -> str | None:
        """Return what the cell under the cursor says; None on the rows that lead elsewhere, and where there is no appendix."""
        appendix, (kind, group, task) = self.appendix, self.here
        if appendix is None or kind in (KEYS, BODY, AFTER):
            return None
        if kind != "task":
            return appendix.groups[group].name if kind == "group" else appendix.title
        row = next(each for each in rules.rows(appendix) if (each.group, each.task) == (group, task))
        return row.cells[self._column]

    @property
    def _column(self) -> int:
        return max(0, self.grid.cursor_coordinate.column - 1)

    def edit_otherwise(self) -> None:
        """Ask for the appendix's keys, or go to one of its texts."""
        kind = self.here[0]
        if kind == KEYS:
            self.ask_keys()
        elif kind in (BODY, AFTER) and self.appendix is not None:
            self.post_message(GoTo(anchors.appendix(self.key, self.index, kind), 1))

    def go_on(self) -> None:
        """Go on to the next cell of a task."""
        if self.here[0] == "task" and self._column + 1 < len(self._columns):
            self.grid.action_cursor_right()

    def take(self, words: str) -> None:
        """Put *words* into the cell under the cursor."""
        appendix, (kind, group, number) = self.appendix, self.here
        if appendix is None:
            return
        if kind == "task":
            tasks = list(appendix.groups[group].tasks)
            tasks[number] = rules.with_cell(tasks[number], self._columns[self._column], words)
            self.change(rules.with_tasks(appendix, group, tasks))
        elif kind == "group":
            self.change(rules.renamed(appendix, group, words))
        else:
            self.change(replace(appendix, title=words))

    def change(self, appendix: Appendix) -> None:
        """Show *appendix* in the place of the one that is shown, and put it into the draft."""
        self.session.set_appendix(self.key, self.index, appendix)
        self.show()
        self.post_message(Structured())


def _keys_line(appendix: Appendix) -> str:
    layout = {Layout.LIST: say("条目"), Layout.TABLE: say("表格"), Layout.TEXT: say("文字")}[appendix.layout]
    parts = [layout, say("横排") if appendix.landscape else "", appendix.note]
    parts.append(say("任务来自 {file}", file=appendix.source.file) if appendix.source is not None else "")
    return "　".join(part for part in parts if part)
