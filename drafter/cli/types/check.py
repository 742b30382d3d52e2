"""``drafter types check``: everything wrong with a type's form and template, before anybody fills it."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.base.errors import TypeFolderError, UsageError
from drafter.base.files import read
from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem, errors_of
from drafter.cli.console import problem_as_json, put, put_json, tell_problems
from drafter.cli.options import json_option
from drafter.cli.pages import Command


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "check",
        callback=check,
        params=[click.Argument(["folders"], nargs=-1, required=True, metavar=say("文件夹…")), json_option()],
        help=say(
            "检查文种：表单（type.yaml）和 Word 模板（document.docx）。\n模板里的每处毛病都说出在第几段、第几个表格的哪一格。"
        ),
        usage=say("[选项] 文件夹…"),
        arguments=[(say("文件夹…"), say("文种的文件夹，可以写几个"))],
        examples=[(say("drafter types check 通知"), say("检查文件夹“通知”里的文种"))],
    )


def check(folders: tuple[str, ...], as_json: bool) -> int:
    """Check the types in *folders* and return the exit status: 4 where one cannot be used."""
    for folder in folders:
        if not Path(folder).is_dir():
            raise UsageError(say("没有这个文件夹：{folder}", folder=folder))
    found = {folder: problems_of(Path(folder)) for folder in folders}
    if as_json:
        put_json([{"folder": folder, "problems": [problem_as_json(each) for each in found[folder]]} for folder in folders])
    for folder, problems in found.items():
        tell_problems(problems)
        if not problems and not as_json:
            put([say("没有发现问题：{folder}", folder=folder)])
    return TypeFolderError.status if any(errors_of(problems) for problems in found.values()) else 0


def problems_of(folder: Path) -> list[Problem]:
    """Return everything wrong with the type in *folder*."""
    from drafter.doctypes.document_type import TEMPLATE_FILE, form_of, load_type
    from drafter.word.checking import check_template

    document_type, problems = None, list[Problem]()
    try:
        document_type = load_type(folder)
    except TypeFolderError as error:
        problems += error.problems
    template, form = folder / TEMPLATE_FILE, form_of(folder)
    if template.is_file() and form is not None:
        problems += check_template(read(template), form, document_type, str(template))
    elif template.is_file():
        problems.append(Problem(Place(str(template)), say("表单不能使用，模板没有检查"), level=Level.NOTICE))
    return problems
