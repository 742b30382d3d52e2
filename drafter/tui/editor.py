"""The text area of one section: coloured marks, and keys that do what a writer knows from Word."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message

from drafter.base.messages import say
from drafter.draft.compose.expand import TODO
from drafter.draft.leads import lead_length
from drafter.draft.marks import BLANKS, is_table_line, mark_of
from drafter.draft.numbering import GBT9704, Numbering
from drafter.draft.outline import ParagraphKind
from drafter.session import keys
from drafter.session.pasting import as_table, is_block
from drafter.tui.chinese import ChineseTextArea, typed

_EXPRESSION = re.compile(r"\{\{.*?\}\}")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_STYLES = {
    "mark": Style(color="bright_cyan", bold=True),
    "heading": Style(bold=True),
    "point": Style(color="cyan"),
    "expression": Style(color="magenta"),
    "todo": Style(color="black", bgcolor="yellow"),
    "table": Style(color="green"),
}


class BodyEditor(ChineseTextArea):
    """Edits the lines of one section in body markup."""

    DEFAULT_CSS = """
    BodyEditor { border: none; padding: 0 1; height: 1fr; background: $background; scrollbar-size-vertical: 1; }
    BodyEditor:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "screen.view('body')", say("正文"), key_display="F6"),  # a text area has other uses for these
        Binding("f7", "screen.view('outline')", show=False),
        Binding("ctrl+a", "select_all", show=False),
        Binding("ctrl+home", "edge(-1)", show=False),
        Binding("ctrl+end", "edge(1)", show=False),
    ]
    explanation = say(
        "正文：一行一段。行首写 # 是一级标题，## 是二级；直接写“一、”“（一）”“1.”“一是”也可以，序号由程序重新计算。"
        "Tab、Shift+Tab 改变这一行的级，回车接着编号，在编号后面按退格去掉编号。"
        "【待填：……】会突出显示。从 Excel、WPS 复制的表格可以直接粘贴。F2 插入规范表述。"
    )

    class Beyond(Message):
        """The cursor wants to leave the section: upwards (*step* -1) or downwards (1), by a line or to the text's ``edge``."""

        def __init__(self, step: int, *, edge: bool = False) -> None:
            super().__init__()
            self.step, self.edge = step, edge

    class Joined(Message):
        """The section's first line is to go on in the line above it (*step* -1), or the line below it in its last (1)."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Renumbered(Message):
        """A numbered line came, went or has another level: the numbers behind it are others."""

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="indent", highlight_cursor_line=False)
        self.numbering: Numbering = GBT9704
        self._given: tuple[int, str] | None = None  # the row that Enter has given a mark, and the mark

    def get_line(self, line_index: int) -> Text:
        """Return a line with its marks, expressions and placeholders coloured."""
        line = super().get_line(line_index)
        plain = line.plain
        start = len(plain) - len(plain.lstrip(BLANKS))
        mark = mark_of(plain.strip(BLANKS), self.numbering)
        if mark.kind is ParagraphKind.NUMBERED:
            behind = start + mark.size
            line.stylize(_STYLES["heading"], behind, behind + lead_length(plain[behind:]))
        elif is_table_line(plain.strip(BLANKS)):
            line.stylize(_STYLES["table"])
        if mark.size:
            line.stylize(_STYLES["point" if mark.kind is ParagraphKind.POINT else "mark"], start, start + mark.size)
        for match in _EXPRESSION.finditer(plain):
            line.stylize(_STYLES["expression"], *match.span())
        for match in TODO.finditer(plain):
            line.stylize(_STYLES["todo"], *match.span())
        return line

    async def _on_key(self, event: events.Key) -> None:
        step = {"tab": 1, "shift+tab": -1}.get(event.key)
        entered = self._entered() if event.key == "enter" and self.selection.is_empty else None
        if step is not None or entered is not None:
            event.stop()
            event.prevent_default()
        if step is not None:
            self._shift(step)
        elif entered is not None:
            self._apply(entered)
            self._remember_given()
        elif typed(event) is not None or event.key == "enter":
            await super()._on_key(event)
            self._settle_given()

    def _entered(self) -> keys.Change | None:
        row, column = self.cursor_location
        return keys.entered(self.document.get_line(row), column, self.numbering)

    def _shift(self, step: int) -> None:
        """Move the lines of the selection one level deeper (*step* 1) or higher (-1), those that can be."""
        cursor, rows = self.cursor_location, sorted((self.selection.start[0], self.selection.end[0]))
        for row in range(rows[0], rows[1] + 1):
            column = cursor[1] if row == cursor[0] else 0
            change = keys.shifted(self.document.get_line(row), column, self.numbering, step)
            if change is not None:
                self._apply(change, row, moves=rows[0] == rows[1])

    def _remember_given(self) -> None:
        row, column = self.cursor_location
        self._given = (row, self.document.get_line(row)[:column]) if column else None

    def _settle_given(self) -> None:
        """Put right what the writer has typed behind the mark that Enter gave."""
        row, column = self.cursor_location
        if self._given is None or self._given[0] != row:
            self._given = None
            return
        line = self.document.get_line(row)
        change = keys.typed_behind(line, column, self._given[1], self.numbering)
        if change is not None:
            is_kept = change.text.startswith(self._given[1])
            self._given = (row, change.text[: len(self._given[1]) + 1]) if is_kept else None
            self._apply(change)

    def _apply(self, change: keys.Change, row: int | None = None, *, moves: bool = True) -> None:
        row = self.cursor_location[0] if row is None else row
        self.replace(change.text, (row, 0), (row, len(self.document.get_line(row))))
        if moves:
            self.move_cursor((row + change.row, change.column))
        self.post_message(self.Renumbered())

    def show_line(self, row: int, line: str) -> None:
        """Show *line* at *row*, whose beginning is another: the cursor stays at its character."""
        now = self.document.get_line(row)
        pairs = enumerate(zip(reversed(now), reversed(line), strict=False))
        same = next((number for number, (one, two) in pairs if one != two), min(len(now), len(line)))
        self.replace(line[: len(line) - same], (row, 0), (row, len(now) - same))
        if self._given is not None and self._given[0] == row == self.cursor_location[0]:
            self._remember_given()

    def action_edge(self, step: int) -> None:
        """Go to the beginning (*step* -1) or the end (1) of the text."""
        self.post_message(self.Beyond(step, edge=True))

    def action_delete_left(self) -> None:
        """Delete the character on the left, or the mark that the cursor stands at; from the first line go on above."""
        row, column = self.cursor_location
        is_empty = self.selection.is_empty
        change = keys.erased(self.document.get_line(row), column, self.numbering) if is_empty else None
        if change is not None:
            self._apply(change)
        elif is_empty and (row, column) == (0, 0):
            self.post_message(self.Joined(-1))
        else:
            super().action_delete_left()

    def action_delete_right(self) -> None:
        """Delete the character on the right; at the section's end the next line goes on here."""
        if self.selection.is_empty and self.cursor_location == self.document.end:
            self.post_message(self.Joined(1))
        else:
            super().action_delete_right()

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down, from the last line into the next section."""
        before = self.selection
        super().action_cursor_down(select)
        if self.selection == before:
            self.post_message(self.Beyond(1))

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up, from the first line into the section before."""
        at_start = self.cursor_location == (0, 0)
        super().action_cursor_up(select)
        if at_start:
            self.post_message(self.Beyond(-1))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = _BREAKS.sub("\n", event.text)
        if is_block(text):
            text = as_table(text)
        result: Any = self._replace_via_keyboard(text, *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)

    def action_undo(self) -> None:
        """Leave undoing to the draft, which knows text and structure."""
        raise SkipAction

    def action_redo(self) -> None:
        """Leave redoing to the draft."""
        raise SkipAction
