"""What the tests of the screens use to drive them and to read them."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot


def screen_text(pilot: Pilot[None]) -> str:
    """What the screen shows, without blanks at the ends of lines."""
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


async def settle(pilot: Pilot[None], seconds: float = 0.3) -> None:
    """Wait until the screen has followed what was typed."""
    await pilot.pause(seconds)
    await pilot.pause()


async def type_words(pilot: Pilot[None], words: str) -> None:
    """Type *words* as an input method commits them: a key for every character."""
    for character in words:
        if character == "\n":
            await pilot.press("enter")
        else:
            pilot.app.post_message(events.Key(character, character))
    await pilot.pause()
