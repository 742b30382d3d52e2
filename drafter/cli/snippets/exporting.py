"""``drafter snippets export``: phrases as a table to work on, or as matches for espanso; an empty form to fill in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.base import files
from drafter.base.errors import UsageError
from drafter.base.messages import say
from drafter.cli.console import problem_as_json, put_bytes, put_json, tell, tell_problems
from drafter.cli.jobs import STANDARD
from drafter.cli.options import json_option, library_option
from drafter.cli.outcome import tell_written
from drafter.cli.pages import Command, one_of

if TYPE_CHECKING:  # the library is loaded when there is work for it, not for --help
    from drafter.snippets.entry import Entry

_SUFFIXES = {".xlsx": "xlsx", ".csv": "csv", ".yml": "espanso", ".yaml": "espanso"}
_FORMATS = ("xlsx", "csv", "espanso")
_LAYERS = ("bundled", "shared", "personal", "named")


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "export",
        callback=export,
        params=[
            click.Option(
                ["-o", "--output"],
                metavar="FILE",
                required=True,
                help=say("写到哪里：.xlsx、.csv 或 .yml（espanso）；- 是标准输出"),
            ),
            click.Option(
                ["--format", "format_name"],
                metavar="|".join(_FORMATS),
                callback=one_of(*_FORMATS),
                help=say("格式，不写时看文件名的后缀"),
            ),
            click.Option(["--empty"], is_flag=True, help=say("只要一张空表，填好后用 import 导入")),
            click.Option(["--category"], metavar="NAME", multiple=True, help=say("只要这一类的；写几次时属于其中一类即可")),
            click.Option(["--tag"], metavar="NAME", multiple=True, help=say("只要有这个标签的；写几次时都要有")),
            click.Option(
                ["--layer"],
                metavar="|".join(_LAYERS),
                callback=one_of(*_LAYERS),
                help=say("只要这一层的：自带、共享、自己的、指定的"),
            ),
            json_option(),
            library_option(),
        ],
        help=say(
            "导出表述：表格（xlsx、csv）或 espanso 文件。\n"
            "表格可以在 Excel、WPS 里改好再导入，编号不变就更新原来的；espanso 文件用于快速输入。"
        ),
        usage=say("[选项] -o 文件"),
        examples=[
            ("drafter snippets export --empty -o form.xlsx", say("一张空表，附填写说明，发给同事填")),
            ("drafter snippets export -o phrases.xlsx", say("全部表述")),
            ("drafter snippets export --layer personal -o mine.csv", say("只要自己的")),
            ("drafter snippets export -o ~/.config/espanso/match/drafter.yml", say("给 espanso 用")),
        ],
    )


def export(
    output: str,
    format_name: str | None,
    empty: bool,
    category: tuple[str, ...],
    tag: tuple[str, ...],
    layer: str | None,
    as_json: bool,
    libraries: tuple[str, ...],
) -> int:
    """Write the file and return the exit status: 0 also where something cannot be carried, which is said."""
    wanted = _format(output, format_name, empty=empty, as_json=as_json)
    from drafter.cli.snippets.opening import opened
    from drafter.snippets.exchange import exporting

    library = opened(libraries)
    chosen = [] if empty else [each for each in library.all() if _is_wanted(each, category, tag, layer)]
    made = exporting.empty_form(library, wanted) if empty else exporting.export(chosen, library, wanted)
    tell_problems(made.problems)
    if output == STANDARD:
        put_bytes(made.data)
        return 0
    path = Path(output)
    files.make_folder(path.parent)
    written = files.replace(path, made.data)
    if as_json:
        problems = [problem_as_json(each) for each in made.problems]
        put_json({"output": str(written.path), "format": wanted, "count": made.count, "problems": problems})
    else:
        tell_written(written)
        tell(_summary(made.count, empty=empty))
    return 0


def _format(output: str, named: str | None, *, empty: bool, as_json: bool) -> str:
    """Return the format to write; UsageError where that is not clear, or does not suit the other options."""
    found = named or _SUFFIXES.get(Path(output).suffix.lower(), "")
    if not found:
        message = say("看不出要写成什么格式：{path}", path=output)
        raise UsageError(message, say("文件名以 .xlsx、.csv 或 .yml 结尾，或加 --format"))
    if empty and found == "espanso":
        raise UsageError(say("空表只有 xlsx 和 csv 两种格式"))
    if output == STANDARD and as_json:
        raise UsageError(say("标准输出不能既写导出的内容又写 JSON"), say("用 -o 指定一个文件"))
    if output == STANDARD and found == "xlsx" and sys.stdout.isatty():
        raise UsageError(say("工作簿不能显示在终端里"), say("用 -o 指定一个文件"))
    return found


def _is_wanted(entry: Entry, categories: tuple[str, ...], tags: tuple[str, ...], layer: str | None) -> bool:
    in_category = not categories or entry.category.key in categories or entry.category.name in categories
    return in_category and set(tags) <= set(entry.tags) and layer in (None, entry.location.layer.value)


def _summary(count: int, *, empty: bool) -> str:
    if empty:
        return say("填好后运行：drafter snippets import 文件 --dry-run，先看会新增、修改哪些")
    return say("共 {count} 条表述", count=count)
