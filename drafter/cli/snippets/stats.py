"""``drafter snippets stats``: how many phrases there are of what kind, and which are used."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from drafter.base.messages import listed, say
from drafter.cli.console import put, put_json
from drafter.cli.options import json_option, layer_name, library_option
from drafter.cli.pages import Command, whole
from drafter.cli.snippets.opening import opened
from drafter.cli.snippets.shown import kind_name, status_name

if TYPE_CHECKING:  # the library is loaded when there is work for it, not for --help
    from drafter.snippets.entry import Entry
    from drafter.snippets.usage import Use

_USUAL, _MOST = 10, 1000


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "stats",
        callback=stats,
        params=[
            click.Option(
                ["--limit"],
                metavar="N",
                default=str(_USUAL),
                callback=whole(1, _MOST),
                help=say("列出最常用的多少条，不写时是 {usual}", usual=_USUAL),
            ),
            json_option(),
            library_option(),
        ],
        help=say("统计表述库：各类、各层、各种状态有多少条，哪些用得多。\n使用次数只记在这台电脑上，不进表述库，也不会同步。"),
        usage=say("[选项]"),
        examples=[("drafter snippets stats", say("看总数和最常用的十条"))],
    )


def stats(limit: int, as_json: bool, libraries: tuple[str, ...]) -> int:
    """Print the figures and return the exit status."""
    library = opened(libraries)
    found, uses = library.all(), library.usage.all()
    by = {
        "category": Counter(each.category.key for each in found),
        "layer": Counter(each.location.layer.value for each in found),
        "status": Counter(each.snippet.status.value for each in found),
        "kind": Counter(each.snippet.kind.value for each in found),
    }
    used = sorted((each for each in found if each.id in uses), key=lambda each: (-uses[each.id].times, each.id))
    if as_json:
        put_json(_as_json(found, by, used[:limit], uses))
    else:
        put(_lines(found, by, used[:limit], uses))
    return 0


def _as_json(found: list[Entry], by: dict[str, Counter[str]], used: list[Entry], uses: dict[str, Use]) -> dict[str, Any]:
    rows = [
        {"id": each.id, "title": each.snippet.title, "uses": uses[each.id].times, "last": _moment(uses[each.id].last)}
        for each in used
    ]
    hidden = sum(each.is_hidden for each in found)
    sums = {"total": len(found), "hidden": hidden, "uses": sum(each.times for each in uses.values())}
    return sums | {f"by_{name}": dict(counts.most_common()) for name, counts in by.items()} | {"most_used": rows}


def _lines(found: list[Entry], by: dict[str, Counter[str]], used: list[Entry], uses: dict[str, Use]) -> Iterator[str]:
    from drafter.cli.layout import table

    names = {each.category.key: each.category.name for each in found}
    yield say("共 {count} 条", count=len(found))
    yield from ("", say("状态：{counts}", counts=_counted((status_name(key), n) for key, n in by["status"].most_common())))
    yield say("层：{counts}", counts=_counted((layer_name(key), n) for key, n in by["layer"].most_common()))
    yield say("用法：{counts}", counts=_counted((kind_name(key), n) for key, n in by["kind"].most_common()))
    yield from ("", say("类别："))
    yield from table([(f"  {names[key]}（{key}）", str(count)) for key, count in by["category"].most_common()])
    yield from ("", say("最常用：") if used else say("还没有用过的记录"))
    rows = [(f"  {each.id}", each.snippet.title, say("{count} 次", count=uses[each.id].times)) for each in used]
    yield from table(rows)


def _counted(pairs: Iterable[tuple[str, int]]) -> str:
    return listed(f"{name} {count}" for name, count in pairs)


def _moment(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(seconds))
