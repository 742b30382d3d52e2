"""What composing needs to know of the phrase library: a phrase by its id."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, Protocol


class Phrase(NamedTuple):
    """A standing phrase: its text before variables, and its variables with their defaults (None: it has none).

    ``retired``: it should not be used any more; ``start`` and ``end`` are the days on which it holds, both inclusive (None:
    open); ``successor`` is the id and the title of the phrase that has replaced it, empty where none has.
    """

    text: str
    variables: Mapping[str, str | None] = MappingProxyType({})
    retired: bool = False
    start: date | None = None
    end: date | None = None
    successor: str = ""


class Missing(NamedTuple):
    """Why a phrase cannot be had, and what helps."""

    message: str
    help: str = ""


class PhraseSource(Protocol):
    """Whoever can look a phrase up: the library, or nothing at all."""

    def phrase(self, id: str) -> Phrase | Missing:
        """Return the phrase, or why it cannot be had: the id is unknown or hidden, or its file has errors."""
        ...
