"""The user's own folders, as the system wants them: for settings, data, and what can be made again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_APP = "drafter"


def config_folder() -> Path:
    """Return the folder of the user's settings."""
    return _folder("config", "XDG_CONFIG_HOME", ".config")


def data_folder() -> Path:
    """Return the folder of the user's own types and phrases."""
    return _folder("data", "XDG_DATA_HOME", ".local/share")


def cache_folder() -> Path:
    """Return the folder of what can be made again."""
    return _folder("cache", "XDG_CACHE_HOME", ".cache")


def state_folder() -> Path:
    """Return the folder of what the program remembers of its use."""
    return _folder("state", "XDG_STATE_HOME", ".local/state")


def _folder(kind: str, variable: str, usual: str) -> Path:
    # platformdirs takes 5 ms to import, a third of what a search may cost; on Linux its answer is this one.
    if sys.platform == "linux":
        named = os.environ.get(variable, "").strip()
        return (Path(named) if named.startswith("/") else Path.home() / usual) / _APP
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_dir")(_APP, appauthor=False))
