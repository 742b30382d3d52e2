"""``drafter snippets history``: who changed a phrase, when, and what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from drafter.base.messages import say
from drafter.cli.console import put, put_json
from drafter.cli.options import json_option, library_option
from drafter.cli.pages import Command, whole
from drafter.cli.snippets.opening import about_id, id_argument, opened

if TYPE_CHECKING:  # git is called when there is something to ask, not for --help
    from drafter.snippets.history import Revision

_USUAL, _MOST = 20, 1000


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "history",
        callback=history,
        params=[
            id_argument(),
            click.Option(
                ["--limit"],
                metavar="N",
                default=str(_USUAL),
                callback=whole(1, _MOST),
                help=say("最多列出多少次改动，不写时是 {usual}", usual=_USUAL),
            ),
            json_option(),
            library_option(),
        ],
        help=say("一条表述的历史：谁在什么时候改了什么，最近的在前。表述库是 git 工作副本时才有。"),
        usage=say("[选项] 编号"),
        arguments=[about_id()],
        examples=[("drafter snippets history zx-7f3a2c", say("看一条的历次改动"))],
    )


def history(id: str, limit: int, as_json: bool, libraries: tuple[str, ...]) -> int:
    """Print the history of the phrase *id* and return the exit status: 1 where there is none."""
    from drafter.snippets.history import HistoryError, history

    library = opened(libraries)
    failures = []
    found: list[Revision] = []
    for path in [library.get(id).path, *(each.path for each in library.versions(id))]:
        try:
            found = history(path, limit)
            break
        except HistoryError as error:  # a copy of one's own has none, the shared one that it was copied from may
            failures.append(error)
    if not found:
        raise failures[0]
    if as_json:
        put_json([_as_json(each) for each in found])
    else:
        put(line for each in found for line in _lines(each))
    return 0


def _lines(revision: Revision) -> Iterator[str]:
    yield f"{revision.when[:10]}  {revision.author}  {_what(revision)}"
    before, after = revision.before, revision.after
    if after is None:
        return
    if before is None:
        yield from (f"    ＋ {line}" for line in after.text.split("\n"))
    elif before.text != after.text:
        yield from (f"    － {line}" for line in before.text.split("\n"))
        yield from (f"    ＋ {line}" for line in after.text.split("\n"))


def _what(revision: Revision) -> str:
    """Return in words what the commit did."""
    from drafter.cli.snippets.changes import key_names
    from drafter.cli.snippets.shown import status_name

    before, after = revision.before, revision.after
    if not revision.is_readable:
        return say("改动（那时的文件有错，读不出内容）")
    if after is None:
        return say("删除")
    if before is None:
        return say("新增：{title}", title=after.title)
    parts = [say("改了{keys}", keys=key_names(key for key in revision.keys if key != "status"))]
    if "status" in revision.keys:
        change = say("状态由{before}改为{after}", before=status_name(before.status), after=status_name(after.status))
        parts = [*(parts if len(revision.keys) > 1 else []), change]
    return "，".join(parts) if revision.keys else say("只动了注释或排法")


def _as_json(revision: Revision) -> dict[str, Any]:
    before, after = revision.before, revision.after
    return {
        "commit": revision.commit,
        "when": revision.when,
        "author": revision.author,
        "subject": revision.subject,
        "keys": list(revision.keys),
        "text_before": before.text if before is not None else None,
        "text": after.text if after is not None else None,
    }
