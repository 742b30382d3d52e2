"""When to save: half a second after the last key, and within a second of the first."""

from __future__ import annotations

PAUSE = 0.5
"""Seconds without a key after which the draft is saved."""
LONGEST_WAIT = 0.8
"""Seconds after which it is saved although somebody goes on typing: who pulls the plug loses the last second."""


class Autosave:
    """Knows when the draft wants to be saved; times are seconds of any clock that only goes forward."""

    def __init__(self) -> None:
        self._first: float | None = None
        self._last = 0.0
        self._is_put_off = False

    def touched(self, now: float) -> None:
        """Note that the draft has changed."""
        self._first = now if self._first is None or self._is_put_off else self._first
        self._last, self._is_put_off = now, False

    def is_due(self, now: float) -> bool:
        """Tell whether to save now."""
        if self._first is None or self._is_put_off:
            return False
        return now - self._last >= PAUSE or now - self._first >= LONGEST_WAIT

    @property
    def is_waiting(self) -> bool:
        """Tell whether something is not saved yet."""
        return self._first is not None

    @property
    def is_put_off(self) -> bool:
        """Tell whether something could not be saved, and nothing has changed since."""
        return self._is_put_off

    def put_off(self) -> None:
        """Note that it could not be saved: it is tried again after the next change."""
        self._is_put_off = self.is_waiting

    def saved(self) -> None:
        """Note that everything is saved."""
        self._first, self._is_put_off = None, False
