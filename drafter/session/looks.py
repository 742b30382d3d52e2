"""Whether the screens are light or dark, as the writer left them last."""

from __future__ import annotations

from pathlib import Path

from drafter.base import files
from drafter.base.errors import DrafterError
from drafter.base.folders import state_folder

_LIGHT, _DARK = "light", "dark"


def looks_file() -> Path:
    """Return where it is remembered."""
    return state_folder() / "looks"


def is_light() -> bool:
    """Tell whether the screens were light; they are dark for who has never said."""
    try:
        return looks_file().read_text(encoding="utf-8").strip() == _LIGHT
    except (OSError, UnicodeDecodeError):
        return False


def remember(*, light: bool) -> None:
    """Remember whether the screens are light; that it cannot be written stops nobody's work."""
    try:
        files.make_folder(looks_file().parent)
        files.write(looks_file(), (_LIGHT if light else _DARK).encode())
    except DrafterError:
        return
