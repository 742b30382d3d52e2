"""The lines above and below a draft: what it is and whether it is saved, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.widgets import Footer, Static
from textual.widgets._footer import FooterKey

from drafter.tui.commands import described

_BETWEEN = "　"


class Head(Static):
    """The title of the draft, cut where it is too long, and the facts behind it."""

    DEFAULT_CSS = "Head { height: 1; background: $panel; color: $text; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._title, self._facts = "", ""

    def show(self, title: str, *facts: str) -> None:
        """Show *title* and *facts*."""
        self._title, self._facts = title, _BETWEEN.join(facts)
        self.refresh()

    def render(self) -> Text:
        """Render the line at the width there is."""
        width = self.content_size.width
        facts = Text(self._facts)
        facts.truncate(max(1, width - min(cell_len(self._title), width // 3) - cell_len(_BETWEEN)), overflow="ellipsis")
        title = Text(self._title, style="bold")
        title.truncate(max(1, width - facts.cell_len - cell_len(_BETWEEN)), overflow="ellipsis")
        return Text.assemble(title, _BETWEEN, facts)


class Keys(Footer):
    """The keys of the screen, in one order whatever has the focus.

    Where they are too many for a line, those of the tabs above, which can be clicked, are left out.
    """

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._made: object = None

    async def recompose(self) -> None:
        """Make the buttons anew where they are others: while that is done, a click would miss them."""
        if not self.is_attached:  # its screen went meanwhile
            return
        shown = [each for each in self.screen.active_bindings.values() if each.binding.show]
        wanted = (self.screen.size.width, [(each.binding.key, each.binding.description, each.enabled) for each in shown])
        if wanted != self._made:
            self._made = wanted
            await super().recompose()

    def compose(self) -> ComposeResult:
        """Compose a button for every key."""
        order = {each.key: number for number, each in enumerate(described(self.screen.BINDINGS))}
        keys = sorted(super().compose(), key=lambda each: order.get(getattr(each, "key", ""), len(order)))
        if self._length(keys) > self.screen.size.width:
            keys = [each for each in keys if not (isinstance(each, FooterKey) and _is_on_a_tab(each))]
        yield from keys

    @staticmethod
    def _length(keys: Sequence[object]) -> int:
        return sum(cell_len(f"{each.key_display} {each.description} ") for each in keys if isinstance(each, FooterKey)) + 1

    def on_resize(self, event: events.Resize) -> None:
        """Choose the keys anew for another width."""
        del event
        self.call_after_refresh(self.recompose)


def _is_on_a_tab(key: FooterKey) -> bool:
    return "view(" in key.action or key.action == "preview"
