"""A folder for temporary files that leaves nothing behind."""

from __future__ import annotations

import contextlib
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from drafter.base.files import reason
from drafter.office.faults import NoWorkplaceError

_ATTEMPTS = 20
_PAUSE = 0.1  # s
_ENDINGS = ("SIGTERM", "SIGHUP")
_BY_SIGNAL = 128
"""What shells add to the number of the signal that ended a program."""


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """Yield an empty folder, which is gone afterwards; NoWorkplaceError where there cannot be one, or its disk is full.

    It goes too where the system ends the program with a signal that can be heeded.
    """
    folder = None
    with _heeding():
        try:
            folder = Path(tempfile.mkdtemp(prefix="drafter-")).resolve()
            yield folder
        except OSError as error:
            raise NoWorkplaceError(folder, reason(error)) from error
        finally:
            if folder is not None:
                _remove(folder)


@contextlib.contextmanager
def _heeding() -> Iterator[None]:
    """Let a signal that ends the program unwind it, unless somebody has other plans for that signal already."""
    heeded: list[int] = []
    if threading.current_thread() is threading.main_thread():  # only there may signals be heeded
        known = [getattr(signal, name) for name in _ENDINGS if hasattr(signal, name)]
        heeded = [number for number in known if signal.getsignal(number) is signal.SIG_DFL]
    for number in heeded:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> None:
    sys.exit(_BY_SIGNAL + number)


def _remove(folder: Path) -> None:
    """Remove *folder*, from which a program that was just ended may need a moment to let go."""
    for _ in range(_ATTEMPTS):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_PAUSE)
