"""``drafter snippets sync``: the shared phrases fetched and sent, and who changed what in words."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.base.errors import UsageError
from drafter.base.layers import Layer
from drafter.base.messages import listed, say
from drafter.cli.console import problem_as_json, put, put_json, tell, tell_problems
from drafter.cli.options import json_option, library_option
from drafter.cli.pages import Command, whole

if TYPE_CHECKING:  # git and the model of records are loaded when there is work for them, not for --help
    from drafter.snippets.locations import Setup
    from drafter.snippets.sharing import Synced
    from drafter.snippets.sharing.changes import Change
    from drafter.snippets.sharing.synchronisation import Clash
    from drafter.snippets.snippet import Snippet

_USUAL, _MOST = 120, 3600  # s


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "sync",
        callback=sync,
        params=[
            click.Option(["--dry-run"], is_flag=True, help=say("只看会送出和取回什么，不改动文件，也不送出")),
            click.Option(
                ["--timeout"],
                metavar="SECONDS",
                default=str(_USUAL),
                callback=whole(1, _MOST),
                help=say("网络每一步最多等多少秒，不写时是 {usual}", usual=_USUAL),
            ),
            json_option(),
            library_option(),
        ],
        help=say(
            "与共享的表述库同步：记下改动，取回别人的，送出自己的，并说明谁改了什么。\n"
            "两人改了同一条的不同项，会合在一起；改了同一项，库里留对方的，你的另存一份，并说明存在哪里。"
        ),
        usage=say("[选项]"),
        examples=[
            ("drafter snippets sync", say("与设置里的共享表述库同步")),
            ("drafter snippets sync --dry-run", say("先看会发生什么")),
            ("drafter snippets sync --library phrases", say("同步指定的文件夹，它要是 git 工作副本")),
        ],
    )


def sync(dry_run: bool, timeout: int, as_json: bool, libraries: tuple[str, ...]) -> int:
    """Synchronise and return the exit status: 1 where something is left for the user to look at, 5 where it was stopped."""
    from drafter.snippets.locations import setup
    from drafter.snippets.sharing import sync

    folder = _folder(setup([Path(each) for each in libraries]), is_named=bool(libraries))
    steps = tell if sys.stderr.isatty() else lambda _: None
    result = sync(folder, dry=dry_run, seconds=timeout, tell=steps)
    if as_json:
        put_json(_as_json(folder, result))
    else:
        _tell(result)
    if result.failure is not None:
        tell_problems(result.failure.problems)
        return result.failure.status
    return 1 if result.clashes or result.unsound else 0


def _folder(layers: Setup, *, is_named: bool) -> Path:
    """Return the folder to synchronise: the one that is named, else the shared one, else that of ``DRAFTER_LIBRARY``."""
    wanted = [Layer.NAMED] if is_named else [Layer.SHARED, Layer.NAMED]
    for layer in wanted:
        found = [location.folder for location in layers.locations if location.layer is layer]
        if found:
            return found[-1]
    message = say("没有设置共享的表述库")
    raise UsageError(message, say('在设置里写 [snippets] shared = "文件夹"，或用 --library 指定一个 git 工作副本'))


def _tell(result: Synced) -> None:
    """Say what was sent, what has come and from whom, and what is left to look at."""
    from drafter.cli.snippets.changes import change_lines

    put([_sent(result), *change_lines(result.sent)] if result.sent else [])
    for author, changes in groupby(result.received, lambda each: each.author):
        theirs = list(changes)
        put([say("{author} 改了 {count} 条：", author=author, count=len(theirs)), *change_lines(theirs)])
    if result.combined:
        put([say("两边都改了、已合在一起：{ids}", ids=listed(result.combined))])
    if result.kept:
        put(
            [
                say("一边删除、一边改了，已保留：{ids}", ids=listed(result.kept)),
                say("  不再用的表述请停用（retire），不要删除"),
            ]
        )
    for clash in result.clashes:
        put(_clash_lines(clash))
    _tell_left(result)
    if not (result.sent or result.received or result.failure):
        tell(say("已是最新，没有要送出的改动"))


def _sent(result: Synced) -> str:
    count = len(result.sent)
    if result.dry:
        return say("会送出 {count} 条改动：", count=count)
    if result.failure is not None:
        return say("已记在本地、还没有送出的改动 {count} 条：", count=count)
    return say("已送出 {count} 条改动：", count=count)


def _clash_lines(clash: Clash) -> list[str]:
    """Return what a phrase says on both sides, and where the user's version is."""
    from drafter.cli.snippets.changes import key_names

    author = clash.author or say("别人")
    what = key_names(clash.keys) if clash.keys else say("整条")
    lines = [say("“{title}”（{id}）你和 {author} 都改了{what}：", title=clash.title, id=clash.id, author=author, what=what)]
    for key in (key for key in clash.keys or ("text",) if key in ("title", "text")):
        lines.append(say("  库里（{author}）：{words}", author=author, words=_words(clash.theirs, key)))
        lines.append(say("  你的：{words}", words=_words(clash.mine, key)))
    if clash.path is not None:
        lines.append(say("  库里用 {author} 的，你的整条另存为：{path}", author=author, path=clash.path))
        lines.append(say("  商量后要用你的，运行：drafter snippets edit {id}", id=clash.id))
    else:
        lines.append(say("  同步时库里会用 {author} 的，你的整条会另存一份", author=author))
    return lines


def _words(snippet: Snippet | None, key: str) -> str:
    return " ".join(getattr(snippet, key).split()) if snippet is not None else say("（读不出来）")


def _tell_left(result: Synced) -> None:
    """Say what was not sent, and why."""
    if result.unsound:
        tell(say("有错的表述没有送出，改正后再同步："))
        tell_problems(result.unsound)
    if result.others:
        tell(say("这些改动不是表述，没有送出，原样未动：{paths}", paths=listed(result.others[:5])))
    if len(result.others) > 5:
        tell(say("  等 {count} 个文件", count=len(result.others)))


def _as_json(folder: Path, result: Synced) -> dict[str, Any]:
    return {
        "folder": str(folder),
        "ok": result.failure is None,
        "dry_run": result.dry,
        "sent": [_change_as_json(each) for each in result.sent],
        "received": [_change_as_json(each) | {"author": each.author} for each in result.received],
        "conflicts": [_clash_as_json(each) for each in result.clashes],
        "combined": result.combined,
        "kept": result.kept,
        "not_phrases": result.others,
        "problems": [
            problem_as_json(each) for each in (*result.unsound, *(result.failure.problems if result.failure else ()))
        ],
    }


def _change_as_json(change: Change) -> dict[str, Any]:
    return {"what": change.what.value, "id": change.id, "title": change.title, "keys": list(change.keys)}


def _clash_as_json(clash: Clash) -> dict[str, Any]:
    return {
        "id": clash.id,
        "title": clash.title,
        "keys": list(clash.keys),
        "author": clash.author or None,
        "mine": clash.mine.text if clash.mine is not None else None,
        "theirs": clash.theirs.text if clash.theirs is not None else None,
        "kept_as": str(clash.path) if clash.path is not None else None,
    }
