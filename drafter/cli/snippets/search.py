"""``drafter snippets search``: phrases found by characters, pinyin or initials.

With a warm cache neither YAML nor pypinyin nor the model of a snippet is loaded: what this module imports is felt.
"""

from __future__ import annotations

from typing import Any

import click

from drafter.base.messages import say
from drafter.cli.console import put, put_json, tell
from drafter.cli.options import json_option, library_option
from drafter.cli.pages import Command, whole
from drafter.cli.snippets.shown import head, words_in_line
from drafter.snippets.hit import Hit

_USUAL, _MOST = 20, 1000


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "search",
        callback=search,
        params=[
            click.Argument(["query"], nargs=-1, metavar=say("查什么…")),
            json_option(),
            click.Option(
                ["--limit"],
                metavar="N",
                default=str(_USUAL),
                callback=whole(1, _MOST),
                help=say("最多列出多少条，不写时是 {usual}", usual=_USUAL),
            ),
            click.Option(["--category"], metavar="NAME", multiple=True, help=say("只要这一类的；写几次时属于其中一类即可")),
            click.Option(["--tag"], metavar="NAME", multiple=True, help=say("只要有这个标签的；写几次时都要有")),
            click.Option(["--type"], metavar="NAME", multiple=True, help=say("只要适用于这个文种的；没有限定文种的都算")),
            library_option(),
        ],
        help=say("查找表述，最可能的在前。\n汉字、拼音、首字母、混着写都可以；几个词不分先后；打错一两个字母也能找到。"),
        usage=say("[选项] 查什么…"),
        arguments=[(say("查什么…"), say("要找的词；@类别 和 #标签 缩小范围（# 在命令行里要加引号）。不写时列出常用的"))],
        examples=[
            ("drafter snippets search lgwh", say("首字母")),
            (say("drafter snippets search 两个wh"), say("汉字和首字母混着写")),
            ("drafter snippets search guanche @openings", say("全拼，只在一个类别里找")),
            (say("drafter snippets search 调研 --type work-plan --json"), say("用于工作要点的，写成 JSON")),
        ],
    )


def search(
    query: tuple[str, ...],
    as_json: bool,
    limit: int,
    category: tuple[str, ...],
    tag: tuple[str, ...],
    type: tuple[str, ...],
    libraries: tuple[str, ...],
) -> int:
    """Print what *query* finds and return the exit status: 0 also where nothing is found."""
    from drafter.cli.snippets.opening import opened
    from drafter.snippets.search.engine import Filters

    words = " ".join(query)
    hits = opened(libraries).search(words, limit=limit, filters=Filters(category, tag, type))
    if as_json:
        put_json([_as_json(hit) for hit in hits])
        return 0
    for hit in hits:
        put([head(hit.id, hit.title, hit.category_name, hit.layer, hit.status), f"    {words_in_line(hit.text, 4)}"])
    if not hits:
        tell(say("没有找到“{query}”", query=words) if words else say("没有符合条件的表述"))
    return 0


def _as_json(hit: Hit) -> dict[str, Any]:
    return hit._asdict() | {"layer": hit.layer.value}
