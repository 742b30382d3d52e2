"""The stamps of folders: all that is looked at of the files at every start."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from drafter.base.layers import Location

YOUNG = 2.0
"""Seconds within which a second change may leave a stamp the same (FAT keeps two seconds)."""


def folder_stamps(locations: Sequence[Location]) -> str:
    """Return the stamps of the folders alone: files added, removed or replaced change them, those written over do not."""
    lines = []
    for location in locations:
        root = os.fspath(location.folder)
        lines.append(f"{root}\t{_mtime(root)}")
        lines += sorted(f"{name}\t{_mtime(path)}" for name, path, _ in folders_in(root))
    return "\n".join(lines)


def newest_stamp(stamps: str) -> int:
    """Return the latest of the *stamps* of folders, in nanoseconds."""
    return max((int(line.rpartition("\t")[2]) for line in stamps.splitlines()), default=0)


def folders_in(root: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the name and path of each folder in *root*, and whether it leads out of it."""
    for entry in entries_in(root):
        if entry.name[0] not in "._" and entry.is_dir():
            yield entry.name, entry.path, entry.is_symlink() and not is_inside(entry.path, root)


def entries_in(folder: str) -> list[os.DirEntry[str]]:
    """Return what is in *folder*, nothing where it is not there or cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _mtime(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 (a Path for every folder would cost more than the call)
    except OSError:
        return 0


def is_inside(path: str, root: str) -> bool:
    """Tell whether *path* is inside *root* when all links are followed."""
    real = os.path.realpath(path)
    return real.startswith(os.path.realpath(root) + os.sep)
