"""Keys that arrive all at once: what follows a key that moves the focus goes where that key has led."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screens import settle
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from drafter.tui.drafting import DraftingScreen


def post(pilot: Pilot[None], *keys: str) -> None:
    """Post keys, and words a character at a time, without waiting in between."""
    for key in keys:
        named = key.isascii() and key.islower()
        for each in [key] if named else key:
            pilot.app.post_message(events.Key(each, None if named else each))


def test_what_is_typed_at_once_lands_in_the_field_that_tab_has_led_to(drive: Callable[..., Any]) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, str, str]:
        options = pilot.app.screen.query_one(OptionList)
        options.highlighted = options.get_option_index("new:work-plan")
        await pilot.press("enter")
        await settle(pilot, 1)
        screen = pilot.app.screen
        assert isinstance(screen, DraftingScreen)
        post(pilot, "区图书馆", "tab", "2027", "f6", "一、强化阵地", "enter", "tab", "优化布局")
        await settle(pilot, 1)
        return screen.session.words("organisation"), screen.session.words("year"), screen.session.text("body")

    assert drive(play) == ("区图书馆", "2027", "一、强化阵地\n1.优化布局")
