"""Keys in the order they were typed: what follows a key that moves the focus goes where that key has led.

textual 8.2.8 hands a key to the widget that has the focus when the key arrives. Keys that arrive together, over a slow line,
on a busy machine, or from an input method that commits several characters behind Tab or Enter, so all go to the same widget,
and a year lands in the field of the unit. Here a key waits until what the one before has begun is done.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

_ROUNDS = 3
"""A key goes up from its widget to the application, which tells a screen, which asks the application for the focus."""
_LONGEST = 1.0  # seconds that a key waits for the one before, whatever is still going on
_SOON = 0.01


class KeysInOrder(App[None]):
    """An application in which a key is handed on when the one before has had its effect."""

    _typed: deque[events.Key | events.Paste]
    _handing_on: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Hand on a key or what was pasted in its turn; characters behind characters go the same way anyway."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._handing_on is not None and not self._handing_on.done():
            self._typed.append(event)
        else:
            await super().on_event(event)
            if not _is_character(event):
                self._typed = deque()
                self._handing_on = asyncio.create_task(self._hand_on())

    async def _hand_on(self) -> None:
        """Hand on what is typed while the last key has its effect, until there is nothing left."""
        is_character = False
        while True:
            if not is_character:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._effect(), _LONGEST)
            if not self._typed:
                return
            event = self._typed.popleft()
            await super().on_event(event)
            is_character = _is_character(event)

    async def _effect(self) -> None:
        """Wait until the focused widget, all above it and the application have done what they had to do."""
        for _ in range(_ROUNDS):
            for each in self._chain():
                done = asyncio.Event()
                if each.call_later(done.set):
                    await done.wait()
        while self._running and self.focused is None:  # a screen that has just come
            await asyncio.sleep(_SOON)

    def _chain(self) -> list[MessagePump]:
        if not self._running or not self.screen_stack:
            return []
        return [*(self.focused or self.screen).ancestors_with_self]


def _is_character(event: events.Key | events.Paste) -> bool:
    return isinstance(event, events.Key) and event.is_printable
