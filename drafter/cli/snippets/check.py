"""``drafter snippets check``: what is wrong with a library, for those who keep it and for CI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.base.errors import UsageError
from drafter.base.messages import listed, say
from drafter.cli.console import problem_as_json, put_json, tell, tell_problems
from drafter.cli.options import json_option, library_option
from drafter.cli.pages import Command, one_of
from drafter.cli.snippets.opening import opened

if TYPE_CHECKING:  # the library is loaded when there is work for it, not for --help
    from drafter.base.layers import Location
    from drafter.base.problems import Problem
    from drafter.snippets.library import Library

_LEVELS = ("error", "warning", "notice")


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "check",
        callback=check,
        params=[
            click.Argument(["folders"], nargs=-1, metavar=say("文件夹…")),
            click.Option(
                ["--fail-on"],
                metavar="|".join(_LEVELS),
                default="error",
                callback=one_of(*_LEVELS),
                help=say("有这一级或更重的问题时退出状态是 1，不写时是 error"),
            ),
            json_option(),
            library_option(),
        ],
        help=say(
            "检查表述库：写法、编号、重复和相近的文字、没有说明的变量、过期的、后继断了的。\n"
            "每个问题都带文件和行号。退出状态：0 没有问题；1 有问题；2 用法不对。"
        ),
        usage=say("[选项] 文件夹…"),
        arguments=[(say("文件夹…"), say("只检查这些文件夹里的；不写时检查自带的以外的各层"))],
        examples=[
            ("drafter snippets check", say("检查共享的和自己的")),
            ("drafter snippets check . --fail-on warning", say("在共享库的持续集成里用")),
        ],
    )


def check(folders: tuple[str, ...], fail_on: str, as_json: bool, libraries: tuple[str, ...]) -> int:
    """Check the library and return the exit status: 1 where there is something as grave as *fail_on*."""
    from drafter.base.problems import Level
    from drafter.cli.snippets.records import seen_from_here

    library = opened((*folders, *libraries))
    layers = _layers(library, folders)
    found = seen_from_here(library.check(layers=layers))
    count = sum(each.location in layers for each in library.all())
    if as_json:
        where = [str(each.folder) for each in layers]
        put_json({"folders": where, "snippets": count, "problems": [problem_as_json(each) for each in found]})
    else:
        tell_problems(found)
        _tell_sum(layers, count, found)
    return 1 if any(each.level >= Level[fail_on.upper()] for each in found) else 0


def _layers(library: Library, folders: Sequence[str]) -> list[Location]:
    """Return the layers that are in *folders*; where none is named, all but the bundled one."""
    from drafter.base.layers import Layer

    known = library.layers.locations
    if not folders:
        return [each for each in known if each.layer is not Layer.BUNDLED]
    real = [Path(folder).resolve() for folder in folders]
    found = [each for each in known if any(each.folder.resolve().is_relative_to(folder) for folder in real)]
    if not found:
        raise UsageError(say("这里没有表述库：{folders}", folders=listed(folders)))
    return found


def _tell_sum(layers: Sequence[Location], count: int, found: Sequence[Problem]) -> None:
    from drafter.base.problems import Level

    levels = Counter(each.level for each in found)
    tell(say("查了 {count} 条：{folders}", count=count, folders=listed(str(each.folder) for each in layers)))
    if not found:
        tell(say("没有问题"))
        return
    errors, warnings, notices = (levels[each] for each in (Level.ERROR, Level.WARNING, Level.NOTICE))
    tell(say("错误 {errors} 个，警告 {warnings} 个，提示 {notices} 个", errors=errors, warnings=warnings, notices=notices))
