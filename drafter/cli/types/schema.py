"""``drafter types schema``: the JSON Schema of a document type, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.base.files import make_folder, write
from drafter.base.messages import say
from drafter.cli.console import put_bytes, tell
from drafter.cli.jobs import STANDARD
from drafter.cli.options import library, templates_option
from drafter.cli.pages import Command
from drafter.cli.types.arguments import about_type, type_argument


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "schema",
        callback=schema,
        params=[
            type_argument(),
            click.Option(["-o", "--output"], metavar="FILE", help=say("写到文件，不写时写到标准输出")),
            templates_option(),
        ],
        help=say("输出一个文种的 JSON Schema，供编辑器提示和检查。"),
        usage=say("[选项] 文种"),
        arguments=[about_type()],
        examples=[("drafter types schema work-plan -o work-plan.schema.json", say("存成文件，放在答案文件旁边"))],
    )


def schema(type_name: str, output: str | None, templates: tuple[str, ...]) -> int:
    """Hand out the JSON Schema of a type and return the exit status."""
    form = library(templates).form(type_name)

    from drafter.doctypes.schema import schema_text

    text = schema_text(form).encode("utf-8")
    if output is None or output == STANDARD:
        put_bytes(text)
        return 0
    path = Path(output)
    make_folder(path.parent)
    write(path, text)
    tell(say("已生成：{path}", path=path))
    return 0
