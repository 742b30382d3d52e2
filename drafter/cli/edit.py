"""``drafter edit``, and ``drafter`` alone on a terminal: the drafting screens."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from drafter.base.errors import UsageError
from drafter.base.messages import say
from drafter.cli.options import library, templates_option
from drafter.cli.pages import Command, page_hint
from drafter.tui.serving.program import is_served


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "edit",
        callback=edit,
        params=[click.Argument(["file"], required=False, metavar=say("文件")), templates_option()],
        help=say("在终端的起草界面里写稿件。\n不写文件时，从选择文种、最近的稿件开始。在终端里只输入 drafter 也一样。"),
        usage=say("[选项] [文件]"),
        arguments=[(say("文件"), say("答案文件，如 plan.yaml"))],
        examples=[("drafter edit plan.yaml", say("接着写 plan.yaml"))],
    )


def edit(file: str | None, templates: tuple[str, ...]) -> int:
    """Run the drafting screens and return the exit status; UsageError where there is no terminal or no such file."""
    if not is_terminal() and not is_served():
        raise UsageError(say("起草界面要在终端里运行"), page_hint(click.get_current_context()))
    path = existing(file)

    from drafter.tui.app import run  # textual takes 150 ms that no other command waits for

    return run(lambda: library(templates), path)


def existing(file: str | None) -> Path | None:
    """Return the path of the answers file *file*, None where none is named; UsageError where there is no such file."""
    path = Path(file) if file is not None else None
    if path is not None and not path.is_file():
        raise UsageError(say("没有文件 {path}", path=path), say("新建一份：drafter new 文种 -o {path}", path=path))
    return path


def is_terminal() -> bool:
    """Tell whether somebody sits at a terminal, and reads what is written there."""
    return sys.stdin.isatty() and sys.stdout.isatty()
