"""Which records are in force: of several with one id, that of the highest layer; within a layer, the first."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from drafter.snippets.cache.store import Store, words
from drafter.snippets.search.bare import bare, breaks_in
from drafter.snippets.search.row import Row, Sounding, standing_order

_LAYERS = "with layers (root, rank) as (values {})"
_IN_FORCE = """, ranked as (
    select number, row_number() over (partition by id order by rank desc, path) as place
    from records join layers using (root) where sound and id is not null{}
)
select {} from records where number in (select number from ranked where place = 1)
"""
_CATEGORIES = " select category, data from records join layers using (root) where sound and id is null order by rank"
_FOR_INDEX = """number, id, category, status, tags, types, until,
    title, title_sounds, title_again, text, text_sounds, text_again"""
_TITLE_SOUNDS = 8


def select_in_force(
    store: Store, roots: Sequence[str], columns: str, ids: Sequence[str] | None = None
) -> Iterator[tuple[Any, ...]]:
    """Yield *columns* of the records in force under *roots*, the lowest layer first; all or those of *ids*."""
    layers, values = _values(roots)
    chosen = "" if ids is None else f" and id in ({','.join('?' * len(ids))})"
    yield from store.connection.execute(layers + _IN_FORCE.format(chosen, columns), (*values, *(ids or ())))


def rows_in_force(store: Store, roots: Sequence[str], hidden: Collection[str]) -> list[Row] | None:
    """Return what can be found: the records in force but the archived and the *hidden*, by their standing.

    None where one has no sounds: another process has read its file anew since they were added.
    """
    rows = [row for row in select_in_force(store, roots, _FOR_INDEX) if row[3] != "archived" and row[1] not in hidden]
    if any(row[_TITLE_SOUNDS] is None for row in rows):
        return None
    found = (Row(*_plain(row), _sounding(*row[7:10]), _sounding(*row[10:13])) for row in rows)
    return sorted(found, key=standing_order)


def categories_in_force(store: Store, roots: Sequence[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the name and the tags of each category by its key; the highest layer that describes it says which."""
    layers, values = _values(roots)
    rows = store.connection.execute(layers + _CATEGORIES, values)
    return {key: (name, tuple(tags)) for key, data in rows for name, tags in (json.loads(data),)}


def _sounding(text: str, sounds: str, again: str) -> Sounding:
    return Sounding(bare(text), sounds, again, breaks_in(text))


def _values(roots: Sequence[str]) -> tuple[str, tuple[Any, ...]]:
    places = ",".join(["(?, ?)"] * len(roots)) or "(null, null)"
    return _LAYERS.format(places), tuple(value for rank, root in enumerate(roots) for value in (root, rank))


def _plain(row: Sequence[Any]) -> tuple[int, str, str, str, tuple[str, ...], tuple[str, ...], int]:
    number, key, category, status, tags, types, until = row[:7]
    return number, key, category, status, words(tags), words(types), until
