"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.base.errors import UsageError
from drafter.base.messages import say
from drafter.cli.pages import one_of

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.doctypes import TypeLibrary
    from drafter.draft.phrases import PhraseSource
    from drafter.pipeline import Options


def files_argument() -> click.Argument:
    """Return the argument that takes one answers file or several; the shells of Windows leave ``*.yaml`` to the program."""
    return click.Argument(["files"], nargs=-1, required=True, metavar=say("文件…"), callback=_expanded)


def _expanded(_ctx: click.Context, _param: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return *names* with every pattern replaced by what it matches; one that matches nothing stays, to be complained of."""
    return tuple(each for name in names for each in _matches(name) or [name])


def _matches(name: str) -> list[str]:
    if Path(name).exists():
        return []
    from glob import glob

    return sorted(glob(name))  # noqa: PTH207  Path.glob takes no absolute pattern


def making_options() -> list[click.Parameter]:
    """Return the options of every command that makes Word files."""
    return [
        click.Option(
            ["--numbering"],
            metavar="native|text",
            default="native",
            callback=one_of("native", "text"),
            help=say("native：Word 自动编号，改动后自动更新（不写时如此）；text：编号是文字"),
        ),
        draft_option(),
        click.Option(["--strict"], is_flag=True, help=say("文中还有【待填】【请核】时不生成")),
        click.Option(["--pdf"], is_flag=True, help=say("旁边另生成一份 PDF，要装有 LibreOffice")),
        json_option(),
        templates_option(),
        library_option(),
    ]


def draft_option() -> click.Option:
    """Return the option ``--draft``."""
    return click.Option(["--draft"], is_flag=True, help=say("没有填写的字段印成【待填：…】，先看稿子"))


def options_of(numbering: str, draft: bool, strict: bool) -> Options:
    """Return how to make a document; UsageError where the options exclude each other."""
    if draft and strict:
        raise UsageError(say("--draft 和 --strict 不能同时用"), say("--draft 印出【待填】，--strict 有【待填】就不生成"))

    from drafter.pipeline import Options

    return Options(typed_numbers=numbering == "text", draft=draft, strict=strict)


def templates_option() -> click.Option:
    """Return the option ``--templates``."""
    return click.Option(
        ["--templates"],
        metavar="DIR",
        multiple=True,
        help=say("另有文种的文件夹，可写多次；优先于自己的、共享的和自带的文种。也可用环境变量 DRAFTER_TEMPLATES"),
    )


def library_option() -> click.Option:
    """Return the option ``--library``."""
    return click.Option(
        ["--library", "libraries"],
        metavar="DIR",
        multiple=True,
        help=say("另有表述库的文件夹，可写多次；优先于自己的、共享的和自带的表述。也可用环境变量 DRAFTER_LIBRARY"),
    )


def dry_run_option() -> click.Option:
    """Return the option ``--dry-run``."""
    return click.Option(["--dry-run"], is_flag=True, help=say("只说会做什么，什么也不写"))


def json_option() -> click.Option:
    """Return the option ``--json``."""
    return click.Option(["--json", "as_json"], is_flag=True, help=say("在标准输出写 JSON，供程序读取"))


def library(templates: tuple[str, ...]) -> TypeLibrary:
    """Return the types at hand, those in *templates* before all others."""
    from drafter.doctypes import TypeLibrary, type_locations

    return TypeLibrary(type_locations([Path(folder) for folder in templates]))


def phrases(folders: tuple[str, ...]) -> PhraseSource:
    """Return the phrases that documents may link, those in *folders* before all others; opened when one is linked."""
    from drafter.snippets.linking import LinkedPhrases

    return LinkedPhrases([Path(folder) for folder in folders])


def layer_name(layer: str) -> str:
    """Return what people call *layer*."""
    names = {"bundled": say("自带"), "shared": say("共享"), "personal": say("自己的"), "named": say("指定")}
    return names[layer]
