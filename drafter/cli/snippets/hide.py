"""``drafter snippets hide``: phrases that this user wants neither to find nor to link, kept in the settings."""

from __future__ import annotations

import click

from drafter.base.messages import say
from drafter.cli.console import put_json, tell
from drafter.cli.options import json_option, library_option
from drafter.cli.pages import Command
from drafter.cli.snippets.opening import about_id, id_argument, opened


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "hide",
        callback=hide,
        params=[
            id_argument(),
            click.Option(["--undo"], is_flag=True, help=say("不再隐藏")),
            json_option(),
            library_option(),
        ],
        help=say("在这台电脑上隐藏一条表述：查不到，也不能引用；别人不受影响。\n记在设置文件的 [snippets] hidden 里。"),
        usage=say("[选项] 编号"),
        arguments=[about_id()],
        examples=[
            ("drafter snippets hide kt-2cb691", say("隐藏")),
            ("drafter snippets hide kt-2cb691 --undo", say("重新显示")),
        ],
    )


def hide(id: str, undo: bool, as_json: bool, libraries: tuple[str, ...]) -> int:
    """Hide the phrase *id*, or show it again, and return the exit status."""
    from drafter.base.settings import settings_file

    library = opened(libraries)
    was_hidden = id in library.layers.hidden
    library.hide(id, hidden=not undo)
    if as_json:
        put_json({"id": id, "hidden": not undo, "changed": was_hidden is undo, "settings": str(settings_file())})
    if was_hidden is not undo:
        tell(say("“{id}”没有隐藏", id=id) if undo else say("“{id}”已经是隐藏的", id=id))
    else:
        sentence = say("已重新显示：{id}（设置文件 {path}）", id=id, path=settings_file())
        tell(sentence if undo else say("已隐藏：{id}（设置文件 {path}）", id=id, path=settings_file()))
    return 0
