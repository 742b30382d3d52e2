"""Several lines asked at once: the variables of a phrase, a phrase of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Select, Static

from drafter.base.messages import say
from drafter.tui.chinese import ChineseInput, Prose
from drafter.tui.dialogs import Buttons


@dataclass(frozen=True, slots=True)
class Question:
    """A line to be asked: its key, its label, what stands in it; *options* (value and words) make it a choice."""

    key: str
    label: str
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    proposals: tuple[str, ...] = ()


class QuestionsScreen(ModalScreen[Mapping[str, str] | None]):
    """Asks some questions and gives the answers by key; None where the writer thinks better of it."""

    DEFAULT_CSS = """
    QuestionsScreen { align: center middle; }
    QuestionsScreen > .box {
        width: 80; max-width: 96%; height: auto; max-height: 94%; border: round $accent; background: $surface; padding: 0 1;
    }
    QuestionsScreen .title { text-style: bold; height: auto; }
    QuestionsScreen .about { color: $text-muted; height: auto; }
    QuestionsScreen .quoted { height: auto; max-height: 8; border-bottom: solid $surface-lighten-2; }
    QuestionsScreen .all { height: auto; max-height: 12; scrollbar-size-vertical: 1; }
    QuestionsScreen Input { border: none; border-left: thick $accent; height: 1; padding: 0 1; }
    QuestionsScreen Select { height: auto; }
    QuestionsScreen Select > SelectCurrent { border: none; border-left: thick $accent; height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", say("关闭")),
        Binding("ctrl+s", "done", say("确定"), priority=True),
    ]

    def __init__(self, title: str, questions: Sequence[Question], quoted: str = "") -> None:
        super().__init__()
        self._title, self._questions, self._quoted = title, questions, quoted

    def compose(self) -> ComposeResult:
        """Compose a line for every question."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="title", markup=False)
            with VerticalScroll(classes="quoted", can_focus=False):
                yield Prose(self._quoted)
            with VerticalScroll(classes="all", can_focus=False):
                for number, each in enumerate(self._questions):
                    yield Static(each.label, classes="about", markup=False)
                    yield self._widget(each, number)
            yield Static(say("回车到下一项，最后一项上回车确定；Esc 取消"), classes="about", markup=False)
            yield Buttons()

    def _widget(self, each: Question, number: int) -> Input | Select[str]:
        if each.options:
            options = [(words, value) for value, words in each.options]
            return Select(options, value=each.value, allow_blank=False, compact=True, id=f"q{number}")
        suggester = SuggestFromList(each.proposals) if each.proposals else None
        return ChineseInput(each.value, suggester=suggester, compact=True, select_on_focus=False, id=f"q{number}")

    def on_mount(self) -> None:
        """Begin at the first question."""
        self.query_one("#q0").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on, behind the last question with the answers."""
        event.stop()
        if event.input.id == f"q{len(self._questions) - 1}":
            self.action_done()
        else:
            self.focus_next()

    def action_done(self) -> None:
        """Give the answers."""
        found = {}
        for number, each in enumerate(self._questions):
            widget = self.query_one(f"#q{number}")
            found[each.key] = widget.value.strip() if isinstance(widget, Input) else str(widget.value)  # type: ignore[attr-defined]
        self.dismiss(found)

    def action_close(self) -> None:
        """Give nothing."""
        self.dismiss(None)
