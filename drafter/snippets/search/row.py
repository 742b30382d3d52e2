"""A record as the index takes it, and the order of its rows."""

from __future__ import annotations

from typing import NamedTuple

from drafter.snippets.search.index import APPROVED, DEPRECATED, DRAFT

STANDING = {"approved": APPROVED, "draft": DRAFT, "deprecated": DEPRECATED}
"""The standing of a row by its status; of an archived record there is no row."""


class Sounding(NamedTuple):
    """A text with its sounds and, where words have a second reading, those (else empty).

    ``breaks`` are the offsets of words that begin behind a mark that is not searched.
    """

    text: str
    sounds: str
    again: str
    breaks: tuple[int, ...] = ()


class Row(NamedTuple):
    """A record as the index takes it: ``number`` is its own in the cache, ``until`` the last day it holds (0: open)."""

    number: int
    id: str
    category: str
    status: str
    tags: tuple[str, ...]
    types: tuple[str, ...]
    until: int
    title: Sounding
    text: Sounding


def standing_order(row: Row) -> tuple[int, int, int, str]:
    """Return the key by which rows are sorted: approved before draft before deprecated, short before long."""
    return -STANDING[row.status], len(row.title.text), len(row.text.text), row.id
