"""``drafter snippets``: the phrase library, each command loaded when it is asked for."""

from __future__ import annotations

from drafter.base.messages import say
from drafter.cli.pages import Group

_MODULES = {
    "search": "search",
    "list": "listing",
    "show": "show",
    "add": "add",
    "edit": "edit",
    "retire": "retire",
    "hide": "hide",
    "check": "check",
    "history": "history",
    "export": "exporting",
    "import": "importing",
    "sync": "sync",
    "stats": "stats",
    "pin": "pin",
}


def command() -> Group:
    """Return the group of commands in the language of the moment."""
    return Group(
        "snippets",
        {name: f"drafter.cli.snippets.{module}" for name, module in _MODULES.items()},
        help=say("查找、引用和维护规范表述：一条一个文件，几个人共用，每人也可有自己的。"),
        examples=[
            ("drafter snippets search lgwh", say("按拼音首字母查找")),
            ("drafter snippets show zx-7f3a2c", say("看一条表述的全文和来历")),
            ("drafter snippets add --category openings", say("新增一条，放在自己的表述库里")),
        ],
    )
