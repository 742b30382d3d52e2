"""Undo and redo over the whole draft: text and structure in one line of steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

LONGEST_PAUSE = 1.0
"""Seconds: typing that goes on sooner belongs to the same step."""
LONGEST_STEP = 10.0
"""Seconds of typing in one go that are taken back at once."""
MOST_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """A state that can be gone back to, and the anchor of what was changed then."""

    state: T
    anchor: str


class History(Generic[T]):
    """The states before and after the present one."""

    def __init__(self) -> None:
        self._done: list[Step[T]] = []
        self._undone: list[Step[T]] = []
        self._kind, self._last, self._began = "", float("-inf"), float("-inf")

    def changed(self, before: T, anchor: str, kind: str = "", now: float = 0.0) -> None:
        """Note that *before* was left by a change at *anchor*; changes of one *kind* in one go are one step."""
        is_soon = now - self._last <= LONGEST_PAUSE and now - self._began <= LONGEST_STEP
        if not (kind and kind == self._kind and is_soon and self._done):
            self._began = now
            self._done.append(Step(before, anchor))
            del self._done[:-MOST_STEPS]
        self._undone.clear()
        self._kind, self._last = kind, now

    def undo(self, present: T) -> Step[T] | None:
        """Return the state before *present* and where it differs; None where there is none."""
        return self._go(self._done, self._undone, present)

    def redo(self, present: T) -> Step[T] | None:
        """Return the state that was undone last."""
        return self._go(self._undone, self._done, present)

    def _go(self, source: list[Step[T]], target: list[Step[T]], present: T) -> Step[T] | None:
        self._kind = ""
        if not source:
            return None
        step = source.pop()
        target.append(Step(present, step.anchor))
        return step
