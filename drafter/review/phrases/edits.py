"""What turns a phrase into the words that stand in a text: at most a few changed, inserted or dropped characters."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Change(Enum):
    """What became of a character of the phrase."""

    OTHER = auto()  # another character stands there
    ADDED = auto()  # a character stands before it that the phrase does not have
    DROPPED = auto()


class Edit(NamedTuple):
    """One change, with its offset in the phrase and in the text."""

    change: Change
    phrase: int
    text: int


Edits = tuple[Edit, ...]


def edits_allowed(size: int) -> int:
    """Return how many characters of a phrase of *size* may differ for it to be that phrase misquoted."""
    return 1 if size < 16 else 2 if size < 32 else 3


def edits_between(phrase: str, text: str, start: int, most: int) -> tuple[Edits, int] | None:
    """Return the fewest changes that make *phrase* the words of *text* from *start* on, and where those end.

    None where there are more than *most*, or one concerns the first or last character: that is another wording.
    """
    if text[start : start + 1] != phrase[:1]:
        return None
    for allowed in range(most + 1):
        found = _edits(phrase, text, 1, start + 1, allowed)
        if found is not None:
            return found
    return None


def _edits(phrase: str, text: str, at: int, place: int, most: int) -> tuple[Edits, int] | None:
    last = len(phrase) - 1
    room = len(text)
    while at <= last and place < room and phrase[at] == text[place]:
        at, place = at + 1, place + 1
    if at > last:
        return (), place
    if not most or place >= room:
        return None
    ways = [(Edit(Change.ADDED, at, place), at, place + 1)]
    if at < last:
        ways = [
            (Edit(Change.OTHER, at, place), at + 1, place + 1),
            *ways,
            (Edit(Change.DROPPED, at, place), at + 1, place),
        ]
    for edit, then, there in ways:
        rest = _edits(phrase, text, then, there, most - 1)
        if rest is not None:
            return (edit, *rest[0]), rest[1]
    return None
