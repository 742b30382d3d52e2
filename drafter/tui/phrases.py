"""The picker of standing phrases (F2): searched as one types, inserted as text or as a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from drafter.base.messages import say
from drafter.snippets.hit import Hit
from drafter.snippets.library import Library
from drafter.tui.chinese import ChineseInput, Prose

_MOST = 50
_LONGEST = 200  # cells of a line in the list


@dataclass(frozen=True, slots=True)
class Picked:
    """The id of the phrase that was chosen, and whether its link is wanted instead of its text."""

    id: str
    as_link: bool


class PhraseScreen(ModalScreen[Picked | None]):
    """Finds a phrase by characters, initials or full pinyin."""

    DEFAULT_CSS = """
    PhraseScreen { align: center middle; }
    PhraseScreen > .box { width: 90; max-width: 96%; height: 90%; border: round $accent; background: $surface; padding: 0 1; }
    PhraseScreen Input { border: none; border-left: thick $accent; height: 1; padding: 0 1; }
    PhraseScreen OptionList { height: 1fr; border: none; padding: 0; }
    PhraseScreen VerticalScroll { height: 7; border-top: solid $surface-lighten-2; }
    PhraseScreen .about { color: $text-muted; height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", say("关闭")),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("pagedown", "step(10)", show=False),
        Binding("pageup", "step(-10)", show=False),
        Binding("ctrl+l", "pick(True)", say("插入引用")),
    ]

    def __init__(self, library: Library, wanted: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._library, self._wanted = library, wanted
        self._hits: list[Hit] = []

    def compose(self) -> ComposeResult:
        """Compose the picker."""
        with Vertical(classes="box"):
            yield ChineseInput(placeholder=say("输入汉字、拼音或首字母，如 zongtiyaoqiu、ztyq"), compact=True)
            yield OptionList(markup=False)
            with VerticalScroll(can_focus=False):
                yield Prose(classes="text")
            yield Static(say("回车插入文字，Ctrl+L 插入引用，Esc 关闭"), classes="about", markup=False)

    def on_mount(self) -> None:
        """Show what there is before anything is typed."""
        self.query_one(OptionList).can_focus = False
        self.query_one(ChineseInput).focus()
        self._library.search("", limit=1)  # reads what has changed in the folders since
        self._search("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search on every key."""
        event.stop()
        self._search(event.value)

    def _search(self, query: str) -> None:
        self._hits = self._library.search(query, limit=_MOST, fresh=False)
        if not query and self._wanted:
            self._hits.sort(key=lambda hit: not {*hit.tags, hit.category_name} & {*self._wanted})
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_line(hit), id=hit.id) for hit in self._hits])
        options.highlighted = 0 if self._hits else None
        self._show()

    def _show(self) -> None:
        index = self.query_one(OptionList).highlighted
        hit = self._hits[index] if index is not None and index < len(self._hits) else None
        self.query_one(".text", Prose).say(hit.text if hit is not None else say("没有找到"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the whole phrase."""
        event.stop()
        self._show()

    def action_step(self, step: int) -> None:
        """Go to another phrase."""
        options = self.query_one(OptionList)
        if self._hits:
            options.highlighted = min(max((options.highlighted or 0) + step, 0), len(self._hits) - 1)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose the phrase for its text."""
        event.stop()
        self.action_pick(False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose the phrase that was clicked."""
        event.stop()
        self.action_pick(False)

    def action_pick(self, as_link: bool) -> None:
        """Choose the phrase."""
        index = self.query_one(OptionList).highlighted
        if index is not None and index < len(self._hits):
            self.dismiss(Picked(self._hits[index].id, as_link))

    def action_close(self) -> None:
        """Choose none."""
        self.dismiss(None)


def _line(hit: Hit) -> Text:
    title = Text(hit.title)
    for start, length in hit.title_spans:
        title.stylize("bold underline", start, start + length)
    text = Text(hit.text.replace("\n", " "), style="dim")
    line = Text.assemble(title, (f"　{hit.category_name}　", "cyan"), text, no_wrap=True, overflow="ellipsis")
    line.truncate(_LONGEST)
    return line
