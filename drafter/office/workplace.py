"""A folder for temporary files that leaves nothing behind."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from drafter.base.files import reason
from drafter.office.faults import NoWorkplaceError

_ATTEMPTS = 20
_PAUSE = 0.1  # s


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """Yield an empty folder, which is gone afterwards; NoWorkplaceError where there cannot be one, or its disk is full."""
    folder = None
    try:
        folder = Path(tempfile.mkdtemp(prefix="drafter-")).resolve()
        yield folder
    except OSError as error:
        raise NoWorkplaceError(folder, reason(error)) from error
    finally:
        if folder is not None:
            _remove(folder)


def _remove(folder: Path) -> None:
    """Remove *folder*, from which a program that was just ended may need a moment to let go."""
    for _ in range(_ATTEMPTS):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_PAUSE)
