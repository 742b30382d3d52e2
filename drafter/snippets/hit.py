"""What a search shows of a phrase; light, so that a search need not load the whole model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from drafter.base.layers import Layer
from drafter.snippets.cache.store import words
from drafter.snippets.search.bare import in_text

if TYPE_CHECKING:
    from drafter.snippets.search.ranking import Found

Span = tuple[int, int]
"""Where matched characters begin in their text, and how many they are."""


class Hit(NamedTuple):
    """A phrase that was found. ``tags`` are its category's and its own; the spans say what matched."""

    id: str
    title: str
    text: str
    category: str
    category_name: str
    tags: tuple[str, ...]
    types: tuple[str, ...]
    kind: str
    status: str
    layer: Layer
    title_spans: tuple[Span, ...] = ()
    text_spans: tuple[Span, ...] = ()


def hit_of(row: Sequence[Any], found: Found, categories: Mapping[str, tuple[str, tuple[str, ...]]], layer: Layer) -> Hit:
    """Return the hit of *found* in *row*: its record's id, title, text, kind, status, tags, types, category, in this order."""
    key, title, text, kind, status, tags, types, category = row[:8]
    name, inherited = categories.get(category, (category, ()))
    all_tags = tuple(dict.fromkeys((*inherited, *words(tags))))
    return Hit(
        key,
        title,
        text,
        category,
        name,
        all_tags,
        words(types),
        kind,
        status,
        layer,
        title_spans=in_text(title, found.title),
        text_spans=in_text(text, found.text),
    )
