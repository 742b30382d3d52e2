"""``drafter snippets import``: phrases of a table or an espanso file brought into the library, merged by their ids."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.base.errors import UsageError
from drafter.base.messages import say
from drafter.base.problems import errors_of
from drafter.cli.console import problem_as_json, put, put_json, tell, tell_problems
from drafter.cli.options import json_option, library_option
from drafter.cli.pages import Command

if TYPE_CHECKING:  # the library is loaded when there is work for it, not for --help
    from drafter.snippets.exchange.importing import Imported
    from drafter.snippets.exchange.planning import Difference, Step

_LONGEST = 60  # characters of a value in the preview


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "import",
        callback=import_,
        params=[
            click.Argument(["file"], metavar=say("文件")),
            click.Option(["--dry-run"], is_flag=True, help=say("只看会新增、修改哪些，不写入")),
            click.Option(["--category"], metavar="NAME", default="", help=say("没有写类别的，归入这一类")),
            json_option(),
            library_option(),
        ],
        help=say(
            "导入表述：xlsx、csv 或 espanso 的 yml 文件。\n"
            "编号已有的更新那一条，没有编号的新增一条；有错的行逐行说明，其余照常导入。自带和共享的改动，另存到自己的库里。"
        ),
        usage=say("[选项] 文件"),
        arguments=[(say("文件"), say("空表可用 drafter snippets export --empty -o form.xlsx 生成"))],
        examples=[
            ("drafter snippets import form.xlsx --dry-run", say("先看会新增、修改哪些")),
            ("drafter snippets import form.xlsx", say("导入")),
            ("drafter snippets import base.yml --category daily", say("espanso 的匹配，归入一类")),
        ],
    )


def import_(file: str, dry_run: bool, category: str, as_json: bool, libraries: tuple[str, ...]) -> int:
    """Import *file* and return the exit status: 1 where some lines could not go in, 2 where the file cannot be used."""
    from drafter.cli.snippets.opening import opened
    from drafter.snippets.exchange.importing import import_file
    from drafter.snippets.exchange.planning import Fate

    result = import_file(Path(file), opened(libraries), category=category, dry=dry_run)
    if as_json:
        put_json(_as_json(file, result, dry=dry_run))
    else:
        _tell(result, dry=dry_run)
    if errors_of(result.problems):
        return 1 if result.plan.steps else UsageError.status
    return 1 if result.plan.of(Fate.REFUSED) else 0


def _tell(result: Imported, *, dry: bool) -> None:
    """Say what became of the lines: new and changed ones, those that could not go in with the reason, and how many."""
    from drafter.snippets.exchange.planning import Fate

    verbs = {Fate.NEW: say("新增"), Fate.CHANGED: say("修改")}
    for step in result.plan.steps:
        if step.fate in verbs:
            name = step.id or say("编号待定")
            put([f"{verbs[step.fate]}  {step.title}（{name}）", *map(_difference, step.differences)])
    tell_problems(result.problems)
    for step in result.plan.of(Fate.REFUSED):
        tell_problems(step.problems)
    if result.plan.steps or not errors_of(result.problems):
        tell(_summary(*(len(result.plan.of(fate)) for fate in Fate), dry=dry))


def _summary(new: int, changed: int, same: int, refused: int, *, dry: bool) -> str:
    if not (new or changed or refused):
        return say("没有改动：{same} 条都与库里一样", same=same)
    numbers = {"new": new, "changed": changed, "same": same, "refused": refused}
    if dry:
        return say("会新增 {new} 条、修改 {changed} 条；不变 {same} 条，不能导入 {refused} 条。还没有写入", **numbers)
    return say("新增 {new} 条、修改 {changed} 条；不变 {same} 条，没有导入 {refused} 条", **numbers)


def _difference(difference: Difference) -> str:
    before, after = (_cut(each) for each in (difference.before, difference.after))
    return say("    {head}：{before} → {after}", head=_head(difference.key), before=before, after=after)


def _head(key: str) -> str:
    from drafter.snippets.exchange.columns import COLUMNS

    return next(column.head for column in COLUMNS if column.key == key)


def _cut(text: str) -> str:
    words = " ".join(text.split()) or say("（空）")
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _as_json(file: str, result: Imported, *, dry: bool) -> dict[str, Any]:
    return {
        "file": file,
        "dry_run": dry,
        "lines": [_step_as_json(each) for each in result.plan.steps],
        "problems": [problem_as_json(each) for each in result.problems],
    }


def _step_as_json(step: Step) -> dict[str, Any]:
    return {
        "line": step.line.place.line,
        "fate": step.fate.value,
        "id": step.id or None,
        "title": step.title,
        "differences": [{"key": each.key, "before": each.before, "after": each.after} for each in step.differences],
        "problems": [problem_as_json(each) for each in step.problems],
    }
