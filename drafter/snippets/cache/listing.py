"""The files of a library with their stamps: which are to be read, and which are not, and why."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from drafter.base.layers import Location
from drafter.snippets.cache.stamps import entries_in, folders_in, is_inside

CATEGORY_FILE = "_category.yaml"
SUFFIX = ".yaml"
LOCK_FILE = ".drafter.lock"

_CATEGORY = re.compile(r"\w[\w-]{0,63}")


class Oddity(StrEnum):
    """Why something in a library's folder is not read."""

    LEADS_OUT = "leads out"
    NO_CATEGORY = "no category"
    TOO_DEEP = "too deep"
    SUFFIX = "suffix"
    NAME = "name"


class Found(NamedTuple):
    """A file to be read, of the layer in ``root``; ``mtime`` is in nanoseconds."""

    path: str
    root: str
    category: str
    name: str
    mtime: int
    size: int


class Odd(NamedTuple):
    """Something that is not read, and why."""

    path: str
    why: Oddity


class Listing(NamedTuple):
    """All files of some layers, the lowest layer first, and what is odd among them."""

    files: list[Found]
    odd: list[Odd]

    def digest(self) -> str:
        """Return a digest of all stamps."""
        import hashlib  # 2 ms, which most searches can do without

        lines = (f"{each.path}\t{each.mtime}\t{each.size}" for each in self.files)
        odd = (f"{each.path}\t{each.why}" for each in self.odd)
        return hashlib.blake2b("\n".join([*lines, *odd]).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def list_files(locations: Sequence[Location]) -> Listing:
    """Return all files of *locations*. Folders that are not there or cannot be read have none."""
    files, odd = list[Found](), list[Odd]()
    for location in locations:
        root = os.fspath(location.folder)
        odd += _odd_in_root(root)
        for category, folder, leads_out in sorted(folders_in(root)):
            if leads_out or _CATEGORY.fullmatch(category) is None:
                odd.append(Odd(folder, Oddity.LEADS_OUT if leads_out else Oddity.NAME))
                continue
            for entry in sorted(entries_in(folder), key=lambda each: each.name):
                _sort_in(entry, root, category, files, odd)
    return Listing(files, odd)


def _sort_in(entry: os.DirEntry[str], root: str, category: str, files: list[Found], odd: list[Odd]) -> None:
    name = entry.name
    if name.endswith(SUFFIX) and (name[0] not in "._" or name == CATEGORY_FILE):
        if entry.is_symlink() and not is_inside(entry.path, root):
            odd.append(Odd(entry.path, Oddity.LEADS_OUT))
            return
        try:
            stat = entry.stat()
        except OSError:
            return  # it has gone since the folder was listed, or points nowhere
        files.append(Found(entry.path, root, category, name.removesuffix(SUFFIX), stat.st_mtime_ns, stat.st_size))
    elif name.endswith(".yml"):
        odd.append(Odd(entry.path, Oddity.SUFFIX))
    elif name[0] != "." and entry.is_dir() and any(each.name.endswith(SUFFIX) for each in entries_in(entry.path)):
        odd.append(Odd(entry.path, Oddity.TOO_DEEP))


def _odd_in_root(root: str) -> Iterator[Odd]:
    for entry in entries_in(root):
        if entry.name.endswith((SUFFIX, ".yml")) and entry.name[0] != "." and entry.is_file():
            yield Odd(entry.path, Oddity.NO_CATEGORY)
