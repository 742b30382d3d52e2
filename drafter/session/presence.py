"""Two screens on one file are told of each other: a lock beside the file says that it is open."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock


class Presence:
    """Says that a file is open in this session, while it is."""

    def __init__(self) -> None:
        self._lock: BaseFileLock | None = None

    def enter(self, path: Path) -> bool:
        """Say that *path* is open here; False where another session has said so. Where nothing can be said, True."""
        import filelock  # 40 ms that a first picture of the screen need not wait for

        self.leave()
        lock = filelock.FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
        try:
            lock.acquire()
        except filelock.Timeout:
            return False
        except OSError:  # a folder that may only be read: nobody else writes there either
            return True
        self._lock = lock
        return True

    def leave(self) -> None:
        """Say that the file is not open here any more."""
        if self._lock is None:
            return
        path = Path(self._lock.lock_file)
        self._lock.release()
        self._lock = None
        with contextlib.suppress(OSError):  # another session may have taken it at once
            path.unlink(missing_ok=True)
