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
    ]
    explanation = say(
        "正文：一行一段。行首写 # 是一级标题，## 是二级；直接写“一、”“（一）”“1.”“一是”也可以，序号由程序重新计算。"
        "Tab、Shift+Tab 改变这一行的级，回车接着编号，在编号后面按退格去掉编号。"
        "【待填：……】会突出显示。从 Excel、WPS 复制的表格可以直接粘贴。F2 插入规范表述。"
    )

    class Beyond(Message):
        """The cursor wants to leave the section: upwards (*step* -1) or downwards (1)."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False)
        self.numbering: Numbering = GBT9704

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
        change = self._change_of(event.key) if self.selection.is_empty and not self.read_only else None
        if change is not None:
            event.stop()
            event.prevent_default()
            self._apply(change)
        elif typed(event) is not None or event.key == "enter":
            await super()._on_key(event)

    def _change_of(self, key: str) -> keys.Change | None:
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if key == "enter":
            return keys.entered(line, column, self.numbering)
        step = {"tab": 1, "shift+tab": -1}.get(key)
        return keys.shifted(line, column, self.numbering, step) if step is not None else None

    def _apply(self, change: keys.Change) -> None:
        row, _ = self.cursor_location
        self.replace(change.text, (row, 0), (row, len(self.document.get_line(row))))
        self.move_cursor((row + change.row, change.column))

    def action_delete_left(self) -> None:
        """Delete the character on the left, or the mark that the cursor stands behind."""
        row, column = self.cursor_location
        change = keys.erased(self.document.get_line(row), column, self.numbering) if self.selection.is_empty else None
        if change is None:
            super().action_delete_left()
        else:
            self._apply(change)

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
