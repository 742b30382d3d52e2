"""Files whose stamps may not tell that they have changed: written twice within the time that a stamp resolves."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

from drafter.snippets.cache.listing import Found
from drafter.snippets.cache.store import Store


def has_changed(store: Store, files: Sequence[Found]) -> bool:
    """Tell whether one of *files* holds something else than when it was read."""
    execute = store.connection.execute
    for file in files:
        row = execute("select checksum from records where path = ?", (file.path,)).fetchone()
        if row is None or row[0] != checksum(content(file.path)):
            return True
    return False


def content(path: str) -> bytes | None:
    """Return what is in the file *path*, None where it cannot be read."""
    try:
        return Path(path).read_bytes()
    except OSError:
        return None


def checksum(data: bytes | None) -> int:
    """Return the checksum of *data*, -1 for None."""
    return -1 if data is None else zlib.crc32(data)
