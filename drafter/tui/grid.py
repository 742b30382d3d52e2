"""The table of an appendix: what is typed on a cell begins to edit it, keys and pasted rows are asked for."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import DataTable

from drafter.base.messages import say
from drafter.tui.chinese import typed


class Grid(DataTable[Text]):
    """The table; what is typed on a cell begins to edit it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("insert,ctrl+n", "row('add')", say("加一项"), show=False),
        Binding("ctrl+k", "row('group')", say("加一组"), show=False),
        Binding("delete", "row('delete')", say("删除这一行"), show=False),
        Binding("alt+up,ctrl+up", "row('up')", say("上移"), show=False),
        Binding("alt+down,ctrl+down", "row('down')", say("下移"), show=False),
        Binding("ctrl+pageup", "row('before')", say("上一个附件"), show=False),
        Binding("ctrl+pagedown", "row('next')", say("下一个附件"), show=False),
        Binding("ctrl+e", "row('new')", say("加一个附件"), show=False),
        Binding("ctrl+d", "row('drop')", say("删去这个附件"), show=False),
        Binding("ctrl+r", "row('keys')", say("附件的设置"), show=False),
        Binding("ctrl+o", "row('sheet')", say("从表格导入任务"), show=False),
        Binding("ctrl+u", "row('units')", say("各单位的任务"), show=False),
    ]
    explanation = say(
        "附件：直接输入或按回车改一格。Insert 加一项，Ctrl+K 加一组，Delete 删除这一行，Ctrl+↑ ↓ 移动。"
        "从 Excel、WPS 复制的几行几列可以直接粘贴，Ctrl+O 导入 xlsx、csv 文件。"
        "Ctrl+R 改题注、列、横排等设置，Ctrl+U 看各单位的任务；在“文字”“文后”两行按回车，去写任务前后的文字。"
        "Ctrl+E 加一个附件，Ctrl+D 删去这个附件，Ctrl+PgUp、Ctrl+PgDn 换到另一个附件。删错了按 Ctrl+Z。"
    )

    class Asked(Message):
        """The writer asked for something: a row changed, text typed or pasted."""

        def __init__(self, what: str, text: str = "") -> None:
            super().__init__()
            self.what, self.text = what, text

    @property
    def cursor_screen_offset(self) -> Offset:
        """Return where on the screen the cell under the cursor has its text: an input method shows its candidates there."""
        cell, is_fixed = self._get_cell_region(self.cursor_coordinate), self.cursor_coordinate.column < self.fixed_columns
        x = cell.x + self.cell_padding - (0 if is_fixed else round(self.scroll_x))
        return self.content_region.offset + Offset(x, cell.y - round(self.scroll_y))

    def on_key(self, event: events.Key) -> None:
        """Begin to edit with what is typed."""
        if (character := typed(event)) is not None:
            event.stop()
            event.prevent_default()
            self.post_message(self.Asked("type", character))

    def on_paste(self, event: events.Paste) -> None:
        """Take rows that were copied."""
        event.stop()
        self.post_message(self.Asked("paste", event.text))

    def action_row(self, what: str) -> None:
        """Ask for a row to be changed."""
        self.post_message(self.Asked(what))
