"""What an appendix says of itself: a dialog with a line for every key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Select, Static

from drafter.base.messages import say
from drafter.session.appendix_keys import CHOICES, LINES, YES_NO
from drafter.tui.chinese import ChineseInput
from drafter.tui.ticks import YesNo


class AppendixKeysScreen(ModalScreen[Mapping[str, str] | None]):
    """Asks for the keys of an appendix, each as words; None where the writer thinks better of it."""

    DEFAULT_CSS = """
    AppendixKeysScreen { align: center middle; }
    AppendixKeysScreen > .box {
        width: 78; max-width: 98%; height: auto; max-height: 96%; border: round $accent; background: $surface; padding: 0 1;
    }
    AppendixKeysScreen VerticalScroll { height: auto; max-height: 18; scrollbar-size-vertical: 1; }
    AppendixKeysScreen .title { text-style: bold; height: 1; }
    AppendixKeysScreen Horizontal { height: 1; }
    AppendixKeysScreen .label { width: 18; color: $text-muted; }
    AppendixKeysScreen .about { color: $text-muted; height: auto; }
    AppendixKeysScreen Input, AppendixKeysScreen Checkbox, AppendixKeysScreen Select {
        width: 1fr; border: none; border-left: thick $surface-lighten-2; height: 1; padding: 0 1;
    }
    AppendixKeysScreen Input:focus, AppendixKeysScreen Checkbox:focus { border-left: thick $accent; }
    AppendixKeysScreen Select > SelectCurrent { border: none; height: 1; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", say("关闭")),
        Binding("ctrl+s", "done", say("确定"), priority=True),
    ]

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Compose a line for every key."""
        with Vertical(classes="box"):
            yield Static(say("附件的设置"), classes="title", markup=False)
            with VerticalScroll(can_focus=False):
                for key, label in _labels().items():
                    with Horizontal():
                        yield Static(label, classes="label", markup=False)
                        yield self._widget(key)
            yield Static(say("Tab 到下一项，回车或 Ctrl+S 确定，Esc 取消"), classes="about", markup=False)

    def _widget(self, key: str) -> Widget:
        words = self._words[key]
        if key in YES_NO:
            return YesNo(words == "yes", id=key)
        if key in CHOICES:
            names = _choices()
            return Select(
                [(names[key, each], each) for each in CHOICES[key]], value=words, allow_blank=False, compact=True, id=key
            )
        placeholder = say("如 序号、举措=task、责任单位；空着用常用的列") if key == "columns" else ""
        return ChineseInput(words, placeholder=placeholder, compact=True, select_on_focus=False, id=key)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take everything."""
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Take everything."""
        found = {key: self.query_one(f"#{key}", ChineseInput).value for key in LINES}
        found |= {key: "yes" if self.query_one(f"#{key}", YesNo).value else "no" for key in YES_NO}
        found |= {key: str(self.query_one(f"#{key}", Select).value) for key in CHOICES}
        self.dismiss(found)

    def action_close(self) -> None:
        """Take nothing."""
        self.dismiss(None)


def _labels() -> dict[str, str]:
    return {
        "title": say("标题"),
        "name": say("附件说明里的名称"),
        "note": say("题注"),
        "layout": say("形式"),
        "columns": say("表格的列"),
        "group_as": say("组印成"),
        "continuous": say("各组连续编号"),
        "count": say("印项数"),
        "landscape": say("横排"),
        "labelled": say("印“附件”字样"),
        "addressee": say("主送"),
        "signature": say("落款"),
        "date": say("日期"),
    }


def _choices() -> dict[tuple[str, str], str]:
    return {
        ("layout", "list"): say("条目"),
        ("layout", "table"): say("表格"),
        ("layout", "text"): say("文字"),
        ("group_as", "row"): say("通栏一行"),
        ("group_as", "column"): say("单独一列"),
        ("continuous", ""): say("随形式（条目各组另起，表格连续）"),
        ("continuous", "yes"): say("是"),
        ("continuous", "no"): say("否"),
    }
