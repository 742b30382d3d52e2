"""Small dialogs: a name asked for, a choice, words to read. Esc closes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from drafter.base.messages import say
from drafter.tui.chinese import ChineseInput, Prose

_CSS = """
{name} {{ align: center middle; }}
{name} > .box {{
    width: 76; max-width: 94%; height: auto; max-height: 90%; border: round $accent; background: $surface; padding: 0 1;
}}
{name} .title {{ text-style: bold; height: auto; }}
{name} .about {{ color: $text-muted; height: auto; max-height: 16; }}
{name} VerticalScroll {{ height: auto; max-height: 16; }}
{name} OptionList {{ height: auto; max-height: 12; border: none; padding: 0; }}
{name} Input {{ border: none; border-left: thick $accent; height: 1; padding: 0 1; margin: 0 0 0 0; }}
"""
_CLOSE: list[BindingType] = [Binding("escape", "close", say("关闭"))]


class Buttons(Horizontal):
    """What ends a dialog, for who points: done and close are actions of its screen."""

    DEFAULT_CSS = """
    Buttons { height: 1; margin: 1 0 0 0; }
    Buttons Button { margin: 0 2 0 0; min-width: 10; }
    """

    def compose(self) -> ComposeResult:
        """Compose the buttons."""
        yield Button(say("确定"), action="screen.done", variant="primary", compact=True)
        yield Button(say("取消"), action="screen.close", compact=True)


class AskScreen(ModalScreen[str | None]):
    """Asks for a line of words; None where the writer thinks better of it."""

    DEFAULT_CSS = _CSS.format(name="AskScreen")
    BINDINGS: ClassVar[list[BindingType]] = _CLOSE

    def __init__(self, title: str, about: str = "", value: str = "") -> None:
        super().__init__()
        self._title, self._about, self._value = title, about, value

    def compose(self) -> ComposeResult:
        """Compose the dialog."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="title", markup=False)
            yield ChineseInput(self._value, select_on_focus=False, compact=True)
            yield Prose(self._about or say("回车确定，Esc 取消"), classes="about")
            yield Buttons()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what was written."""
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Give what was written."""
        self.dismiss(self.query_one(ChineseInput).value.strip() or None)

    def action_close(self) -> None:
        """Give nothing."""
        self.dismiss(None)


class ChooseScreen(ModalScreen[str | None]):
    """Asks for one of some choices, each an id and words."""

    DEFAULT_CSS = _CSS.format(name="ChooseScreen")
    BINDINGS: ClassVar[list[BindingType]] = _CLOSE

    def __init__(self, title: str, about: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._about, self._choices = title, about, choices

    def compose(self) -> ComposeResult:
        """Compose the dialog."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="title", markup=False)
            with VerticalScroll(can_focus=False):
                yield Prose(self._about, classes="about")
            yield OptionList(*(Option(words, id=name) for name, words in self._choices), markup=False)

    def on_mount(self) -> None:
        """Begin at the choices."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was chosen."""
        event.stop()
        self.dismiss(event.option.id)

    def action_close(self) -> None:
        """Give nothing."""
        self.dismiss(None)


class ReadScreen(ModalScreen[None]):
    """Shows words; any of Esc, Enter and F1 closes it."""

    DEFAULT_CSS = (
        _CSS.format(name="ReadScreen")
        + """
    ReadScreen.-whole > .box { width: 110; height: 90%; }
    ReadScreen.-whole VerticalScroll { height: 1fr; max-height: 100%; }
    """
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,f1", "close", say("关闭"))]

    def __init__(self, title: str, words: str, *, wide: bool = False) -> None:
        super().__init__()
        self._title, self._words = title, words
        self.set_class(wide, "-whole")

    def compose(self) -> ComposeResult:
        """Compose the dialog."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="title", markup=False)
            with VerticalScroll():
                yield Prose(self._words)
            yield Button(say("Esc 关闭"), action="screen.close", compact=True)

    def on_mount(self) -> None:
        """Begin at the words, which can be longer than the dialog."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


class FindScreen(ModalScreen[tuple[str, str | None] | None]):
    """Asks what to find, and what to put in its place (None: only find)."""

    DEFAULT_CSS = _CSS.format(name="FindScreen")
    BINDINGS: ClassVar[list[BindingType]] = _CLOSE

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Compose the dialog."""
        with Vertical(classes="box"):
            yield Static(say("查找（回车找下一处）"), classes="title")
            yield ChineseInput(self._words, id="words", compact=True)
            yield Static(say("替换成（在这里回车，全文都替换）"), classes="title")
            yield ChineseInput(id="instead", compact=True)
            yield Static(say("Tab 换到另一栏，Esc 关闭；Ctrl+G 继续找下一处"), classes="about")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what to find, or what to replace."""
        event.stop()
        words = self.query_one("#words", ChineseInput).value
        self.dismiss((words, event.value if event.input.id == "instead" else None) if words else None)

    def action_close(self) -> None:
        """Give nothing."""
        self.dismiss(None)
