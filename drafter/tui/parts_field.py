"""A field that lists the documents of a collection: files are chosen, never typed; the last line adds one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from drafter.base.messages import say
from drafter.draft.fields import Part
from drafter.session.appendices import exchanged
from drafter.session.parts import title_of


class PartsField(OptionList):
    """The documents, each by its title and its file."""

    DEFAULT_CSS = """
    PartsField, PartsField:focus {
        height: auto; max-height: 10; border: none; border-left: thick $surface-lighten-2; padding: 0 1; background: $surface;
    }
    PartsField:focus { border-left: thick $accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("insert,ctrl+n", "ask", say("加一篇"), show=False),
        Binding("delete", "remove", say("去掉这一篇"), show=False),
        Binding("alt+up,ctrl+up", "move(-1)", say("上移"), show=False),
        Binding("alt+down,ctrl+down", "move(1)", say("下移"), show=False),
    ]
    explanation = say(
        "各篇：在最后一行按回车，选一个稿件文件加进来；Delete 去掉一篇（文件不动），Ctrl+↑ ↓ 调整先后。标题取自各篇的文件。"
    )

    class Changed(Message):
        """The documents are others now."""

        def __init__(self, parts: tuple[Part, ...]) -> None:
            super().__init__()
            self.parts = parts

    class Asked(Message):
        """The writer wants to add a document."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__(markup=False)
        self.parts = tuple(parts)

    def on_mount(self) -> None:
        """Show the documents."""
        self.show(self.parts)

    def show(self, parts: Sequence[Part]) -> None:
        """Show *parts*, the cursor where it was: behind the last one, if it was there."""
        at, was_last = self.highlighted or 0, self.highlighted in (None, len(self.parts))
        self.parts = tuple(parts)
        self.clear_options()
        self.add_options(Option(_line(number, part)) for number, part in enumerate(self.parts, 1))
        self.add_option(Option(Content.styled(say("＋ 选一个文件加进来……"), "$text-accent")))
        self.highlighted = len(self.parts) if was_last else min(at, len(self.parts))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Add a document."""
        event.stop()
        if event.option_index == len(self.parts):
            self.action_ask()

    def action_ask(self) -> None:
        """Ask for a document."""
        self.post_message(self.Asked())

    def action_remove(self) -> None:
        """Take the document out of the collection."""
        at = self.highlighted
        if at is not None and at < len(self.parts):
            self._change((*self.parts[:at], *self.parts[at + 1 :]))

    def action_move(self, step: int) -> None:
        """Move the document among the others."""
        at = self.highlighted
        if at is not None and at < len(self.parts) and 0 <= at + step < len(self.parts):
            self._change(exchanged(self.parts, at, step))
            self.highlighted = at + step

    def _change(self, parts: tuple[Part, ...]) -> None:
        self.show(parts)
        self.post_message(self.Changed(parts))


def _line(number: int, part: Part) -> Text:
    title = title_of(part) or say("（读不出标题）")
    return Text.assemble(f"{number}　", title, (f"　{part.path or say('写在这份稿件里')}", "dim"))
