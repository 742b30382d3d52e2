"""What changed in a library, in its own terms: which phrases are new, changed, retired, deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from drafter.snippets.category import Category
from drafter.snippets.sharing.objects import Objects
from drafter.snippets.sharing.records import (
    Turn,
    Where,
    category_of,
    ids_of,
    is_category,
    is_record,
    name_of,
    reading_of,
)
from drafter.snippets.snippet import Snippet, Status, changed_keys

_GONE = (Status.DEPRECATED, Status.ARCHIVED)


class What(StrEnum):
    """What became of a phrase."""

    ADDED = "added"
    CHANGED = "changed"
    RETIRED = "retired"
    DELETED = "deleted"
    CATEGORY = "category"  # the name or the tags of a category


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the phrase ``id``, in which ``keys`` it was changed, and by whom (empty: by the user)."""

    what: What
    id: str
    title: str
    keys: tuple[str, ...] = ()
    author: str = ""


def changes(turned: Mapping[str, Turn], objects: Objects, prefix: str, author: str = "") -> list[Change]:
    """Return what *turned* means for the library at *prefix*, the rest left out; by kind, title and id."""
    ours = {key: turn for key, turn in turned.items() if is_record(turn.path, prefix)}
    objects.load(ids_of(ours))
    found = [replace(_change(turn, objects), author=author) for turn in ours.values() if turn.before != turn.after]
    order = list(What)
    return sorted(found, key=lambda each: (order.index(each.what), each.title, each.id))


def together(parts: Sequence[Mapping[str, Turn]]) -> dict[str, Turn]:
    """Return what *parts*, one after the other, come to."""
    found = dict[str, Turn]()
    for part in parts:
        for key, turn in part.items():
            found[key] = Turn(found[key].before if key in found else turn.before, turn.after)
    return found


def _change(turn: Turn, objects: Objects) -> Change:
    name = name_of(turn.path)
    if is_category(turn.path):
        described = _category(turn.after or turn.before, objects)
        return Change(What.CATEGORY, name, described.name if described is not None else name)
    before, after = _snippet(turn.before, objects), _snippet(turn.after, objects)
    titled = after or before
    change = Change(What.CHANGED, name, titled.title if titled is not None else name)
    if turn.after is None:
        return replace(change, what=What.DELETED)
    if turn.before is None:
        return replace(change, what=What.ADDED)
    if before is None or after is None:
        return change
    if after.status in _GONE and before.status not in _GONE:
        return replace(change, what=What.RETIRED)
    return replace(change, keys=tuple(changed_keys(before, after)))


def _snippet(where: Where | None, objects: Objects) -> Snippet | None:
    return reading_of(where.path, objects.content(where.blob.id)).snippet if where is not None else None


def _category(where: Where | None, objects: Objects) -> Category | None:
    return category_of(where.path, objects.content(where.blob.id)) if where is not None else None
