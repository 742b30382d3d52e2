"""Drafts that have no file yet, kept where they can be found again after a crash."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from drafter.base import files
from drafter.base.folders import data_folder
from drafter.session.presence import is_open

_TYPE = re.compile(r"^type: *(\S+)", re.MULTILINE)
_TITLE = re.compile(r"^title: *(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Recovery:
    """A draft that was never saved: its file, the name of its type, its title as written (may be empty), when it was kept."""

    path: Path
    type: str
    title: str
    kept: datetime


def recovery_folder() -> Path:
    """Return where drafts without a file are kept."""
    return data_folder() / "recovery"


def new_recovery() -> Path:
    """Return the path of a recovery file for a new draft."""
    return recovery_folder() / f"{uuid4().hex[:12]}.yaml"


def recoveries() -> list[Recovery]:
    """Return the drafts that can be recovered, the latest first, without those open in another session."""
    found = [_recovery(path) for path in recovery_folder().glob("*.yaml") if not is_open(path)]
    return sorted((each for each in found if each is not None), key=lambda each: each.kept, reverse=True)


def _recovery(path: Path) -> Recovery | None:
    try:
        text, kept = path.read_text(encoding="utf-8"), datetime.fromtimestamp(path.stat().st_mtime)
    except (OSError, UnicodeDecodeError):
        return None
    type_name, title = _TYPE.search(text), _TITLE.search(text)
    return Recovery(path, type_name[1] if type_name else "", title[1].strip() if title else "", kept)


def keep(path: Path, text: str) -> None:
    """Write the recovery file *path*; WriteError where it cannot be written."""
    files.make_folder(path.parent)
    files.write(path, text.encode())


def discard(path: Path) -> None:
    """Remove the recovery file *path*: its draft has a file of its own now, or nobody wants it."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
