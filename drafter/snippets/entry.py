"""A snippet where it stands in the library: its layer, its file, its category."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from drafter.base.layers import Location
from drafter.base.problems import Place
from drafter.snippets.category import Category
from drafter.snippets.snippet import Snippet


@dataclass(frozen=True, slots=True)
class Entry:
    """A snippet with its category, the layer it comes from and its file; ``is_hidden`` by the settings."""

    snippet: Snippet
    category: Category
    location: Location
    path: Path
    is_hidden: bool = False
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False)

    @property
    def id(self) -> str:
        """Return the snippet's id."""
        return self.snippet.id

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags of the category and the snippet's own."""
        return tuple(dict.fromkeys((*self.category.tags, *self.snippet.tags)))

    def place(self, key: str = "id") -> Place:
        """Return where the value of *key* stands in the file; only the file where the record does not have the key."""
        return Place(str(self.path), *self.places.get(key, (0, 0)))
