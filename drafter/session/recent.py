"""The drafts that were open lately, the latest first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from drafter.base import files
from drafter.base.errors import DrafterError
from drafter.base.folders import state_folder

MOST = 20
"""How many drafts are remembered."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A draft: its file, its title as printed, its type, how many pages it had and how many problems were open."""

    path: str
    title: str = ""
    type: str = ""
    pages: int = 0
    problems: int = 0


def recent_file() -> Path:
    """Return where the list stands."""
    return state_folder() / "recent.json"


def recent() -> list[Recent]:
    """Return the drafts that were open lately and are still there; a damaged list is an empty one."""
    return [each for each in _all() if Path(each.path).is_file()]


def _all() -> list[Recent]:
    try:
        entries = json.loads(recent_file().read_text(encoding="utf-8"))
        return [Recent(**entry) for entry in entries if isinstance(entry, dict)]
    except (OSError, ValueError, TypeError):
        return []


def remember(draft: Recent) -> None:
    """Put *draft* first; that a list cannot be written stops nobody's work."""
    _write([draft, *(each for each in _all() if each.path != draft.path)])


def forget(path: str) -> None:
    """Take the draft *path* out of the list; its file stays."""
    _write(each for each in _all() if each.path != path)


def _write(drafts: Iterable[Recent]) -> None:
    text = json.dumps([asdict(each) for each in drafts][:MOST], ensure_ascii=False, indent=1)
    try:
        files.make_folder(recent_file().parent)
        files.write(recent_file(), text.encode())
    except DrafterError:
        return
