"""``drafter`` itself: its commands, --version and --lang."""

from __future__ import annotations

import click

import drafter
from drafter.base.messages import say
from drafter.cli.console import put
from drafter.cli.pages import Group

_COMMANDS = (
    *("edit", "serve", "render", "new", "import", "diff", "format", "compile"),
    *("preview", "types", "check", "tasks", "snippets", "doctor"),
)
_MODULES = {"import": "importing", "format": "formatting"}
"""Commands whose names no module can have, or none should."""


def root() -> Group:
    """Return the command ``drafter`` in the language of the moment."""
    version = click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help=say("显示版本")
    )
    return Group(
        "drafter",
        {name: f"drafter.cli.{_MODULES.get(name, name)}" for name in _COMMANDS},
        help=say("公文起草助手：写答案文件，得到编号正确、格式规范的 Word 文件。"),
        params=[version],
        alone=_draft,
        examples=[
            ("drafter new work-plan -o plan.yaml", say("新建一份工作要点的答案文件，逐项有说明")),
            ("drafter render plan.yaml", say("由它生成 plan.docx")),
            ("drafter import 2026.docx -o plan.yaml --next-year", say("把去年的文稿变成今年的底稿")),
        ],
    )


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        put([f"drafter {drafter.__version__}"])
        ctx.exit()


def _draft() -> int | None:
    """Open the drafting screens where somebody sits at a terminal, and return the exit status; None where nobody does."""
    from drafter.cli.edit import edit, is_terminal

    return edit(None, ()) if is_terminal() else None
