"""What a search shows of a phrase; light, so that a search need not load the whole model."""

from __future__ import annotations

from typing import NamedTuple

from drafter.base.layers import Layer

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
