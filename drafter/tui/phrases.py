"""The picker of standing phrases (F2): searched as one types, inserted as text or as a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from drafter.base.messages import say
from drafter.snippets.library import Library
from drafter.tui.chinese import ChineseInput, Prose
from drafter.tui.hit_list import HitList

_MOST = 50


@dataclass(frozen=True, slots=True)
class Picked:
    """The id of the phrase that was chosen, and whether its link is wanted instead of its text."""

    id: str
    as_link: bool


class QueryLine(ChineseInput):
    """The line of the query. What it finds is painted with the character that was typed, not a picture later."""

    def watch_value(self, before: str, after: str) -> None:
        """Search on every key."""
        super().watch_value(before, after)
        if before != after and isinstance(screen := self.screen, PhraseScreen):
            screen.search(after)


class PhraseScreen(ModalScreen[Picked | None]):
    """Finds a phrase by characters, initials or full pinyin."""

    DEFAULT_CSS = """
    PhraseScreen { align: center middle; }
    PhraseScreen > .box { width: 90; max-width: 96%; height: 90%; border: round $accent; background: $surface; padding: 0 1; }
    PhraseScreen Input { border: none; border-left: thick $accent; height: 1; padding: 0 1; }
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

    def compose(self) -> ComposeResult:
        """Compose the picker."""
        with Vertical(classes="box"):
            yield QueryLine(placeholder=say("输入汉字、拼音或首字母，如 zongtiyaoqiu、ztyq"), compact=True)
            yield HitList()
            with VerticalScroll(can_focus=False):
                yield Prose(classes="text")
            yield Static(say("回车插入文字，Ctrl+L 插入引用，Esc 关闭"), classes="about", markup=False)

    def on_mount(self) -> None:
        """Show what there is before anything is typed."""
        self.query_one(QueryLine).focus()
        self._library.search("", limit=1)  # reads what has changed in the folders since
        self.search("")

    def search(self, query: str) -> None:
        """Show what *query* finds."""
        hits = self._library.search(query, limit=_MOST, fresh=False)
        if not query and self._wanted:
            hits.sort(key=lambda hit: not {*hit.tags, hit.category_name} & {*self._wanted})
        self.query_one(HitList).show(hits)
        self._show()

    def on_hit_list_moved(self, event: HitList.Moved) -> None:
        """Show the whole phrase."""
        event.stop()
        self._show()

    def _show(self) -> None:
        hit = self.query_one(HitList).hit
        self.query_one(".text", Prose).say(hit.text if hit is not None else say("没有找到"))

    def action_step(self, step: int) -> None:
        """Go to another phrase."""
        self.query_one(HitList).step(step)
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose the phrase for its text."""
        event.stop()
        self.action_pick(False)

    def on_hit_list_chosen(self, event: HitList.Chosen) -> None:
        """Choose the phrase that was clicked."""
        event.stop()
        self.action_pick(False)

    def action_pick(self, as_link: bool) -> None:
        """Choose the phrase."""
        hit = self.query_one(HitList).hit
        if hit is not None:
            self.dismiss(Picked(hit.id, as_link))

    def action_close(self) -> None:
        """Choose none."""
        self.dismiss(None)
