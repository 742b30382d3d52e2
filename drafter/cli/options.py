"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.base.messages import say

if TYPE_CHECKING:  # types need the YAML parser, which --help does not
    from drafter.doctypes import TypeLibrary


def templates_option() -> click.Option:
    """Return the option ``--templates``."""
    return click.Option(
        ["--templates"],
        metavar="DIR",
        multiple=True,
        help=say("另有文种的文件夹，可写多次；优先于自己的、共享的和自带的文种。也可用环境变量 DRAFTER_TEMPLATES"),
    )


def json_option() -> click.Option:
    """Return the option ``--json``."""
    return click.Option(["--json", "as_json"], is_flag=True, help=say("在标准输出写 JSON，供程序读取"))


def library(templates: tuple[str, ...]) -> TypeLibrary:
    """Return the types at hand, those in *templates* before all others."""
    from drafter.doctypes import TypeLibrary, type_locations

    return TypeLibrary(type_locations([Path(folder) for folder in templates]))
