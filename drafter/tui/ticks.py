"""Boxes that are ticked or empty, to be told apart without colours: textual shows an X in both."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Checkbox, SelectionList
from textual.widgets._toggle_button import ToggleButton

from drafter.base.messages import say

_TICKED, _EMPTY = "✓", " "


class YesNo(Checkbox):
    """A box that says yes or no beside it."""

    def __init__(self, value: bool, *, id: str | None = None) -> None:
        self.BUTTON_INNER = _TICKED if value else _EMPTY
        super().__init__(_words(value), value, compact=True, id=id)

    def watch_value(self) -> None:
        """Show the new value."""
        self.BUTTON_INNER = _TICKED if self.value else _EMPTY
        self.label = _words(self.value)
        super().watch_value()


def _words(value: bool) -> str:
    return say("是") if value else say("否")


class Ticks(SelectionList[str]):
    """Several choices, each with its box."""

    def render_line(self, y: int) -> Strip:
        """Render a line, with the box as it is."""
        segments = list(super().render_line(y))
        if len(segments) > 1 and segments[0].text == ToggleButton.BUTTON_LEFT and segments[1].style is not None:
            option = self.get_option_at_index(segments[1].style.meta["option"])
            segments[1] = Segment(_TICKED if option.value in self.selected else _EMPTY, segments[1].style)
        return Strip(segments)
