"""``drafter tasks``: who does what, unit by unit, as a table."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.base import files
from drafter.base.errors import AnswersError, UsageError
from drafter.base.messages import say
from drafter.base.problems import errors_of
from drafter.cli.console import put, put_json, tell, tell_problems
from drafter.cli.layout import table
from drafter.cli.options import files_argument, json_option, library, templates_option
from drafter.cli.pages import Command, one_of

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.inspection import Office
    from drafter.review.assignments import Assignment

_STANDARD = "-"


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "tasks",
        callback=tasks,
        params=[
            files_argument(),
            click.Option(
                ["--by"],
                metavar="owner|text",
                default="owner",
                callback=one_of("owner", "text"),
                help=say("owner：按责任单位排（不写时如此）；text：按文稿的先后排"),
            ),
            click.Option(["-o", "--output"], metavar="OUT", help=say("写成表格文件 .xlsx")),
            json_option(),
            templates_option(),
        ],
        help=say("把任务按责任单位列出来：附件里的任务，和正文里（牵头单位：…，配合单位：…）这样写明的。"),
        usage=say("[选项] 文件…"),
        arguments=[(say("文件…"), say("答案文件、Word 文件（.docx）或文本文件；- 表示从标准输入读"))],
        examples=[
            ("drafter tasks plan.yaml", say("各单位的任务，一行一项")),
            ("drafter tasks plan.yaml -o tasks.xlsx", say("写成表格，分发给各单位")),
        ],
    )


def tasks(files: tuple[str, ...], by: str, output: str | None, as_json: bool, templates: tuple[str, ...]) -> int:
    """List the tasks of *files* and return the exit status."""
    if output is not None and Path(output).suffix.lower() != ".xlsx":
        raise UsageError(say("只能写成 .xlsx：{path}", path=output))

    from drafter.inspection import open_office
    from drafter.review.assignments import by_unit

    office = open_office(library(templates))
    found = [each for name in files for each in _assignments(name, office)]
    ordered = by_unit(found, office.reference.units) if by == "owner" else found
    if output is not None:
        _write(Path(output), ordered)
    if as_json:
        put_json([_as_json(each) for each in ordered])
    elif output is None:
        put(_lines(ordered, grouped=by == "owner"))
    if not ordered:
        tell(say("没有找到写明责任单位的任务"))
    return 0


def _assignments(name: str, office: Office) -> list[Assignment]:
    from drafter.inspection.inspect import open_file
    from drafter.review.assignments import assignments

    data = sys.stdin.buffer.read() if name == _STANDARD else files.read(Path(name))
    opened = open_file(data, name, office)
    if opened.document is None:
        raise AnswersError.of(opened.problems)
    tell_problems(errors_of(opened.problems))
    return list(assignments(opened.document, office.reference.units))


def _lines(found: Sequence[Assignment], *, grouped: bool) -> list[str]:
    if not grouped:
        return table([(each.unit, _role(each), each.task, each.section) for each in found])
    lines = []
    for unit, group in groupby(found, lambda each: each.unit):
        own = list(group)
        lines.append(say("{unit}（{count}项）", unit=unit, count=len(own)))
        lines += [f"  {line}" for line in table([(_role(each), each.task, each.section) for each in own])]
    return lines


def _role(each: Assignment) -> str:
    from drafter.review.assignments import role_name

    return role_name(each.role)


def _as_json(each: Assignment) -> dict[str, Any]:
    place = {"file": each.place.file or None, "line": each.place.line or None, "column": each.place.column or None}
    return {
        "unit": each.unit,
        "role": each.role,
        "task": each.task,
        "section": each.section,
        "leader": each.leader or None,
        "place": place,
    }


def _write(path: Path, found: Sequence[Assignment]) -> None:
    """Write the table: a row a task and unit, so that the sheet can be filtered by unit."""
    from io import BytesIO

    from openpyxl import Workbook  # 150 ms that only a sheet needs

    book = Workbook()
    sheet: Any = book.active
    sheet.title = say("任务分工")
    sheet.append([say("责任单位"), say("角色"), say("任务"), say("所在部分"), say("责任领导")])
    for each in found:
        sheet.append([_plain(text) for text in (each.unit, _role(each), each.task, each.section, each.leader)])
    for column, width in zip("ABCDE", (22, 8, 60, 30, 12), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    data = BytesIO()
    book.save(data)
    written = files.replace(path, data.getvalue())
    tell(say("已生成：{path}", path=written.path))


def _plain(text: str) -> str:
    """Return *text* so that a sheet takes it for text: a first sign of a formula is made harmless."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
