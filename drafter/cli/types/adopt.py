"""``drafter types adopt``: a docxtpl template that somebody already has becomes a type."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.base.files import read
from drafter.base.messages import say
from drafter.cli.console import tell_problems
from drafter.cli.pages import Command
from drafter.cli.types.new import folder_for, folder_option, tell_made


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "adopt",
        callback=adopt,
        params=[
            click.Argument(["template"], metavar=say("模板")),
            click.Option(["--name"], metavar=say("名字"), help=say("文种的名字，不写时是模板的文件名")),
            folder_option(),
        ],
        help=say(
            "把现有的 docxtpl 模板做成文种：表单由模板里的标签得出。\n循环的成为列表或表格，其余成为一行文字；表单可以再改。"
        ),
        usage=say("[选项] 模板"),
        arguments=[(say("模板"), say("带有 {{ }}、{% %} 标签的 .docx 文件"))],
        examples=[("drafter types adopt letter.docx", say("做成文种 letter"))],
    )


def adopt(template: str, name: str | None, output: str | None) -> int:
    """Make a type of the file *template* and return the exit status."""
    path = Path(template)
    docx = read(path)

    from drafter.doctypes.making import make_type
    from drafter.word.adoption import form_text, refuse_unprintable, unprintable_when_empty

    title = name or path.stem
    text, problems = form_text(docx, title, str(path))
    parts = {"type.yaml": text.encode("utf-8"), "document.docx": docx}
    made = make_type(folder_for(title, output), parts, lambda new: refuse_unprintable(new, docx, str(path)))
    tell_problems([*problems, *unprintable_when_empty(made)])
    tell_made(made)
    return 0
