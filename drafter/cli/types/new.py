"""``drafter types new``: a folder for a type of one's own, after one that is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.base.messages import say
from drafter.cli.console import tell
from drafter.cli.options import library, templates_option
from drafter.cli.pages import Command

if TYPE_CHECKING:  # types need the YAML parser, which --help does not
    from drafter.doctypes import DocumentType


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "new",
        callback=new,
        params=[
            click.Argument(["name"], metavar=say("名字")),
            click.Option(
                ["--from", "source"], metavar=say("文种"), default="work-plan", help=say("照哪个文种做，不写时是 work-plan")
            ),
            folder_option(),
            templates_option(),
        ],
        help=say(
            "照一个文种另做一个：表单 type.yaml 和 Word 模板 document.docx。\n模板可以在 Word 里打开，改样式就改了格式。"
        ),
        usage=say("[选项] 名字"),
        arguments=[(say("名字"), say("新文种的名字，也是文件夹的名字"))],
        examples=[
            (say("drafter types new 通知 --from work-plan"), say("放在自己的文种文件夹里，马上可以用")),
            (say("drafter types new 通知 -o 文种/通知"), say("放在指定的文件夹里")),
        ],
    )


def source_option() -> click.Option:
    """Return the option that names the type to start from."""
    help_ = say("照哪个文种做，不写时是 work-plan")
    return click.Option(["--from", "source"], metavar=say("文种"), default="work-plan", help=help_)


def folder_option() -> click.Option:
    """Return the option that says where the new type's folder is to be."""
    return click.Option(["-o", "--output"], metavar="DIR", help=say("新文种的文件夹，不写时放在自己的文种文件夹里"))


def new(name: str, source: str, output: str | None, templates: tuple[str, ...]) -> int:
    """Make the folder of a type *name* after *source* and return the exit status."""
    found = library(templates).get(source)

    from drafter.doctypes.making import copy_of

    tell_made(copy_of(found, folder_for(name, output), name))
    return 0


def folder_for(name: str, output: str | None) -> Path:
    """Return the folder of a new type *name*: *output*, else in the user's own folder of types."""
    from drafter.doctypes.locations import personal
    from drafter.doctypes.making import check_name

    check_name(name)
    return Path(output) if output is not None else personal() / name


def tell_made(made: DocumentType) -> None:
    """Say where the new type is, and what to do with it."""
    from drafter.doctypes.locations import personal

    tell(say("已新建文种“{title}”：{folder}", title=made.form.title, folder=made.folder))
    tell(say("表单：{path}", path=made.folder / "type.yaml"))
    tell(say("样子：{path}（用 Word 打开，改样式）", path=made.template))
    tell(say("改好后检查：drafter types check {folder}", folder=made.folder))
    own = made.folder.parent.resolve() == personal().resolve()
    more = "" if own else f" --templates {made.folder.parent}"
    tell(say("新建答案文件：drafter new {name}{more}", name=made.name, more=more))
