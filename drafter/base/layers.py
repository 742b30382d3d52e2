"""The layers of types and phrases: bundled < shared < personal < named on the spot."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import drafter


class Layer(StrEnum):
    """Whose things a folder holds."""

    BUNDLED = "bundled"
    SHARED = "shared"
    PERSONAL = "personal"
    NAMED = "named"  # by an environment variable or an option


class Location(NamedTuple):
    """A folder and its layer."""

    layer: Layer
    folder: Path


def bundled(name: str) -> Path:
    """Return the folder *name* of what comes with drafter: inside the package, or in a checkout beside it."""
    package = Path(drafter.__file__).parent
    inside = package / "bundled" / name
    return inside if inside.is_dir() else package.parent / name
