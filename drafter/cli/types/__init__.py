"""``drafter types``: which document types there are, what each asks, and types that an office makes itself."""

from __future__ import annotations

from drafter.base.messages import say
from drafter.cli.pages import Group

_COMMANDS = {"list": "listing", "show": "show", "schema": "schema", "new": "new", "check": "check", "adopt": "adopt"}


def command() -> Group:
    """Return the group of commands in the language of the moment."""
    return Group(
        "types",
        {name: f"drafter.cli.types.{module}" for name, module in _COMMANDS.items()},
        help=say("看有哪些文种，各有哪些字段；自己做文种。"),
        examples=[
            ("drafter types list", say("列出全部文种")),
            ("drafter types show work-plan", say("看工作要点有哪些字段")),
            (say("drafter types new 通知 --from work-plan"), say("照工作要点另做一个文种，再用 Word 改它的样子")),
        ],
    )
