"""Records and categories in a git tree: which files are the library's, and what they say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from drafter.snippets.cache.listing import CATEGORY_FILE, SUFFIX
from drafter.snippets.category import Category, read_category
from drafter.snippets.record import Reading, read_record
from drafter.snippets.sharing.objects import Blob, Step

_FILE = re.compile(r"(\w[\w-]{0,63})/([^/._][^/]*|_category)\.yaml")


class Where(NamedTuple):
    """A file of the library in a tree."""

    path: str
    blob: Blob


class Turn(NamedTuple):
    """What became of one record, or of one other file, between two trees; a record that moved is one turn."""

    before: Where | None
    after: Where | None

    @property
    def path(self) -> str:
        """Return where it stands now, else where it stood."""
        found = self.after or self.before
        return found.path if found is not None else ""


def is_record(path: str, prefix: str) -> bool:
    """Tell whether *path* is a record or describes a category of the library at *prefix*."""
    return path.startswith(prefix) and _FILE.fullmatch(path, len(prefix)) is not None


def name_of(path: str) -> str:
    """Return the id of the record at *path*, the category's name of one that describes a category."""
    folder, _, file = path.rpartition("/")
    return folder.rpartition("/")[2] if file == CATEGORY_FILE else file.removesuffix(SUFFIX)


def turns(steps: Iterable[Step], prefix: str) -> dict[str, Turn]:
    """Return *steps* by what they concern: records by their id, wherever they stand, all other files by their path."""
    groups = defaultdict[str, list[Step]](list)
    for step in steps:
        groups[_key(step.path, prefix)].append(step)
    found = dict[str, Turn]()
    for key, group in groups.items():
        befores = [Where(each.path, each.before) for each in group if each.before is not None]
        afters = [Where(each.path, each.after) for each in group if each.after is not None]
        if len(befores) <= 1 and len(afters) <= 1:
            found[key] = Turn(befores[0] if befores else None, afters[0] if afters else None)
        else:  # an id that stands twice
            found |= by_path(group)
    return found


def by_path(steps: Sequence[Step]) -> dict[str, Turn]:
    """Return *steps* by their paths."""
    return {
        each.path: Turn(
            Where(each.path, each.before) if each.before is not None else None,
            Where(each.path, each.after) if each.after is not None else None,
        )
        for each in steps
    }


def reading_of(path: str, content: bytes) -> Reading:
    """Return the record that *content* of the file *path* holds."""
    return read_record(content, name_of(path), path.split("/")[-2], path)


def category_of(path: str, content: bytes) -> Category | None:
    """Return the category that *content* of the file *path* describes, None where it cannot be read."""
    return read_category(content, name_of(path), path)[0]


def is_category(path: str) -> bool:
    """Tell whether *path* describes a category."""
    return path.endswith("/" + CATEGORY_FILE)


def ids_of(turned: Mapping[str, Turn]) -> list[str]:
    """Return the ids of all contents in *turned*."""
    return [where.blob.id for turn in turned.values() for where in turn if where is not None]


def _key(path: str, prefix: str) -> str:
    return name_of(path) if is_record(path, prefix) and not is_category(path) else path
