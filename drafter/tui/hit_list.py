"""The list of found phrases, a line for each. It draws its lines itself, for it changes whole on every key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from drafter.snippets.hit import Hit

_FOUND = Style(bold=True, underline=True)
_CATEGORY = Style(color="cyan")
_TEXT = Style(dim=True)
_MORE = "…"
_LONGEST = 120  # characters of a phrase that a line can show


class HitList(Widget):
    """Shows phrases and which of them is the one; the keys belong to the line above."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hit-list--chosen"}
    DEFAULT_CSS = """
    HitList { height: 1fr; }
    HitList > .hit-list--chosen { background: $block-cursor-background; color: $block-cursor-foreground; text-style: none; }
    """

    class Chosen(Message):
        """The phrase of this number was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Moved(Message):
        """The wheel has gone to another phrase."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self._index = self._top = 0
        self._base = self._chosen = Style.null()

    @property
    def hit(self) -> Hit | None:
        """Return the phrase that is the one, None where nothing was found."""
        return self._hits[self._index] if self._hits else None

    def show(self, hits: Sequence[Hit]) -> None:
        """Show *hits* from the first on."""
        self._hits, self._index, self._top = hits, 0, 0
        self.refresh()

    def step(self, step: int) -> None:
        """Go to another phrase."""
        if not self._hits:
            return
        self._index = min(max(self._index + step, 0), len(self._hits) - 1)
        self._top = min(max(self._top, self._index - self.size.height + 1), self._index)
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Render the lines inside *crop*."""
        self._base, self._chosen = self.rich_style, self.get_component_rich_style("hit-list--chosen")
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Render the line *y* of those that are shown."""
        number, width = self._top + y, self.size.width
        if number >= len(self._hits):
            return Strip.blank(width, self._base)
        is_one = number == self._index
        base = self._chosen if is_one else self._base
        line = Strip(Segment(text, base + style) for text, style in _parts(self._hits[number], is_one))
        if line.cell_length > width:
            line = Strip.join([line.crop(0, width - len(_MORE)), Strip([Segment(_MORE, base)])])
        return line.adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Choose the phrase that was clicked."""
        event.stop()
        number = self._top + event.y
        if number < len(self._hits):
            self._index = number
            self.post_message(self.Chosen(number))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down with the wheel."""
        event.stop()
        self.step(1)
        self.post_message(self.Moved())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up with the wheel."""
        event.stop()
        self.step(-1)
        self.post_message(self.Moved())


def _parts(hit: Hit, is_one: bool) -> Iterable[tuple[str, Style]]:
    """Yield the pieces of the line of *hit* with their looks: what was found in its title, its category, its text."""
    plain, behind = Style.null(), 0
    for start, length in hit.title_spans:
        yield hit.title[behind:start], plain
        yield hit.title[start : start + length], _FOUND
        behind = start + length
    yield hit.title[behind:], plain
    yield f"　{hit.category_name}　", plain if is_one else _CATEGORY
    if hit.text != hit.title:
        yield hit.text[:_LONGEST].replace("\n", " "), plain if is_one else _TEXT
