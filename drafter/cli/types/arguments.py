"""What several commands about types take."""

from __future__ import annotations

import click

from drafter.base.messages import say


def type_argument() -> click.Argument:
    """Return the argument that names a type."""
    return click.Argument(["type_name"], metavar=say("文种"))


def about_type() -> tuple[str, str]:
    """Return the argument as help pages show it."""
    return say("文种"), say("文种的名字，drafter types list 列出全部")
