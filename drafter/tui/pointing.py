"""Whether a button of the mouse is down: what moves meanwhile is missed by the click, which ends where it began."""

from __future__ import annotations

from textual import events
from textual.app import App


class Pointed(App[None]):
    """An application that knows whether somebody is pointing."""

    is_pressed = False

    async def on_event(self, event: events.Event) -> None:
        """Note that a button goes down, or up."""
        if isinstance(event, events.MouseDown | events.MouseUp):
            self.is_pressed = isinstance(event, events.MouseDown)
        await super().on_event(event)
