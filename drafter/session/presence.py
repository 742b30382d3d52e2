"""Two screens on one file are told of each other: locks beside the file say how many have it open."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

_MOST = 5  # screens on one file that know of each other


class Presence:
    """Says that a file is open in this session, while it is."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._lock: BaseFileLock | None = None
        self._has_company = False

    def enter(self, path: Path) -> bool:
        """Say that *path* is open here; False where another session has said so. Where nothing can be said, True."""
        self.leave()
        for lock in _locks(path):
            with contextlib.suppress(OSError):  # a folder that may only be read: nobody else writes there either
                if _takes(lock):
                    self._path, self._lock = path, lock
                    break
        self._has_company = self._others()
        return not self._has_company

    def is_joined(self) -> bool:
        """Tell whether another session has opened the file since this was asked, or since it was entered."""
        had, self._has_company = self._has_company, self._others()
        return self._has_company and not had

    def leave(self) -> None:
        """Say that the file is not open here any more."""
        if self._lock is not None:
            _let_go(self._lock)
        self._path, self._lock, self._has_company = None, None, False

    def _others(self) -> bool:
        own = self._lock.lock_file if self._lock is not None else ""
        return self._path is not None and _is_held(self._path, own)


def is_open(path: Path) -> bool:
    """Tell whether a session has *path* open."""
    return _is_held(path)


def _is_held(path: Path, own: str = "") -> bool:
    """Tell whether one of the locks of *path* is held, but for *own*; those that a killed program left are removed."""
    held = False
    for lock in _locks(path):
        if lock.lock_file == own or not Path(lock.lock_file).exists():
            continue
        with contextlib.suppress(OSError):
            if _takes(lock):
                _let_go(lock)
            else:
                held = True
    return held


def _locks(path: Path) -> Iterator[BaseFileLock]:
    import filelock  # 40 ms that a first picture of the screen need not wait for

    for number in range(1, _MOST + 1):
        which = f".{number}" if number > 1 else ""
        yield filelock.FileLock(path.with_name(f".{path.name}{which}.lock"), timeout=0)


def _takes(lock: BaseFileLock) -> bool:
    import filelock

    try:
        lock.acquire()
    except filelock.Timeout:
        return False
    return True


def _let_go(lock: BaseFileLock) -> None:
    lock.release()
    with contextlib.suppress(OSError):  # another session may have taken it at once
        Path(lock.lock_file).unlink(missing_ok=True)
