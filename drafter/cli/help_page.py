"""What --help shows of a command or of a group of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from drafter.base.messages import say
from drafter.cli.layout import definitions, page_width, wrap

if TYPE_CHECKING:
    from drafter.cli.pages import Command, Example, Group


def command_page(command: Command, ctx: click.Context) -> str:
    """Return the page of *command*: how it is called, its arguments, options and examples."""
    lines = _head(f"{ctx.command_path} {command.usage}", command)
    lines += _section(say("参数："), command.arguments) + _section(say("选项："), _options(command, ctx))
    return "\n".join([*lines, *_examples(command.examples)]) + "\n"


def group_page(group: Group, ctx: click.Context) -> str:
    """Return the page of *group*: its commands, its options, examples."""
    lines = _head(f"{ctx.command_path} {say('[选项] 命令 …')}", group)
    members = [(name, group.get_command(ctx, name)) for name in group.members]
    lines += _section(say("命令："), [(name, _first_line(member)) for name, member in members])
    lines += _section(say("选项："), _options(group, ctx))
    return "\n".join([*lines, *_examples(group.examples)]) + "\n"


def _head(usage: str, command: click.Command) -> list[str]:
    return [say("用法：{usage}", usage=usage), "", *wrap(command.help or "", page_width())]


def _first_line(command: click.Command | None) -> str:
    return (command.help or "").partition("\n")[0] if command is not None else ""


def _options(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    return [(", ".join(option.opts) + _metavar(option), option.help or "") for option in options]


def _metavar(option: click.Option) -> str:
    return "" if option.is_flag or option.count else f" {option.metavar or ''}".rstrip()


def _section(title: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    return ["", title, *definitions(rows)] if rows else []


def _examples(examples: Sequence[Example]) -> list[str]:
    lines = ["", say("例：")] if examples else []
    for line, meaning in examples:
        lines += [f"  {line}", *(f"      {part}" for part in wrap(meaning, page_width() - 6))]
    return lines
