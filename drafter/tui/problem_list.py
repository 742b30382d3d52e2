"""All problems in a list: each with its place and its fix; Enter goes there, F11 mends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from drafter.base.messages import say
from drafter.session.remarks import Remark
from drafter.tui.chinese import Prose
from drafter.tui.problems import STYLES


class ProblemListScreen(ModalScreen[int | None]):
    """Gives the number of the problem to go to.

    *problems* gives those there are now, each with the words of its place; *mend* writes what the one of a number proposes.
    """

    DEFAULT_CSS = """
    ProblemListScreen { align: center middle; }
    ProblemListScreen > .box {
        width: 110; max-width: 98%; height: 90%; border: round $accent; background: $surface; padding: 0 1;
    }
    ProblemListScreen .title { text-style: bold; height: 1; }
    ProblemListScreen OptionList { height: 1fr; border: none; padding: 0; text-wrap: nowrap; text-overflow: ellipsis; }
    ProblemListScreen OptionList:focus { border: none; }
    ProblemListScreen VerticalScroll { height: 5; border-top: solid $surface-lighten-2; }
    ProblemListScreen .about { color: $text-muted; height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", say("关闭")),
        Binding("f11", "mend", say("照提示改正")),
    ]

    def __init__(self, problems: Callable[[], Sequence[tuple[Remark, str]]], mend: Callable[[int], bool], at: int = 0) -> None:
        super().__init__()
        self._given, self._mend, self._at = problems, mend, at
        self._problems: Sequence[tuple[Remark, str]] = ()

    def compose(self) -> ComposeResult:
        """Compose the list."""
        with Vertical(classes="box"):
            yield Static(classes="title", markup=False)
            yield OptionList(markup=False)
            with VerticalScroll(can_focus=False):
                yield Prose(classes="text")
            yield Static(say("回车去改，F11 照提示改正，Esc 关闭"), classes="about", markup=False)

    def on_mount(self) -> None:
        """Show what there is."""
        self.query_one(OptionList).focus()
        self._list(self._at)

    def _list(self, at: int) -> None:
        self._problems = self._given()
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(_line(remark, place)) for remark, place in self._problems)
        options.highlighted = min(max(at, 0), len(self._problems) - 1) if self._problems else None
        count = len(self._problems)
        title = say("问题 {count} 个", count=count) if count else say("没有发现问题")
        self.query_one(".title", Static).update(title)
        if not self._problems:
            self.query_one(".text", Prose).say("")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the whole problem."""
        event.stop()
        remark, place = self._problems[event.option_index]
        lines = [f"{place}：{remark.problem.message}" if place else remark.problem.message, remark.problem.help]
        if remark.instead is not None:
            lines.append(_fix(remark))
        self.query_one(".text", Prose).say("\n".join(line for line in lines if line))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there."""
        event.stop()
        self.dismiss(event.option_index)

    def action_mend(self) -> None:
        """Mend what is highlighted, and go on to the next."""
        at = self.query_one(OptionList).highlighted
        if at is None or not self._mend(at):
            self.notify(say("这里没有现成的改法"))
            return
        self._list(at)

    def action_close(self) -> None:
        """Go nowhere."""
        self.dismiss(None)


def _fix(remark: Remark) -> str:
    return say("F11 改为“{words}”", words=remark.instead) if remark.instead else say("F11 删去")


def _line(remark: Remark, place: str) -> Text:
    words = remark.problem.message.replace("\n", " ")
    fix = f"　→ {remark.instead}" if remark.instead else ""
    line = Text.assemble((f"{place}　", "dim"), (words, STYLES[remark.problem.level]), (fix, "bold green"))
    line.no_wrap, line.overflow = True, "ellipsis"
    return line
