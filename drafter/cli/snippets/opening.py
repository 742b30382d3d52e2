"""What the commands begin with: the library they work on, and the id they are given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.base.messages import say

if TYPE_CHECKING:
    from drafter.snippets.library import Library


def opened(named: tuple[str, ...]) -> Library:
    """Return the library of the settings, ``DRAFTER_LIBRARY`` and the folders *named* by ``--library``; UsageError."""
    from drafter.snippets.library import Library

    return Library.open([Path(folder) for folder in named])


def id_argument() -> click.Argument:
    """Return the argument that takes the id of a phrase."""
    return click.Argument(["id"], metavar=say("编号"))


def about_id() -> tuple[str, str]:
    """Return what the help page says about that argument."""
    return say("编号"), say("表述的编号，如 kt-1509bb；用 drafter snippets search 查找")
