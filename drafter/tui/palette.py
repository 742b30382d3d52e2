"""Every command in one list (Ctrl+P), with its key: what is typed narrows it, Enter or a click runs one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from drafter.base.messages import say
from drafter.tui.chinese import ChineseInput
from drafter.tui.commands import described, keys_of

if TYPE_CHECKING:  # the first screen has commands too, and need not wait for the drafting screen
    from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Command:
    """What can be done: its words, its keys (may be empty), and doing it."""

    words: str
    keys: str
    run: Callable[[], Awaitable[Any] | None]


def commands(screen: Screen[Any]) -> Iterator[Command]:
    """Yield what can be done on *screen*, and in those of its panes that have commands of their own."""
    for binding in described(screen.BINDINGS):
        name, _, given = binding.action.partition("(")
        if screen.check_action(name, (given.strip("'\")"),)) is False:
            continue
        yield Command(binding.description, keys_of(binding), lambda action=binding.action: screen.run_action(action))  # type: ignore[misc]
    for name, title, pane in _panes(screen):
        for binding in described(type(pane).BINDINGS):
            words = say("{pane}：{what}", pane=title, what=binding.description)
            yield Command(words, keys_of(binding), _in_pane(screen, name, pane, binding.action))


def _panes(screen: Screen[Any]) -> Iterator[tuple[str, str, Widget]]:
    """Yield the panes with commands of their own: what shows them, what they are called, the widget."""
    for pane in screen.query("AppendixPanel > Grid").results():
        yield "appendix", say("附件"), pane
    for pane in screen.query("OutlineTree").results():
        yield "outline", say("大纲"), pane


def _in_pane(screen: Screen[Any], name: str, pane: Widget, action: str) -> Callable[[], Awaitable[Any]]:
    """Return what shows the *pane* before it does *action*, so that the writer sees what happens."""

    async def run() -> None:
        if not pane.has_focus:
            await screen.run_action(f"view('{name}')")
        pane.call_after_refresh(pane.run_action, action)

    return run


class CommandScreen(ModalScreen[Command | None]):
    """Lists commands and gives the one that is chosen; None where the writer thinks better of it."""

    DEFAULT_CSS = """
    CommandScreen { align: center top; }
    CommandScreen > .box {
        width: 64; max-width: 96%; height: auto; max-height: 90%; margin: 1 0; border: round $accent; background: $surface;
        padding: 0 1;
    }
    CommandScreen Input { border: none; border-left: thick $accent; height: 1; padding: 0 1; }
    CommandScreen OptionList { height: auto; max-height: 14; border: none; padding: 0; }
    CommandScreen .about { color: $text-muted; height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", say("关闭")),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("pagedown", "step(10)", show=False),
        Binding("pageup", "step(-10)", show=False),
    ]

    def __init__(self, found: list[Command]) -> None:
        super().__init__()
        self._all, self._shown = found, found

    def compose(self) -> ComposeResult:
        """Compose the dialog."""
        with Vertical(classes="box"):
            yield ChineseInput(placeholder=say("查找命令……"), compact=True)
            yield OptionList(markup=False)
            yield Static(say("↑ ↓ 选择，回车执行，Esc 关闭"), classes="about", markup=False)

    def on_mount(self) -> None:
        """Show all commands."""
        self.query_one(OptionList).can_focus = False
        self.query_one(ChineseInput).focus()
        self.call_after_refresh(self._list, "")

    def _list(self, words: str) -> None:
        options = self.query_one(OptionList)
        self._shown = [each for each in self._all if words.lower() in f"{each.words} {each.keys}".lower()]
        options.clear_options()
        width = options.scrollable_content_region.width - 2
        options.add_options(Option(_line(each, width)) for each in self._shown)
        if not self._shown:
            options.add_option(Option(say("没有这样的命令"), disabled=True))
        options.highlighted = 0 if self._shown else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        self._list(event.value.strip())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the command that is highlighted."""
        event.stop()
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self._shown[at])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the command that was clicked."""
        event.stop()
        self.dismiss(self._shown[event.option_index])

    def action_step(self, step: int) -> None:
        """Go to another command."""
        options = self.query_one(OptionList)
        if self._shown:
            options.highlighted = min(max((options.highlighted or 0) + step, 0), len(self._shown) - 1)

    def action_close(self) -> None:
        """Choose none."""
        self.dismiss(None)


def _line(command: Command, width: int) -> Text:
    between = max(2, width - cell_len(command.words) - cell_len(command.keys))
    return Text.assemble(command.words, " " * between, (command.keys, "dim"))
