"""What composing needs to know of the phrase library: a phrase by its id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Phrase:
    """A standing phrase: its text before variables, and its variables with their defaults (None: it has none)."""

    text: str
    variables: Mapping[str, str | None] = field(default_factory=dict)


class PhraseSource(Protocol):
    """Whoever can look a phrase up: the library, or nothing at all."""

    def phrase(self, id: str) -> Phrase | None:
        """Return the phrase, or None where the id is unknown or hidden."""
        ...
