"""The program behind a page: ``drafter edit``, told to paint into a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import drafter

_DRIVER = "drafter.tui.serving.driver:ServedDriver"
_START = """\
import sys
root = sys.argv.pop(1)
if root not in sys.path:
    sys.path.insert(0, root)
from drafter.cli import main
sys.exit(main())
"""
"""Finds the same drafter without putting the folder one works in before the libraries, as ``-m`` does."""


class Size(NamedTuple):
    """Columns and rows."""

    width: int
    height: int


def command(arguments: Sequence[str]) -> list[str]:
    """Return the command line that runs this drafter with *arguments*."""
    return [sys.executable, "-P", "-c", _START, str(Path(drafter.__file__).parents[1]), *arguments]


def environment(size: Size) -> dict[str, str]:
    """Return the environment of a program whose page has *size*."""
    own = {
        "TEXTUAL_DRIVER": _DRIVER,
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TEXTUAL_FPS": "60",
        "COLUMNS": str(size.width),
        "ROWS": str(size.height),
        "PYTHONIOENCODING": "utf-8",
    }
    return {**os.environ, **own}


def is_served() -> bool:
    """Tell whether this program was started to be seen in a browser."""
    return os.environ.get("TEXTUAL_DRIVER") == _DRIVER
